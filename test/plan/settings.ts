// SPDX-License-Identifier: Apache-2.0
// Settings for tests of the plan: the defaults, with what the case is about put over them.
import type { Settings } from '../../src/settings/settings.ts';

const defaults: Settings = {
  images: undefined,
  tags: undefined,
  flavor: undefined,
  labels: undefined,
  annotations: undefined,
  environment: undefined,
  version: undefined,
  tagPrefix: undefined,
  vPrefix: 'drop',
  latest: 'auto',
  ignoreVersions: undefined,
  archTags: false,
  compat: 'none',
  name: 'default',
  context: '.',
  file: undefined,
  target: undefined,
  buildArgs: [],
  platforms: ['linux/amd64'],
  provenance: undefined,
  sbom: undefined,
  cacheFrom: [],
  cacheTo: [],
  noCache: false,
  pull: false,
  builder: 'auto',
  timeout: undefined,
  pushIdleTimeout: 120_000,
  push: 'auto',
  load: false,
  allowDirty: false,
  registries: [],
  githubToken: undefined,
  publish: 'auto',
  primary: undefined,
  onExisting: 'auto',
  moving: 'forward',
  settle: 'auto',
  reuse: false,
  retryDeadline: 300_000,
  test: undefined,
  testTimeout: 600_000,
  attestations: 'index',
  plainTag: undefined,
};

/** Every setting at its default, but for the given ones. */
export function settingsOf(given: Partial<Settings> = {}): Settings {
  return { ...defaults, ...given };
}
