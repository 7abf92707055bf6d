// Runs before the scripts of the page: signs in, and measures pictures a second and what comes
// between them.
(() => {
  const SECONDS = 20;
  const SETTLED = 2000;
  window.sessionStorage.setItem('tickfold.token', document.currentScript.dataset.token);

  const started = new Promise((resolve) => {
    const look = () => (document.querySelector('.ticket button.main:enabled')
      ? resolve(performance.now()) : window.setTimeout(look, 5));
    look();
  });

  const busy = [];
  new PerformanceObserver((list) => busy.push(...list.getEntries())).observe({ type: 'longtask' });

  const measure = (interactive) => {
    const begin = performance.now();
    const longBefore = busy.length;
    let frames = 0;
    let last = begin;
    let longest = 0;
    const frame = (now) => {
      frames += 1;
      longest = Math.max(longest, now - last);
      last = now;
      if (now - begin < SECONDS * 1000) {
        window.requestAnimationFrame(frame);
        return;
      }
      const shown = document.querySelector('.market .chosen td').textContent;
      const lines = [
        `interactive ${Math.round(interactive)}`,
        `frames ${(frames * 1000 / (now - begin)).toFixed(1)}`,
        `longest ${Math.round(longest)}`,
        `longTasks ${busy.length - longBefore}`,
        `shown ${shown.replaceAll(',', '')}`,
      ];
      window.fetch('measured', { method: 'POST', body: lines.join('\n') });
    };
    window.requestAnimationFrame(frame);
  };

  started.then((interactive) => window.setTimeout(() => measure(interactive), SETTLED));
})();
