// SPDX-License-Identifier: Apache-2.0
// Names that people bring from other tools, and what they are called here.
import { nearest } from '../../nearest.ts';
import { settingsTable } from '../table/table.ts';

const LOGIN =
  'Write it as registries: {HOST: {username: NAME, password-env: VARIABLE}}; several are possible.';

/** What to write instead of a name that is right elsewhere, or is what most people try first. */
const foreignNames: Readonly<Record<string, string>> = {
  dockerfile: 'Write file.',
  'docker-file': 'Write file.',
  tag: 'The tags come from git. For a tag of your own next to them write tags: two lines, standard and the tag.',
  platform: 'Write platforms.',
  'extra-tags': 'Write tags; a line "standard" keeps the tags that come by themselves.',
  image: 'Write images.',
  'image-name': 'Write images.',
  'image-tag': 'Write tags.',
  repository: 'Write images.',
  repositories: 'Write images.',
  path: 'Write context, or file for the Dockerfile.',
  registry: LOGIN,
  username: LOGIN,
  password: LOGIN,
  'registry-auth': LOGIN,
  ecr: LOGIN,
  logout: 'Leave it out: nothing is logged in, so there is nothing to log out of.',
  scope: 'Write the path behind the host in registries: {HOST/PATH: …}.',
  'tag-latest': 'Write latest: release, branch or never.',
  suffix: 'Write flavor: suffix=…',
  prefix: 'Write flavor: prefix=…',
  'allow-insecure': 'Write registries: {HOST: {insecure: true}}.',
  'github-builder': 'Leave it out.',
  multiplatform: 'Write platforms, one a line.',
  arch: 'Write platforms, for example linux/arm64.',
  driver: 'Write builder with the name of a builder of that driver.',
  'driver-opt': 'Write driver-opts, one a line.',
  'config-inline': 'Write buildkitd-config-inline.',
  token: 'Write github-token, or registries for other hosts.',
  'dry-run': 'Run tagship plan instead.',
  tests: 'Write test.',
};

/** What to do about a name that is no setting: the next move, empty where there is no guess. */
export function hintForUnknown(name: string): string {
  const plain = name.replaceAll('_', '-').toLowerCase();
  const foreign = Object.hasOwn(foreignNames, plain) ? foreignNames[plain] : undefined;
  if (foreign !== undefined) return foreign;
  const meant = nearest(
    name,
    settingsTable.map((setting) => setting.name),
  );
  return meant === undefined ? 'See tagship help settings.' : `Write ${meant}.`;
}
