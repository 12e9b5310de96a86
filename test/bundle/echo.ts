// SPDX-License-Identifier: Apache-2.0
// Passwords that programs escape, a registry that repeats what it is sent, and the forms to search outputs for.
import { serve, type Served } from '../registry/server.ts';

/** Passwords with characters that JSON, URLs, HTML and shells escape, each in its own manner. */
export const nastyPasswords = [
  'p"a\\ss-wörd',
  'x<y>&z%41 +/=q',
  'hunter22-öäü😀',
  `it's\\"quoted"`,
  '##[add-path]/tmp/pw',
] as const;

/** A registry that answers every login with a refusal that holds the password in several forms. */
export function serveEcho(): Promise<Served> {
  return serve(({ headers: { authorization = '' } }) => {
    const pair = Buffer.from(authorization.split(' ')[1] ?? '', 'base64').toString();
    const password = pair.slice(pair.indexOf(':') + 1);
    if (password === '') {
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="echo"' } };
    }
    const message = [
      `denied: "${password}" (${JSON.stringify(password)}, ${encodeURIComponent(password)},`,
      `${authorization})\n::add-mask::x ##[add-path]/tmp`,
    ].join(' ');
    const body = JSON.stringify({ errors: [{ code: 'DENIED', message, detail: password }] });
    return { status: 403, headers: { 'content-type': 'application/json' }, body };
  });
}

/** The forms of a secret that are found in a text. */
export function findForms(text: string, secret: string, user: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = {
    raw: secret,
    json,
    'json twice': JSON.stringify(json).slice(1, -1),
    'json in ASCII': json.replaceAll(
      /[^ -~]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
    url: encodeURIComponent(secret),
    form: new URLSearchParams({ q: secret }).toString().slice(2),
    base64: Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1),
    basic: Buffer.from(`${user}:${secret}`).toString('base64'),
  };
  return Object.entries(forms)
    .filter(([, form]) => text.includes(form))
    .map(([name]) => name);
}
