// Loads the page again if one of its files cannot be had: while gateways of two versions run behind
// one balancer, the page of one of them may ask the other for its files. It is no module, has always
// the same address, and imports nothing, so that every gateway has it.
(() => {
  const KEY = 'tickfold.loads';
  const FIRST_PAUSE = 500;
  const LONGEST_PAUSE = 10000;
  let waiting = false;

  const isNeeded = (element) => element instanceof HTMLScriptElement
    || (element instanceof HTMLLinkElement && element.rel === 'stylesheet');

  window.addEventListener('error', ({ target }) => {
    if (waiting || !isNeeded(target)) {
      return;
    }
    waiting = true;
    const loads = Number.parseInt(window.sessionStorage.getItem(KEY) ?? '0', 10);
    window.sessionStorage.setItem(KEY, String(loads + 1));
    document.getElementById('console')?.replaceChildren('The page is being updated \u2026');
    window.setTimeout(() => window.location.reload(),
      Math.min(FIRST_PAUSE * 2 ** Math.min(loads, 10), LONGEST_PAUSE));
  }, true);
})();
