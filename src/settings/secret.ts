// SPDX-License-Identifier: Apache-2.0
// A value that must not be shown by accident.
import { inspect } from 'node:util';
import type { Secret } from './settings.ts';

const MASK = '***';

/** Wraps a value so that printing it, in JSON, a template or `console.log`, gives `***`. */
export function secret(value: string): Secret {
  return Object.freeze({
    reveal: () => value,
    toJSON: () => MASK,
    toString: () => MASK,
    [inspect.custom]: () => MASK,
  });
}
