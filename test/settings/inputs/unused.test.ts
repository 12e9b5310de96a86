// SPDX-License-Identifier: Apache-2.0
// Flags and inputs that change nothing: said, and refused where a check would be left out without a word.
import { expect, it } from 'vitest';
import { parseArgv } from '../../../src/settings/inputs/flags.ts';
import { readSettings } from '../../../src/settings/read.ts';

interface Row {
  readonly command: string;
  readonly given: Readonly<Record<string, string>>;
  readonly file?: string;
  readonly says?: string;
}

const file = (text: string) => ({ path: 'tagship.yml', text, owner: 'workflow' }) as const;

const promote = { command: 'promote' } as const;
const ship = { command: 'ship' } as const;
const rows: readonly Row[] = [
  {
    ...promote,
    given: { because: 'it loses data' },
    says: 'notice SETTINGS_UNUSED because has no effect without back | Set back, or remove because.',
  },
  { ...promote, given: { because: 'it loses data', back: 'true' } },
  {
    ...promote,
    given: { 'verify-key': 'cosign.pub', 'verify-issuer': 'https://x' },
    says: 'error SETTINGS_UNUSED verify-key, verify-issuer have no effect without signed: no signature is verified | Set signed, or remove verify-key, verify-issuer.',
  },
  { ...promote, given: { 'verify-key': 'cosign.pub' }, file: 'signed: true' },
  { ...promote, given: {}, file: 'verify-key: cosign.pub' },
  {
    ...promote,
    given: { only: 'api' },
    says: 'error SETTINGS_UNUSED only has no effect without targets: there are no targets to choose from | Set targets, or remove only.',
  },
  { ...promote, given: { only: 'api' }, file: 'targets: {api: {}, web: {}}' },
  {
    ...ship,
    given: { to: 'production', signed: 'true' },
    says: 'notice SETTINGS_UNUSED to, signed have no effect on ship | Remove to, signed.',
  },
  { ...ship, given: { signed: 'false', back: 'off', because: ' ' } },
  {
    command: 'plan',
    given: { 'test-timeout': '5s', 'test-untrusted': 'true' },
    says: 'notice SETTINGS_UNUSED test-timeout, test-untrusted have no effect without test | Set test, or remove test-timeout, test-untrusted.',
  },
  { ...ship, given: { 'test-timeout': '0' }, file: 'targets: {api: {test: health}, web: {}}' },
  {
    ...ship,
    given: { 'scan-sarif': 'x.sarif' },
    says: 'notice SETTINGS_UNUSED scan-sarif has no effect without scan | Set scan, or remove scan-sarif.',
  },
  { ...ship, given: { 'scan-gitlab': 'x.json' } },
  {
    ...ship,
    given: { 'sign-key-env': 'KEY' },
    says: 'notice SETTINGS_UNUSED sign-key-env has no effect without sign | Set sign, or remove sign-key-env.',
  },
  { ...ship, given: { 'sign-key-env': 'KEY', sign: 'key' } },
  {
    ...ship,
    given: { 'targets-env': 'TAG' },
    says: 'notice SETTINGS_UNUSED targets-env has no effect without targets-from | Set targets-from, or remove targets-env.',
  },
  {
    ...ship,
    given: { 'login-untrusted': 'true' },
    says: 'notice SETTINGS_UNUSED login-untrusted has no effect without login | Set login, or remove login-untrusted.',
  },
  { command: 'verify', given: { 'verify-key': 'cosign.pub' } },
  { command: 'yank', given: { because: 'it loses data' } },
];

it.each(rows)('$command with $given', async ({ command, given, file: text, says }) => {
  const sources = { command, given, env: {}, ...(text !== undefined && { file: file(text) }) };
  const { ok, problems } = await readSettings(sources);
  const lines = problems.map(
    ({ level, code, message, hint }) => `${level} ${code} ${message} | ${hint}`,
  );
  expect(lines).toEqual(says === undefined ? [] : [says]);
  expect(ok).toBe(!says?.startsWith('error'));
});

it.each([
  [['init', '--from', 'x.yml', '--add'], '--add says nothing together with --from'],
  [['plan', '--matrix', '--explain'], '--matrix and --explain exclude each other'],
  [['plan', '--details', '--explain'], '--explain and --details exclude each other'],
])('%s', (argv, says) => {
  const { ok, problems } = parseArgv(argv);
  expect({ ok, codes: problems.map(({ code }) => code) }).toEqual({
    ...{ ok: false, codes: ['CLI_BAD_FLAG'] },
  });
  expect(problems[0]?.message).toContain(says);
});
