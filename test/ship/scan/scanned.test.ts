// SPDX-License-Identifier: Apache-2.0
// What the settings of a scan mean.
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.ts';
import { parseScan, toFailing, wantsScan } from '../../../src/ship/scan/scanned.ts';

const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    return thrown.problems[0]?.code;
  }
};

describe('scan', () => {
  it.each([
    { scan: undefined, is: undefined },
    { scan: 'none', is: undefined },
    { scan: 'false', is: undefined },
    { scan: 'trivy', is: { scanner: 'trivy' } },
    { scan: 'Grype', is: { scanner: 'grype' } },
    { scan: 'docker scout', is: { scanner: 'scout' } },
    { scan: './scan.sh --fast', is: { scanner: 'command', command: './scan.sh --fast' } },
    { scan: 'true', is: 'SCAN_INVALID' },
  ])('$scan', ({ scan, is }) => {
    expect(codeOf(() => parseScan({ scan }))).toEqual(is);
    expect(wantsScan({ scan })).toBe(is !== undefined);
  });
});

describe('scan-severity', () => {
  it.each([
    { words: ['critical'], is: ['critical'] },
    { words: ['high'], is: ['critical', 'high'] },
    { words: ['CRITICAL', 'HIGH'], is: ['critical', 'high'] },
    { words: ['medium'], is: ['critical', 'high', 'medium'] },
    { words: ['unknown'], is: ['critical', 'high', 'medium', 'low', 'unknown'] },
    { words: ['severe'], is: 'SCAN_INVALID' },
    { words: [], is: 'SCAN_INVALID' },
  ])('$words', ({ words, is }) => {
    const read = codeOf(() => [...toFailing({ scanSeverity: words })]);
    expect(read).toEqual(is);
  });
});
