// SPDX-License-Identifier: Apache-2.0
// The settings that are only passed to `docker buildx build`: one row each, with no other code.
import type { BuildxSetting } from './setting.ts';

/** The common fields of rows that only pass values to buildx. */
const passed = { type: 'list', group: 'Build', default: [], form: 'plain' } as const;

/** Settings of the group Build that go to `docker buildx build` as they are. */
export const buildxSettings: readonly BuildxSetting[] = [
  {
    ...passed,
    name: 'build-contexts',
    untrusted: 'named-paths',
    buildxFlag: '--build-context',
    doc: 'Additional build contexts, `name=path` one a line.',
    examples: [['alpine=docker-image://alpine:3.20']],
  },
  {
    ...passed,
    name: 'secret-envs',
    buildxFlag: '--secret',
    form: 'secret-env',
    commas: true,
    doc: 'Build secrets from environment variables, `ID=VARIABLE` one a line. An unset variable gives an empty secret and a notice; `ID=VARIABLE,required` makes it an error.',
    examples: [['npm=NPM_TOKEN'], ['npm=NPM_TOKEN,required']],
  },
  {
    ...passed,
    name: 'secret-files',
    buildxFlag: '--secret',
    form: 'secret-file',
    doc: 'Build secrets from files, `ID=path` one a line. A missing file is left out of the build, with a notice; `ID=path,required` makes it an error.',
    examples: [['npmrc=.npmrc'], ['npmrc=.npmrc,required']],
  },
  {
    ...passed,
    name: 'secrets',
    buildxFlag: '--secret',
    form: 'secret-value',
    verbatim: true,
    inFile: false,
    asFlag: false,
    doc: 'Build secrets, `ID=value` one a line. The values reach buildx through its environment, never through its command line.',
    examples: [],
  },
  {
    ...passed,
    name: 'ssh',
    buildxFlag: '--ssh',
    commas: true,
    doc: 'SSH agent sockets or keys for the build, one a line.',
    examples: [['default']],
  },
  {
    ...passed,
    name: 'no-cache-filters',
    untrusted: 'any',
    buildxFlag: '--no-cache-filter',
    commas: true,
    doc: 'Stages to build without the cache.',
    examples: [['runtime']],
  },
  {
    ...passed,
    name: 'attests',
    buildxFlag: '--attest',
    doc: 'Attestations in the syntax of buildx, one a line.',
    examples: [['type=provenance,mode=max']],
  },
  {
    ...passed,
    name: 'add-hosts',
    buildxFlag: '--add-host',
    commas: true,
    doc: 'Host names for `RUN` steps, `name:address`.',
    examples: [['db:10.0.0.5']],
  },
  {
    ...passed,
    name: 'network',
    buildxFlag: '--network',
    type: 'string',
    doc: 'Network of `RUN` steps: `default`, `none` or `host`.',
    examples: ['none'],
  },
  {
    ...passed,
    name: 'allow',
    buildxFlag: '--allow',
    commas: true,
    doc: 'Entitlements for the build, for example `network.host`.',
    examples: [['network.host']],
  },
  {
    ...passed,
    name: 'shm-size',
    untrusted: 'any',
    buildxFlag: '--shm-size',
    type: 'string',
    doc: 'Size of `/dev/shm` in `RUN` steps.',
    examples: ['2gb'],
  },
  {
    ...passed,
    name: 'ulimit',
    untrusted: 'any',
    buildxFlag: '--ulimit',
    doc: 'Limits of `RUN` steps, one a line.',
    examples: [['nofile=1024:1024']],
  },
  {
    ...passed,
    name: 'cgroup-parent',
    buildxFlag: '--cgroup-parent',
    type: 'string',
    doc: 'Parent cgroup of `RUN` steps.',
    examples: ['build'],
  },
];
