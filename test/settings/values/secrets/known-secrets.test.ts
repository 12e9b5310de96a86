// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { defaultSettings } from '../../../../src/settings/table/defaults.ts';
import { knownSecrets } from '../../../../src/settings/values/secrets/known-secrets.ts';

it.each([
  { arg: 'REPOSITORY=https://acme:correct-horse@git.example/a.git', secrets: ['correct-horse'] },
  { arg: 'ARCHIVE=https://host/a.tgz?private_token=correct-horse', secrets: ['correct-horse'] },
  { arg: 'REPOSITORY=https://git.example/a.git', secrets: [] },
  { arg: 'HTTPS_PROXY=http://acme:correct-horse@proxy:3128', secrets: [] },
  { arg: 'VERSION', secrets: [] },
])('a build argument $arg holds $secrets', ({ arg, secrets }) => {
  expect(knownSecrets([{ ...defaultSettings, buildArgs: [arg] }], {})).toEqual(secrets);
});
