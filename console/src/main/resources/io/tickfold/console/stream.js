// Server-sent events by way of `fetch`, which can send a token, and which resumes after a loss.

import { address, headers } from './api.js';

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 5000;

/** A connection that was silent for longer is taken for dead: more than two heartbeats. */
const SILENCE = (12 * Number.parseInt(document.documentElement.dataset.heartbeat ?? '5000', 10)) / 5;

/**
 * @typedef {object} Listener
 * @property {(type: string, data: string, id: string | undefined) => void} onEvent
 * @property {(live: boolean) => void} onState
 * @property {(status: number) => boolean} [onRefused] says whether to try again
 */

/**
 * Follows a stream until it is told to stop. A page that nobody sees holds no connection: a browser
 * has six for all its tabs together.
 *
 * @param {string} path
 * @param {Listener} listener
 * @param {string} [after] the id of the last event that is known
 * @returns {() => void} ends it
 */
export function follow(path, listener, after) {
  const stop = new AbortController();
  run(path, listener, stop.signal, after);
  return () => stop.abort();
}

async function run(path, listener, ended, after) {
  let last = after;
  let pause = FIRST_PAUSE;
  while (!ended.aborted) {
    await seen();
    const outcome = await once(path, listener, ended, last, (id) => {
      last = id ?? last;
      pause = FIRST_PAUSE;
    });
    if (ended.aborted || outcome === 'refused') {
      return;
    }
    if (outcome === 'unknown position') {
      last = undefined;
    }
    listener.onState(false);
    if (document.hidden) {
      continue;
    }
    await sleep(pause, ended);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

async function once(path, listener, ended, last, onId) {
  const silence = new AbortController();
  const ends = () => silence.abort();
  const hides = () => document.hidden && silence.abort();
  ended.addEventListener('abort', ends, { once: true });
  document.addEventListener('visibilitychange', hides);
  let timer = window.setTimeout(ends, SILENCE);
  try {
    const resume = last === undefined ? {} : { 'Last-Event-ID': last };
    const response = await fetch(address(path), {
      headers: headers({ Accept: 'text/event-stream', ...resume }),
      cache: 'no-store',
      signal: silence.signal,
    });
    if (!response.ok || !response.body) {
      if (response.status === 400 && last !== undefined) {
        return 'unknown position';
      }
      return listener.onRefused?.(response.status) === false ? 'refused' : 'lost';
    }
    listener.onState(true);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      window.clearTimeout(timer);
      timer = window.setTimeout(ends, SILENCE);
      const blocks = (text + part.value).split('\n\n');
      text = blocks.pop() ?? '';
      blocks.forEach((block) => deliver(block, listener, onId));
    }
    return 'lost';
  } catch {
    return 'lost';
  } finally {
    window.clearTimeout(timer);
    ended.removeEventListener('abort', ends);
    document.removeEventListener('visibilitychange', hides);
  }
}

/** What a listener cannot do with an event does not end the stream, which would bring it again. */
function deliver(block, listener, onId) {
  const fields = new Map(block.split('\n').map((line) => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon), line.slice(colon + 2)];
  }));
  const id = fields.get('id');
  onId(id);
  if (fields.has('data')) {
    try {
      listener.onEvent(fields.get('event') ?? 'message', fields.get('data') ?? '', id);
    } catch (failure) {
      window.console.error(failure);
    }
  }
}

/** Waits until the page is seen. */
const seen = () => new Promise((resolve) => {
  const look = () => {
    if (!document.hidden) {
      document.removeEventListener('visibilitychange', look);
      resolve(undefined);
    }
  };
  document.addEventListener('visibilitychange', look);
  look();
});

const sleep = (millis, ended) => new Promise((resolve) => {
  const timer = window.setTimeout(resolve, millis);
  ended.addEventListener('abort', () => {
    window.clearTimeout(timer);
    resolve(undefined);
  }, { once: true });
});
