// SPDX-License-Identifier: Apache-2.0
// A refusal in the user's terms: status, the registry's own code and words, and whether to ask again.
import { error, type ProblemCode } from '../../problem.ts';
import { type Retry, type Failure } from '../failure.ts';
import { readStart } from '../http/body.ts';
import type { HttpResponse } from '../http/http.ts';
import { isObject, parseObject } from '../json.ts';
import { REFUSAL_BYTES } from '../limits.ts';
import { toLine, toTextLine } from '../http/line.ts';
import { toHint, toMeaning } from './hints.ts';
import { parseChallenge } from '../auth/challenge.ts';
import { parseRetryAfter } from '../http/retry.ts';
import { createFinder, maskFound } from '../../secret-forms.ts';
import { toSecrets } from '../auth/secrets.ts';
import type { Question, Refusal } from './question.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** Masking shorter values would garble ordinary words. */
const SHORTEST_SECRET = 4;
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);
const TOO_MANY = 'TOOMANYREQUESTS';
const LAG = /(?:manifest_)?blob[_ ]unknown|unknown blob|manifest_unknown|unknown manifest/i;
const CUT = /digest_invalid|size_invalid|blob_upload_(?:unknown|invalid)/i;
/** What is wrong with a manifest itself, whatever its kind. */
const BAD = /(?:digest|name|size|tag)_invalid|too (?:large|big|many)|exceed|polic(?:y|ies)/i;
/** How registries say that they do not take this kind of manifest: Quay, Heroku, Harbor, GCR, Artifactory. */
const KIND =
  /^$|unsupported|not[_ ]support|manifest[_ ]?invalid|invalid manifest|(?:media|content)[- _]?type|schema ?version|unknown\/unknown|in-toto|attestation/i;
const IMMUTABLE =
  /immutab|cannot be overwritten|already exists|alreadyexists|not allowed to overwrite/i;

/** Reads what a registry says when it refuses; also when it says nothing or something that is not JSON. */
async function readRefusal(answer: HttpResponse, question: Question): Promise<Refusal> {
  const challenge = parseChallenge(answer.headers['www-authenticate']);
  const scopeDenied = challenge.scheme === 'bearer' && challenge.error === 'insufficient_scope';
  const text = Buffer.from(await readStart(answer, REFUSAL_BYTES)).toString('utf8');
  const finders = toHidden(question).map(createFinder);
  const show = (words: string) => toTextLine(maskFound(words, finders));
  const server = answer.headers['cf-ray'] === undefined ? answer.headers.server : 'cloudflare';
  const said = parseWords(text, show);
  const { statusCode: status, proxy } = answer;
  const header = answer.headers['www-authenticate']?.trim() ?? '';
  const isOther = status === 401 && challenge.scheme === 'none' && header !== '';
  return {
    ...{ status, scopeDenied, scheme: isOther ? show(header) : undefined, proxy, ...said },
    ...{ server: toLine(String(server ?? '')), isPage: said.code === '' && text.trim() !== '' },
  };
}

function toHidden({ found, authorization }: Question): readonly string[] {
  const sent = authorization?.split(' ')[1];
  return [
    ...(found === undefined ? [] : toSecrets(found.credential)),
    ...(sent === undefined ? [] : [sent]),
  ].filter(({ length }) => length >= SHORTEST_SECRET);
}

/** Code and words of a body, as `show` gives them: after JSON is parsed, and before they are cut. */
function parseWords(
  text: string,
  show: (words: string) => string,
): { code: string; words: string } {
  // Proxies answer in HTML; the text itself is shown then.
  const body = parseObject(text);
  const first = Array.isArray(body?.errors) ? (body.errors[0] as unknown) : body;
  if (!isObject(first)) return { code: '', words: show(text) };
  const { code, message, detail, details, error: short } = first;
  const words = [message, details, detail, short].find((x) => typeof x === 'string' && x !== '');
  return {
    code: typeof code === 'string' ? show(code) : '',
    words: typeof words === 'string' ? show(words) : '',
  };
}

/** The failure of one try that a refusal means. */
export async function readFailure(
  answer: HttpResponse,
  question: Question,
  nowMs: number,
): Promise<Failure> {
  const refusal = await readRefusal(answer, question);
  const retry = toRetry(refusal, question);
  const code = toCode(refusal, question);
  const retryAfterMs =
    retry === 'transient' ? parseRetryAfter(answer.headers['retry-after'], nowMs) : undefined;
  return {
    problem: error(code, toMessage(code, refusal, question), toHint(code, refusal, question)),
    retry,
    pauseHost: refusal.status === 429 || refusal.status === 503,
    answer: { status: refusal.status, code: refusal.code, isPage: refusal.isPage },
    ...omitUndefined({ retryAfterMs }),
  };
}

function toRetry(refusal: Refusal, question: Question): Retry {
  if (TRANSIENT.has(refusal.status) || refusal.code === TOO_MANY) return 'transient';
  return question.redirected === true || mayLag(refusal, question) ? 'limited' : 'permanent';
}

/** Whether this may be a registry that does not see yet what was just written, or a stream that was cut. */
function mayLag({ status, code, words }: Refusal, { kind }: Question): boolean {
  const said = `${code} ${words}`;
  // Distribution reads a link that another write just made empty, and calls that an invalid digest.
  if (kind === 'manifest' || kind === 'tag') {
    return [400, 404].includes(status) && (LAG.test(said) || /digest_invalid/i.test(said));
  }
  return (kind === 'blob' || kind === 'upload') && (CUT.test(said) || status === 416);
}

/**
 * The code of the Problem that a refusal means.
 *
 * | asked           | answer                                  | code                          |
 * | --------------- | --------------------------------------- | ----------------------------- |
 * | any             | 429                                     | `REGISTRY_RATE_LIMITED`       |
 * | any             | 408, 5xx                                | `REGISTRY_FAILED`             |
 * | write a tag     | 409, 412, or 400, 403, 405 and "immutable" | `REGISTRY_TAG_IMMUTABLE`   |
 * | any             | 401, neither Basic nor Bearer           | `LOGIN_SCHEME_UNSUPPORTED`    |
 * | any             | 401, without a credential               | `LOGIN_MISSING`               |
 * | any             | 401 `insufficient_scope`, 403           | `REGISTRY_DENIED`             |
 * | any             | 401 to a token that was given for the credential | `REGISTRY_DENIED`    |
 * | any             | 401, 403 in words of the table of refusals | as the table has it        |
 * | any             | 401 otherwise                           | `LOGIN_REFUSED`               |
 * | write           | 404                                     | `REGISTRY_REPOSITORY_MISSING` |
 * | read            | 404                                     | `REGISTRY_NOT_FOUND`          |
 * | any             | 400, nginx about a client certificate   | `REGISTRY_TLS_CLIENT`         |
 * | any             | 413                                     | `REGISTRY_TOO_LARGE`          |
 * | write by digest | 405, 406, 415, 422                      | `REGISTRY_UNSUPPORTED`        |
 * | write by digest | 400, 404, with words about its kind, none, or a page | `REGISTRY_UNSUPPORTED` |
 * | upload          | 415                                     | `REGISTRY_UNSUPPORTED`        |
 * | upload, at its end | 404                                  | `REGISTRY_REFUSED`            |
 * | any             | any other                               | `REGISTRY_REFUSED`            |
 */
function toCode(refusal: Refusal, question: Question): ProblemCode {
  const { status } = refusal;
  if (status === 429 || refusal.code === TOO_MANY) return 'REGISTRY_RATE_LIMITED';
  if (status >= 500) return 'REGISTRY_FAILED';
  const meaning = toMeaning(refusal, question);
  if (question.kind === 'tag' && (isImmutable(refusal) || meaning === 'REGISTRY_TAG_IMMUTABLE')) {
    return 'REGISTRY_TAG_IMMUTABLE';
  }
  if (status === 401 || status === 403) return toLoginCode(refusal, question);
  return toPlainCode(refusal, question);
}

function toPlainCode(refusal: Refusal, question: Question): ProblemCode {
  if (isAboutCertificate(refusal)) return 'REGISTRY_TLS_CLIENT';
  if (isUnsupported(refusal, question)) return 'REGISTRY_UNSUPPORTED';
  if (refusal.status === 404) return toMissingCode(refusal, question);
  return BY_STATUS[refusal.status] ?? 'REGISTRY_REFUSED';
}

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  408: 'REGISTRY_FAILED',
  413: 'REGISTRY_TOO_LARGE',
};

/** nginx asks for a client certificate, and answers over TLS where it gets none or a wrong one. */
const CERT_WANTED = /no required ssl certificate/i;
const CERT_REFUSED = /the ssl certificate error/i;

function isAboutCertificate({ status, words }: Refusal): boolean {
  return status === 400 && (CERT_WANTED.test(words) || CERT_REFUSED.test(words));
}

function isImmutable({ status, code, words }: Refusal): boolean {
  if (status === 409 || status === 412) return true;
  return [400, 403, 405].includes(status) && IMMUTABLE.test(`${code} ${words}`);
}

/** Whether the registry does not support this type of manifest or blob, for any user. */
function isUnsupported({ status, code, words, isPage }: Refusal, { kind }: Question): boolean {
  const said = `${code} ${words}`.trim();
  const { always = [], worded = [] } = UNSUPPORTED[kind] ?? {};
  if (LAG.test(said) || BAD.test(said)) return false;
  // Everything that the manifest refers to exists: a page tells nothing about the repository.
  return always.includes(status) || (worded.includes(status) && (isPage || KIND.test(said)));
}

/** The statuses that say so by themselves, and those that do with words, or without any. */
const UNSUPPORTED: Partial<
  Record<
    Question['kind'],
    { readonly always: readonly number[]; readonly worded?: readonly number[] }
  >
> = {
  manifest: { always: [405, 406, 415, 422], worded: [400, 404] },
  blob: { always: [415] },
  upload: { always: [415] },
};

function toLoginCode(refusal: Refusal, question: Question): ProblemCode {
  if (refusal.scheme !== undefined) return 'LOGIN_SCHEME_UNSUPPORTED';
  const hasCredential = question.found !== undefined;
  if (question.kind === 'token') return hasCredential ? 'LOGIN_REFUSED' : 'LOGIN_MISSING';
  if (refusal.status === 401 && !hasCredential) return 'LOGIN_MISSING';
  const meaning = toMeaning(refusal, question);
  if (meaning !== undefined) return meaning;
  const isDenied = refusal.scopeDenied || question.isAccepted === true;
  return refusal.status === 403 || isDenied ? 'REGISTRY_DENIED' : 'LOGIN_REFUSED';
}

function toMissingCode(refusal: Refusal, question: Question): ProblemCode {
  if (question.kind === 'read' || question.kind === 'token') return 'REGISTRY_NOT_FOUND';
  const isLag = LAG.test(`${refusal.code} ${refusal.words}`);
  return isLag || question.kind === 'upload' ? 'REGISTRY_REFUSED' : 'REGISTRY_REPOSITORY_MISSING';
}

/** An entry of `registries` is named after the host, which then need not stand twice. */
function toSource(source: string | undefined, host: string): string | undefined {
  return source?.endsWith(`: ${host}`) === true ? source.slice(0, -host.length - 2) : source;
}

/** `the credential from registries may not push to "…"` where that is what was asked, else what could not be done. */
function toMessage(code: ProblemCode, refusal: Refusal, question: Question): string {
  const { status } = refusal;
  const { doing, repository, found } = question;
  const { host } = repository;
  const isDenied = status === 401 || status === 403;
  const source = toSource(found?.source, host);
  const answered = `${question.asked ?? host} answered ${toHttpResponse(refusal)}`;
  if (code === 'REGISTRY_DENIED' && question.kind === 'blob' && source !== undefined) {
    return `the credential from ${source} may not push to "${repository.name}": ${answered}.`;
  }
  const who = isDenied && source !== undefined ? `, with the credential from ${source}` : '';
  return `could not ${doing} "${repository.name}"${who}: ${answered}.`;
}

function toHttpResponse({ status, code, words, scheme, proxy }: Refusal): string {
  const said = [String(status), code, words === '' ? '' : `"${words}"`];
  const asks =
    scheme === undefined
      ? ''
      : ` and asks for an authentication scheme that is neither Basic nor Bearer ("${scheme}")`;
  const answer = `${said.filter((part) => part !== '').join(' ')}${asks}`;
  return proxy === undefined ? answer : `${answer}, through the proxy ${proxy}`;
}
