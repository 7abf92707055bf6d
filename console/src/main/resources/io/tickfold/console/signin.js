// Signing in: a link by mail, a pasted token, or one click on the machine of a demonstration.

import { request } from './api.js';
import { html, nothing } from './lit-html/lit-html.js';
import { live } from './lit-html/directives/live.js';
import * as session from './session.js';
import { changed, state } from './store.js';
import { words } from './trading.js';

const HERE = ['localhost', '127.0.0.1', '[::1]'];

const mayDemo = () => document.documentElement.dataset.demo === 'true'
  && HERE.includes(window.location.hostname);

/** The question who it is; over the page, if a token has expired. */
export function signInView(onSignedIn) {
  const { signin, expired } = state;
  return html`<div class=${expired ? 'veil' : 'door'}>
    <section class="panel signin" role=${expired ? 'dialog' : 'region'} aria-labelledby="door-title"
      aria-modal=${expired ? 'true' : nothing}>
      <h1 id="door-title">${expired ? 'Sign in again' : 'Tickfold'}</h1>
      <p class="faint">${expired ? 'Your token has expired. Everything stays as it is.'
        : 'Margin trading on one ordered log.'}</p>
      ${mayDemo() ? html`<button type="button" class="main buy" id="demo" ?disabled=${signin.busy}
        @click=${() => demo(onSignedIn)}>Continue as demo user</button>
        <p class="or"><span>or</span></p>` : nothing}
      <form @submit=${(e) => { e.preventDefault(); paste(onSignedIn); }}>
        <label>Access token<input name="token" type="password" autocomplete="off" spellcheck="false"
          .value=${live(signin.text)}
          @input=${(e) => { signin.text = e.target.value; changed(); }}></label>
        <button type="submit" class="small" ?disabled=${!signin.text.trim()}>Sign in</button>
      </form>
      <form @submit=${(e) => { e.preventDefault(); mail(); }}>
        <label>Mail address<input name="email" type="email" autocomplete="email"
          .value=${live(signin.mail)}
          @input=${(e) => { signin.mail = e.target.value; changed(); }}></label>
        <button type="submit" class="small" ?disabled=${!signin.mail.trim() || signin.busy}>
          Send a link</button>
      </form>
      <p role="status" class=${signin.error ? 'warning' : 'faint'}>${signin.error
        || (signin.sent ? 'A mail with a link is on its way, unless there were too many.' : '')}</p>
    </section></div>`;
}

async function attempt(what) {
  const { signin } = state;
  signin.busy = true;
  signin.error = '';
  changed();
  try {
    await what();
  } catch (refusal) {
    signin.error = `${words(refusal)}.`;
  }
  signin.busy = false;
  changed();
}

function enter(token, onSignedIn) {
  session.keep(token);
  state.signin.text = '';
  onSignedIn();
}

const demo = (onSignedIn) => attempt(async () => {
  const { token } = await request('POST', 'auth/demo');
  enter(token, onSignedIn);
});

const mail = () => attempt(async () => {
  await request('POST', 'auth/login', JSON.stringify({ email: state.signin.mail.trim() }));
  state.signin.sent = true;
});

function paste(onSignedIn) {
  const text = state.signin.text.trim();
  const claims = session.claims(text);
  if (!claims) {
    state.signin.error = 'That is no token.';
  } else if (claims.expires <= Date.now()) {
    state.signin.error = 'That token has expired.';
  } else {
    state.signin.error = '';
    enter(text, onSignedIn);
  }
  changed();
}
