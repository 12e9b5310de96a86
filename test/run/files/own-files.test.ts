// SPDX-License-Identifier: Apache-2.0
// What the command line says of its own files.
import { expect, it } from 'vitest';
import { checkRecord } from '../../../src/run/files/own-files.ts';

it.each([
  ['a leg without a file', ['linux/amd64'], {}, false, ['LEG_UNRECORDED']],
  ['a leg with its record', ['linux/amd64'], { record: 'leg.json' }, false, []],
  ['a leg with the receipt', ['linux/amd64'], { receipt: 'receipt.json' }, false, []],
  ['a leg whose receipt is printed', ['linux/amd64'], {}, true, []],
  ['no leg', [], {}, false, []],
] as const)('%s', (_, leg, files, json, codes) => {
  expect(checkRecord(leg, { files, json }).map(({ code }) => code)).toEqual(codes);
});
