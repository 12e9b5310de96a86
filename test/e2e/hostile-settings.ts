// SPDX-License-Identifier: Apache-2.0
// Hostile settings files of an untrusted change, and the expected result of each. Runs nothing.

/** One such file. */
export interface Hostile {
  readonly name: string;
  /** The settings file; `MACHINE` and `SPY` stand for a directory of the machine and a registry. */
  readonly file: string;
  /** Links in the checkout. */
  readonly links?: Readonly<Record<string, string>>;
  /** What is left out, where the run builds. */
  readonly leftOut?: string;
  /** The error, where it does not. */
  readonly code?: string;
}

/** Each of them, on its own. */
export const hostile: readonly Hostile[] = [
  { name: 'pushes latest', file: 'push: true\ntags: type=raw,value=latest', leftOut: 'push, tags' },
  { name: 'takes a secret variable', file: 'secret-envs: s=HUB_TOKEN', leftOut: 'secret-envs' },
  { name: 'takes a file', file: 'secret-files: s=MACHINE/host.txt', leftOut: 'secret-files' },
  { name: 'runs a test', file: 'test: ./evil.sh\nload: true', leftOut: 'test, load' },
  {
    name: 'sends the password elsewhere',
    file: 'push: true\nimages: SPY/x\nregistries: {SPY: {username: a, password-env: HUB_TOKEN}}',
    leftOut: 'push, images, registries',
  },
  {
    name: 'writes outputs',
    file: 'outputs: [type=local,dest=MACHINE/out, "type=registry,name=SPY/x"]',
    leftOut: 'outputs',
  },
  {
    name: 'writes a cache',
    file: 'cache-to: type=local,dest=MACHINE/cache\ncache-from: type=registry,ref=SPY/x',
    leftOut: 'cache-to, cache-from',
  },
  {
    name: 'chooses the builder, and what it may',
    file: 'builder: tcp://SPY\nallow: security.insecure\nnetwork: host\nssh: default\nadd-hosts: a:1.2.3.4',
    leftOut: 'builder, allow, network, ssh, add-hosts',
  },
  {
    name: 'hides an output in the words of a build',
    file: 'target: --pull\nlabels: {"--output=type=local,dest": "MACHINE/out"}\nload: true',
    code: 'BUILD_FAILED',
  },
  {
    name: 'names a build argument bare',
    file: 'build-args: [HUB_TOKEN]',
    code: 'SETTINGS_UNTRUSTED',
  },
  {
    name: 'hides a bare one in an expression',
    file: 'build-args: ["HUB_TOKEN{{! =}}"]',
    code: 'SETTINGS_UNTRUSTED',
  },
  { name: 'builds what is above', file: 'context: ..', code: 'PATH_OUTSIDE_CHECKOUT' },
  { name: 'builds the machine', file: 'context: MACHINE', code: 'SETTINGS_UNTRUSTED' },
  {
    name: 'builds the machine by a link',
    file: 'context: app',
    links: { app: 'MACHINE' },
    code: 'PATH_OUTSIDE_CHECKOUT',
  },
  {
    name: 'builds the machine by two links',
    file: 'context: a/b',
    links: { a: 'sub', 'sub/b': 'MACHINE' },
    code: 'PATH_OUTSIDE_CHECKOUT',
  },
  { name: 'builds a URL', file: 'context: http://SPY/x.git', code: 'SETTINGS_UNTRUSTED' },
  { name: 'takes a Dockerfile from above', file: 'file: ../../x', code: 'PATH_OUTSIDE_CHECKOUT' },
  {
    name: 'takes a Dockerfile by a link',
    file: 'file: linked',
    links: { linked: 'MACHINE/Dockerfile' },
    code: 'PATH_OUTSIDE_CHECKOUT',
  },
  {
    name: 'takes an ignore file by a link',
    file: 'name: app',
    links: { '.dockerignore': 'MACHINE/host.txt' },
    code: 'PATH_OUTSIDE_CHECKOUT',
  },
  { name: 'names another context', file: 'build-contexts: x=MACHINE', code: 'SETTINGS_UNTRUSTED' },
  {
    name: 'names another context by a link',
    file: 'build-contexts: x=app',
    links: { app: 'MACHINE' },
    code: 'PATH_OUTSIDE_CHECKOUT',
  },
  {
    name: 'names an image as context',
    file: 'build-contexts: x=docker-image://SPY/private',
    code: 'SETTINGS_UNTRUSTED',
  },
];
