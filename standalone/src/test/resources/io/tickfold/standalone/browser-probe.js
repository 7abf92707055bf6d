// Between the page and the network, before any script of the page: notes what the page receives,
// and does to answers what a test asks for.
(() => {
  const probe = {
    /** The ids of the account's events, in the order in which they came. */
    events: [],
    /** The path of which one more answer is lost on its way, after the gateway has given it. */
    lost: null,
    /** Whether prices are said to be stale. */
    stale: false,
    /** Texts that stand for others in answers. */
    instead: {},
    violations: [],
    /** The last texts that were drawn on a canvas. */
    drawn: [],
  };
  window.probe = probe;
  document.addEventListener('securitypolicyviolation',
    (event) => probe.violations.push(`${event.violatedDirective} ${event.blockedURI}`));

  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function draw(text, ...where) {
    probe.drawn = [...probe.drawn.slice(-100), text];
    fillText.call(this, text, ...where);
  };

  const send = window.fetch.bind(window);

  function note(line) {
    if (line.startsWith('id: ')) {
      probe.id = line.slice(4);
    } else if (line.startsWith('event: tickfold.')) {
      probe.events.push(probe.id);
    }
  }

  const lines = (change) => {
    let rest = '';
    return new TransformStream({
      transform(part, out) {
        const all = (rest + part).split('\n');
        rest = all.pop();
        all.forEach((line) => out.enqueue(`${change(line)}\n`));
      },
    });
  };

  const piped = (answer, change) => new Response(answer.body.pipeThrough(new TextDecoderStream())
    .pipeThrough(lines(change)).pipeThrough(new TextEncoderStream()), answer);

  window.fetch = async (address, options) => {
    const path = new URL(address).pathname;
    const answer = await send(address, options);
    if (probe.lost && path.endsWith(probe.lost)) {
      probe.lost = null;
      return new Response('{"error":"Request timeout"}',
        { status: 504, headers: { 'Refusal-Reason': 'OUTCOME_UNKNOWN' } });
    }
    if (path.endsWith('/events/stream') && answer.ok) {
      return piped(answer, (line) => {
        note(line);
        return line;
      });
    }
    if (path.endsWith('/prices/stream') && answer.ok) {
      return piped(answer, (line) =>
        (probe.stale ? line.replace('"stale":false', '"stale":true') : line));
    }
    if (!Object.keys(probe.instead).length || !answer.ok) {
      return answer;
    }
    const text = Object.entries(probe.instead)
      .reduce((all, [from, to]) => all.replaceAll(from, to), await answer.text());
    return new Response(text, answer);
  };
})();
