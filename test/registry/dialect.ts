// SPDX-License-Identifier: Apache-2.0
// A registry in this process that keeps what it is sent, and answers some kinds of request in a dialect of its own.
import { toDigest } from '../../src/registry/blobs/digest.ts';
import { readContents, readMediaType } from '../../src/registry/manifests/contents.ts';
import {
  type Asked,
  refusal,
  type Reply,
  serve,
  type ServeOptions,
  type Served,
} from './server.ts';

/** A request, by what it is for. */
export interface Question extends Asked {
  readonly kind:
    | 'ping'
    | 'tags'
    | 'mount'
    | 'start upload'
    | `${'HEAD' | 'GET'} blob`
    | `${'PATCH' | 'PUT' | 'DELETE'} upload`
    | `${'HEAD' | 'GET' | 'PUT'} manifest`
    | 'other';
  /** The tag or digest. */
  readonly reference: string;
  /** How many of its kind came before. */
  readonly nth: number;
}

/** What a registry keeps. */
export interface Kept {
  readonly blobs: Map<string, Buffer>;
  readonly manifests: Map<string, { readonly type: string; readonly bytes: Buffer }>;
  readonly tags: Map<string, string>;
  readonly uploads: Map<string, Buffer>;
}

/** An answer instead of the usual one; `after` gives it once the registry has done what was asked. */
export type Odd = Reply & { readonly after?: boolean };

/** How a registry differs from the others; undefined for what it does like them. */
export type Dialect = (question: Question, kept: Kept) => Odd | undefined;

/** A registry that runs. */
export interface DialectServer extends Served {
  readonly kept: Kept;
  /** What came, by kind and reference: `PUT manifest latest`. */
  readonly questions: readonly Question[];
}

/** Starts a registry of a dialect. */
export async function serveDialect(
  dialect: Dialect,
  options: ServeOptions = {},
): Promise<DialectServer> {
  const kept: Kept = {
    ...{ blobs: new Map(), manifests: new Map(), tags: new Map(), uploads: new Map() },
  };
  const questions: Question[] = [];
  const served = await serve((asked) => {
    const named = toQuestion(asked);
    const nth = questions.filter(({ kind }) => kind === named.kind).length;
    const question = { ...named, nth };
    questions.push(question);
    const odd = dialect(question, kept);
    if (odd === undefined) return answer(question, kept);
    if (odd.after === true) answer(question, kept);
    return odd;
  }, options);
  return { ...served, kept, questions };
}

/** An HTML page, as proxies and portals give. */
export function page(status: number, text = `${status} of a proxy`): Reply {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { status, headers, body: `<html><body><h1>${text}</h1></body></html>` };
}

function toQuestion(asked: Asked): Omit<Question, 'nth'> {
  const { method, path } = asked;
  const { pathname, searchParams } = new URL(path, 'http://registry');
  if (pathname === '/v2/') return { ...asked, kind: 'ping', reference: '' };
  const [, what = '', rest = ''] =
    /\/(manifests|blobs\/uploads|blobs|tags)\/(.*)$/.exec(pathname) ?? [];
  if (what === 'tags') return { ...asked, kind: 'tags', reference: '' };
  if (what === 'manifests')
    return { ...asked, kind: `${method} manifest` as 'PUT manifest', reference: rest };
  if (what === 'blobs') return { ...asked, kind: `${method} blob` as 'GET blob', reference: rest };
  if (what === '') return { ...asked, kind: 'other', reference: pathname };
  const kind = searchParams.has('mount') ? 'mount' : 'start upload';
  if (rest === '') return { ...asked, kind, reference: searchParams.get('mount') ?? '' };
  return { ...asked, kind: `${method} upload` as 'PUT upload', reference: rest };
}

function answer(question: Question, kept: Kept): Reply {
  const { kind, reference, method } = question;
  if (kind === 'ping') return {};
  if (kind === 'tags') {
    return { body: JSON.stringify({ name: 'x', tags: [...kept.tags.keys()] }) };
  }
  if (kind === 'PUT manifest') return putManifest(question, kept);
  if (kind === 'HEAD manifest' || kind === 'GET manifest') {
    const digest = kept.tags.get(reference) ?? reference;
    const found = kept.manifests.get(digest);
    if (found === undefined) return refusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown');
    const headers = { 'content-type': found.type, 'docker-content-digest': digest };
    const length = { 'content-length': String(found.bytes.byteLength) };
    return { headers: { ...headers, ...(method === 'HEAD' ? length : {}) }, body: found.bytes };
  }
  if (kind === 'HEAD blob' || kind === 'GET blob') {
    const bytes = kept.blobs.get(reference);
    if (bytes === undefined) return refusal(404, 'BLOB_UNKNOWN', 'blob unknown');
    return {
      body: bytes,
      ...(method === 'HEAD' ? { headers: { 'content-length': String(bytes.byteLength) } } : {}),
    };
  }
  return answerUpload(question, kept);
}

function putManifest({ reference, body, headers }: Question, kept: Kept): Reply {
  const digest = toDigest(body);
  const manifest = { bytes: body, digest, mediaType: readMediaType(body) };
  const { config, layers, manifests } = readContents(manifest);
  const lacks =
    [...(config === undefined ? [] : [config]), ...layers].some(
      (one) => !kept.blobs.has(one.digest),
    ) || manifests.some((one) => !kept.manifests.has(one.digest));
  if (lacks) return refusal(400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry');
  kept.manifests.set(digest, { type: headers['content-type'] ?? '', bytes: body });
  if (!reference.startsWith('sha256:')) kept.tags.set(reference, digest);
  return { status: 201, headers: { 'docker-content-digest': digest } };
}

function answerUpload({ kind, reference, path, body, headers }: Question, kept: Kept): Reply {
  if (kind === 'mount' && kept.blobs.has(reference)) return { status: 201 };
  if (kind === 'mount' || kind === 'start upload') {
    const id = `upload-${kept.uploads.size}`;
    kept.uploads.set(id, Buffer.alloc(0));
    return { status: 202, headers: { location: `/v2/acme/app/blobs/uploads/${id}` } };
  }
  const before = kept.uploads.get(reference);
  if (before === undefined) return refusal(404, 'BLOB_UPLOAD_UNKNOWN', 'upload unknown');
  const from = /^(\d+)-/.exec(headers['content-range'] ?? '')?.[1];
  if (from !== undefined && Number(from) !== before.byteLength) return { status: 416 };
  const bytes = Buffer.concat([before, body]);
  kept.uploads.set(reference, bytes);
  const location = `/v2/acme/app/blobs/uploads/${reference}`;
  if (kind === 'PATCH upload') {
    return { status: 202, headers: { location, range: `0-${bytes.byteLength - 1}` } };
  }
  if (kind === 'DELETE upload') return { status: 204 };
  const digest = new URL(path, 'http://registry').searchParams.get('digest') ?? '';
  if (toDigest(bytes) !== digest) return refusal(400, 'DIGEST_INVALID', 'digest did not match');
  kept.blobs.set(digest, bytes);
  return { status: 201, headers: { 'docker-content-digest': digest } };
}
