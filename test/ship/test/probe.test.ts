// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { type Problem } from '../../../src/problem.ts';
import { parseProbe } from '../../../src/ship/test/probe.ts';

describe('a test without a script', () => {
  it.each([
    { text: 'health', probe: { kind: 'health' } },
    { text: 'tcp:8080', probe: { kind: 'tcp', port: 8080 } },
    { text: 'http:8080', probe: { kind: 'http', port: 8080, path: '/' } },
    { text: 'http:80/healthz?a=b', probe: { kind: 'http', port: 80, path: '/healthz?a=b' } },
    { text: './health', probe: undefined },
    { text: 'healthy', probe: undefined },
    { text: 'curl http://localhost:8080/', probe: undefined },
  ])('$text', ({ text, probe }) => {
    expect(parseProbe(text)).toEqual(probe);
  });

  it.each([
    { text: 'tcp:0', says: 'names port 0' },
    { text: 'tcp:65536', says: 'names port 65536' },
    { text: 'tcp:80/x', says: 'has a path' },
    { text: 'tcp:', says: 'has no port' },
    { text: 'http://localhost:8080/', says: 'has no port' },
    { text: 'https:8443/', says: 'has no port' },
    { text: 'http:80/ä', says: 'other characters' },
    { text: 'http:80/a b', says: 'other characters' },
    { text: 'http:80/a\r\nHost: evil', says: 'has no port' },
  ])('is refused: $text', ({ text, says }) => {
    let thrown: unknown;
    try {
      parseProbe(text);
    } catch (cause) {
      thrown = cause;
    }
    const [problem] = (thrown as Problem).problems;
    expect(problem).toMatchObject({ code: 'GATE_INVALID', level: 'error' });
    expect(problem?.message).toContain(says);
  });
});
