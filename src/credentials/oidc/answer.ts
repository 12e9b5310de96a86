// SPDX-License-Identifier: Apache-2.0
// Fields of a token service's answer. Pure.
import type { JsonObject } from '../../registry/json.ts';
import { readClaims } from './claims.ts';

/** Characters allowed in a header and in a Docker configuration. */
const TOKEN = /^[\x21-\x7e]+$/;

/** A token in an answer; undefined where there is none that could be sent. */
export function readTextField(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' && TOKEN.test(value) ? value : undefined;
}

/** A lifetime in seconds, as a number or a text, in ms; undefined for anything else. */
export function readLifeMs(value: unknown): number | undefined {
  const seconds = typeof value === 'string' ? Number(value) : value;
  return typeof seconds === 'number' && seconds > 0 && Number.isFinite(seconds)
    ? seconds * 1000
    : undefined;
}

/** When a token ends that says so itself, ms since 1970. */
export function readEndMs(token: string): number | undefined {
  return readClaims(token)?.expiresMs;
}
