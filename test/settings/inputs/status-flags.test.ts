// SPDX-License-Identifier: Apache-2.0
// The flags of `tagship status`.
import { describe, expect, it } from 'vitest';
import { parseArgv } from '../../../src/settings/inputs/flags.ts';

describe('tagship status', () => {
  it('takes repositories and its flags', () => {
    const args = [
      'ghcr.io/acme/app',
      'acme/app',
      '--fail-on',
      'drift, backwards',
      '--fail-on',
      'broken',
    ];
    const parsed = parseArgv([
      'status',
      ...args,
      '--html',
      'status.html',
      '--metrics',
      '--details',
    ]);
    expect(parsed.problems).toEqual([]);
    expect(parsed.value).toMatchObject({
      command: 'status',
      positionals: ['ghcr.io/acme/app', 'acme/app'],
      files: { html: 'status.html' },
      details: true,
      status: { metrics: true, watch: false, port: 0, failOn: ['drift', 'backwards', 'broken'] },
    });
  });

  it.each([
    { args: ['--fail-on', 'all'], says: '--fail-on does not know "all"' },
    { args: ['--watch', '--port', '65536'], says: '--port needs a number up to 65535' },
    { args: ['--port', '80'], says: '--port is for --watch, and --watch is missing' },
    { args: ['--watch', '--port', 'http'], says: '--port needs a number up to 65535' },
    { args: ['--json', '--metrics'], says: '--json and --metrics exclude each other' },
    { args: ['--watch', '--html', 'x.html'], says: '--watch and --html exclude each other' },
    { args: ['--watch', '--fail-on', 'drift'], says: '--watch and --fail-on exclude each other' },
    { args: ['--watch=maybe'], says: '--watch takes no value such as "maybe"' },
  ])('$args: $says', ({ args, says }) => {
    const { problems } = parseArgv(['status', ...args]);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([['CLI_BAD_FLAG', says]]);
  });

  it('its flags are of no other command', () => {
    for (const flag of ['--metrics', '--watch', '--html=x', '--fail-on=drift', '--port=1']) {
      const { problems } = parseArgv(['verify', 'ghcr.io/acme/app:1', flag]);
      expect(problems.map(({ code }) => code)).toEqual(['CLI_UNKNOWN_FLAG']);
    }
  });
});
