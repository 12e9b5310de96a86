// SPDX-License-Identifier: Apache-2.0
// CSV as Docker and buildx read it.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderCsv } from '../../../../src/ship/build/command/csv.ts';

it.each([
  { fields: ['type=oci', 'dest=/tmp/a'], text: 'type=oci,dest=/tmp/a' },
  { fields: ['dest=/tmp/a,b "c" d\'e'], text: '"dest=/tmp/a,b ""c"" d\'e"' },
  { fields: ['a\nb', ' c'], text: '"a\nb"," c"' },
])('$text', ({ fields, text }) => {
  expect(renderCsv(fields)).toBe(text);
});

it('is read back as it was, whatever the fields', () => {
  const field = fc.string({ minLength: 1, unit: 'binary' });
  fc.assert(
    fc.property(fc.array(field, { minLength: 1 }), (fields) => {
      expect(parse(renderCsv(fields), { record_delimiter: '\0\0\0' })).toEqual([fields]);
    }),
  );
});
