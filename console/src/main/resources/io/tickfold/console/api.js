// Requests to the gateway. Answers keep their numbers as text.

import { parse } from './json.js';
import * as session from './session.js';

const BASE = new URL('api/v1/', document.baseURI);

export const address = (path) => new URL(path, BASE).href;

/** An answer that is no 2xx, or none at all: then the status is 0. */
export class Refusal extends Error {
  constructor(status, reason, text) {
    super(text);
    this.status = status;
    this.reason = reason;
  }

  /** Whether nobody knows yet what came of a command. */
  get isUnknown() {
    return this.status === 0 || this.status === 409 || this.status === 504
      || (this.status >= 500 && !this.reason);
  }
}

let onExpired = () => {};

/** Calls this whenever the gateway no longer takes the token. */
export function whenTokenExpires(callback) {
  onExpired = callback;
}

export function headers(more = {}) {
  const token = session.token();
  return token ? { Authorization: `Bearer ${token}`, ...more } : more;
}

async function body(response) {
  const text = await response.text();
  try {
    return text ? parse(text) : null;
  } catch (broken) {
    if (response.ok) {
      throw broken;
    }
    return { error: text };
  }
}

/**
 * @param {string} path below the base path of the API
 * @param {RequestInit} [options]
 * @returns {Promise<{body: any, response: Response}>}
 * @throws {Refusal}
 */
export async function send(path, options = {}) {
  const sent = session.token();
  let response;
  let answer;
  try {
    response = await fetch(address(path), {
      ...options,
      cache: 'no-store',
      headers: headers(options.headers),
    });
    answer = await body(response);
  } catch {
    throw new Refusal(0, 'NO_CONNECTION', 'The gateway cannot be reached');
  }
  if (response.ok) {
    return { body: answer, response };
  }
  if (response.status === 401 && sent === session.token()) {
    onExpired();
  }
  const reason = response.headers.get('Refusal-Reason') ?? '';
  throw new Refusal(response.status, reason, answer?.error ?? `Status ${response.status}`);
}

export const get = async (path) => (await send(path)).body;

/**
 * @param {string} method
 * @param {string} path
 * @param {string} [json] its body, if it has one
 * @param {string} [key] under which it is done once
 */
export const request = async (method, path, json, key) =>
  (await send(path, {
    method,
    body: json,
    headers: {
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(key ? { 'Idempotency-Key': key } : {}),
    },
  })).body;
