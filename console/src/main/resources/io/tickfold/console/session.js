// The token: in the storage of this tab, which ends with it, and never in an address that stays.

const KEY = 'tickfold.token';

/** Takes the token of a link in a mail out of the address. */
export function takeTokenFromAddress() {
  const address = new URL(window.location.href);
  if (address.pathname.endsWith('/dashboard')) {
    window.history.replaceState(null, '', new URL('.', address).pathname);
    const token = address.searchParams.get('token');
    if (token && claims(token)) {
      keep(token);
    }
  }
}

export const token = () => window.sessionStorage.getItem(KEY);
export const keep = (text) => window.sessionStorage.setItem(KEY, text.trim());
export const forget = () => window.sessionStorage.removeItem(KEY);

/** What a token says of itself; nobody but the gateway verifies it. */
export function claims(text) {
  try {
    const part = text.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(window.atob(part), (c) => c.charCodeAt(0));
    const body = JSON.parse(new TextDecoder().decode(bytes));
    return {
      account: String(body.userId ?? body.sub ?? ''),
      scopes: String(body.scope ?? '').split(' '),
      expires: Number(body.exp) * 1000,
    };
  } catch {
    return null;
  }
}
