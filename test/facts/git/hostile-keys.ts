// SPDX-License-Identifier: Apache-2.0
// Every key of git's configuration that names a program, with what makes a command of ours reach it. A table.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { touch, writeAttributes, writeHooks, type HostileConfig } from './hostile.ts';
import { createRepository, git } from './repository.ts';

/** A key, and where its program still runs in a clone that is the user's own. */
export interface ProgramKey extends HostileConfig {
  readonly name: string;
  readonly runs: 'nowhere' | 'outside CI' | 'in CI' | 'everywhere';
}

/** All of them; `login` is the URL of a server that asks for a login. */
export const programKeys = (login: string): readonly ProgramKey[] => [
  {
    name: 'core.fsmonitor',
    config: (program) => [['core.fsmonitor', program]],
    runs: 'nowhere',
  },
  {
    name: 'core.hooksPath',
    config: (program) => [['core.hooksPath', `${program}.hooks`]],
    prepare: (_cwd, _directory, program) => {
      writeHooks(`${program}.hooks`, program);
    },
    runs: 'nowhere',
  },
  {
    name: 'hooks of the repository',
    prepare: (_cwd, directory, program) => {
      writeHooks(join(directory, 'hooks'), program);
    },
    runs: 'nowhere',
  },
  {
    name: 'core.fsmonitor, by include.path',
    config: (program) => [['include.path', `${program}.config`]],
    prepare: (_cwd, _directory, program) => {
      writeFileSync(`${program}.config`, `[core]\n\tfsmonitor = ${program}\n`);
    },
    runs: 'nowhere',
  },
  {
    name: 'core.sshCommand',
    url: () => 'git@forge.invalid:acme/app.git',
    config: (program) => [['core.sshCommand', program]],
    runs: 'everywhere',
  },
  {
    name: 'core.gitProxy',
    url: () => 'git://forge.invalid/acme/app.git',
    config: (program) => [['core.gitProxy', program]],
    runs: 'everywhere',
  },
  {
    name: 'remote.origin.uploadpack',
    config: (program) => [['remote.origin.uploadpack', program]],
    runs: 'everywhere',
  },
  {
    name: 'credential.helper',
    url: () => login,
    config: (program) => [['credential.helper', `!${program}`]],
    runs: 'everywhere',
  },
  {
    name: 'core.askPass',
    url: () => login,
    config: (program) => [['core.askPass', program]],
    runs: 'in CI',
  },
  {
    name: 'ext::',
    url: (program) => `ext::${program} %S`,
    runs: 'nowhere',
  },
  {
    name: 'ext:: that is allowed by the repository',
    url: (program) => `ext::${program} %S`,
    config: () => [['protocol.ext.allow', 'always']],
    runs: 'nowhere',
  },
  {
    name: 'ext:: by insteadOf',
    url: () => 'https://forge.invalid/acme/app.git',
    config: (program) => [
      ['protocol.allow', 'always'],
      [`url.ext::${program} .insteadOf`, 'https://forge.invalid/'],
    ],
    runs: 'nowhere',
  },
  {
    name: 'gpg.program',
    config: (program) => [
      ['log.showSignature', 'true'],
      ['gpg.program', program],
      ['gpg.ssh.program', program],
    ],
    prepare: (cwd) => {
      const text = git(cwd, 'cat-file', 'commit', 'HEAD').replace(
        '\n\n',
        '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n aaaa\n -----END PGP SIGNATURE-----\n\n',
      );
      writeFileSync(join(cwd, 'object'), `${text}\n`);
      git(
        cwd,
        'reset',
        '--quiet',
        '--soft',
        git(cwd, 'hash-object', '-t', 'commit', '-w', 'object'),
      );
      rmSync(join(cwd, 'object'));
    },
    runs: 'nowhere',
  },
  {
    name: 'pagers',
    config: (program) => [
      ['core.pager', program],
      ['pager.log', program],
      ['pager.status', program],
      ['core.editor', program],
    ],
    runs: 'nowhere',
  },
  {
    name: 'diff.external',
    config: (program) => [
      ['diff.external', program],
      ['diff.x.textconv', program],
      ['diff.x.command', program],
      ['diff.x.cachetextconv', 'false'],
      ['status.verbose', 'true'],
    ],
    prepare: (cwd) => {
      writeAttributes(cwd, 'diff=x');
      touch(cwd);
    },
    runs: 'nowhere',
  },
  {
    name: 'filter.x.clean',
    config: (program) => [['filter.x.clean', program]],
    prepare: (cwd) => {
      writeAttributes(cwd, 'filter=x');
      touch(cwd);
    },
    runs: 'outside CI',
  },
  {
    name: 'filter.x.process',
    config: (program) => [['filter.x.process', program]],
    prepare: (cwd) => {
      writeAttributes(cwd, 'filter=x');
      touch(cwd);
    },
    runs: 'outside CI',
  },
  {
    name: 'aliases',
    config: (program) =>
      ['tagship-read', 'log', 'status', 'show-ref', 'ls-remote'].map((name) => [
        `alias.${name}`,
        `!${program}`,
      ]),
    runs: 'nowhere',
  },
  {
    name: 'core.alternateRefsCommand',
    config: (program) => [['core.alternateRefsCommand', program]],
    prepare: (_cwd, directory) => {
      writeFileSync(
        join(directory, 'objects/info/alternates'),
        `${createRepository('other')}/.git/objects\n`,
      );
    },
    runs: 'nowhere',
  },
  {
    name: 'a remote that objects are fetched from when they are missing',
    config: (program) => [
      ['core.repositoryFormatVersion', '1'],
      ['extensions.partialClone', 'lazy'],
      ['remote.lazy.url', createRepository('first')],
      ['remote.lazy.promisor', 'true'],
      ['remote.lazy.uploadpack', program],
    ],
    prepare: (_cwd, directory) => {
      rmSync(join(directory, 'objects/pack'), { recursive: true });
    },
    runs: 'nowhere',
  },
  {
    name: 'uploadpack.packObjectsHook',
    config: (program) => [['uploadpack.packObjectsHook', program]],
    runs: 'nowhere',
  },
  {
    name: 'core.fsmonitor of a submodule',
    config: () => [['status.submoduleSummary', 'true']],
    prepare: (cwd, _directory, program) => {
      git(cwd, 'submodule', '--quiet', 'add', `file://${createRepository('lib')}`, 'lib');
      git(cwd, 'commit', '--quiet', '--message', 'lib');
      git(join(cwd, 'lib'), 'config', 'core.fsmonitor', program);
      touch(join(cwd, 'lib'));
    },
    runs: 'nowhere',
  },
];
