// SPDX-License-Identifier: Apache-2.0
// Servers that repeat what they were sent, in every form in which services are known to; and the search for what got out.
import type { Asked, Reply } from '../registry/server.ts';
import { createFinder } from '../../src/secret-forms.ts';

/** The shortest value that counts as a secret, characters. */
const SHORTEST = 16;

/** What of a request may be secret: its authorization, also decoded, and all that is long in its query, headers and body. */
export function sentSecrets({ path, headers, body }: Asked): readonly string[] {
  const [scheme = '', sent = ''] = (headers.authorization ?? '').split(' ', 2);
  // A signature is of one request.
  const authorization = scheme.startsWith('AWS4-') ? '' : sent;
  const pair = /^basic$/i.test(scheme) ? Buffer.from(authorization, 'base64').toString() : '';
  const own = Object.entries(headers).flatMap(([name, value]) =>
    /^(?:x-(?!amz-(?:date|content|target|user))|metadata)/.test(name) ? [String(value)] : [],
  );
  const text = body.toString();
  const form = [...new URLSearchParams(text.startsWith('{') ? '' : text).values()];
  const json = [...text.matchAll(/:\s*"((?:[^"\\]|\\.)*)"/g)].map(([, value = '']) => value);
  const query = [...new URL(path, 'http://echo').searchParams.values()];
  const all = [
    authorization,
    pair.slice(pair.indexOf(':') + 1),
    ...own,
    ...form,
    ...json,
    ...query,
  ];
  return [...new Set(all.filter(({ length }) => length >= SHORTEST))];
}

const toJson = (value: unknown, status: number): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

const everywhere = (text: string) => ({
  ...{ message: text, error_description: text, details: text },
  errors: [{ code: 'DENIED', message: text, detail: text }],
  error: { code: 403, status: 'DENIED', message: text },
});

/** How a text is repeated. */
export const echoForms: Readonly<Record<string, (text: string) => Reply>> = {
  'JSON, forbidden': (text) => toJson(everywhere(text), 403),
  'JSON, bad request': (text) => toJson({ error: text, code: text, errorCodes: [text] }, 400),
  'JSON, unauthorized, with codes': (text) =>
    toJson({ __type: text, message: text, errors: [{ code: text, message: text }] }, 401),
  'JSON in JSON': (text) => toJson(everywhere(JSON.stringify({ text })), 403),
  base64: (text) => toJson(everywhere(Buffer.from(`user:${text}`).toString('base64')), 403),
  'a URL': (text) => toJson(everywhere(`https://x/?token=${encodeURIComponent(text)}`), 403),
  XML: (text) => ({
    status: 403,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${text}</Code><Message>${text}</Message></Error></ErrorResponse>`,
  }),
  'a page': (text) => ({
    status: 403,
    headers: { 'content-type': 'text/html' },
    body: `<html><title>${text}</title>${text}</html>`,
  }),
  headers: (text) => ({
    status: 401,
    headers: {
      'www-authenticate': `Negotiate ${text}, Bearer realm="http://127.0.0.1:9/${encodeURIComponent(text)}",error="${text}"`,
      ...{ server: text, 'docker-content-digest': text },
    },
    body: '',
  }),
  'a redirect': (text) => ({
    status: 302,
    headers: { location: `http://127.0.0.1:9/?token=${encodeURIComponent(text)}` },
  }),
  'busy for good': (text) => ({
    ...toJson(everywhere(text), 503),
    headers: { 'retry-after': '1' },
  }),
  'an answer without what was asked for': (text) =>
    toJson({ ...everywhere(text), access_token: 5, token: [text], authorizationData: text }, 200),
};

/** Answers a request with what it sent. */
export function echo(form: string): (asked: Asked) => Reply {
  return (asked) => echoForms[form]?.(sentSecrets(asked).join(' ')) ?? { status: 500 };
}

/** Of these secrets, those of which a text has the whole in some form, or a part of at least 16 characters. */
export function findLeaks(secrets: readonly string[], texts: readonly string[]): readonly string[] {
  const text = texts.join('\n');
  return secrets.filter((secret) => {
    if (secret.length < 8) return false;
    if (createFinder(secret)(text).length > 0) return true;
    const starts = Array.from({ length: Math.max(0, secret.length - SHORTEST) }, (_, at) => at);
    return starts.some((at) => text.includes(secret.slice(at, at + SHORTEST)));
  });
}

/** Of each name one form, another one for the next name. */
export function pickForms<T extends { readonly name: string; readonly form: string }>(
  rows: readonly T[],
): readonly T[] {
  const names = [...new Set(rows.map(({ name }) => name))];
  const forms = [...new Set(rows.map(({ form }) => form))];
  return rows.filter(
    ({ name, form }) => names.indexOf(name) % forms.length === forms.indexOf(form),
  );
}
