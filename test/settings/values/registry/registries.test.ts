// SPDX-License-Identifier: Apache-2.0
// The map of registries and the flags that add to it.
import { describe, expect, it } from 'vitest';
import type { RegistrySetting } from '../../../../src/settings/settings.ts';
import { problemsFrom, settingsFrom } from '../../reading.ts';

/** One entry with its password in the clear. */
function shown({ password, ...rest }: RegistrySetting): object {
  return password?.from === 'given'
    ? { ...rest, password: password.secret.reveal() }
    : { ...rest, ...(password && { password }) };
}

const login = {
  username: 'acme',
  password: { from: 'env', name: 'T' },
  required: true,
  insecure: false,
};

describe('entries', () => {
  it.each([
    {
      name: 'a variable',
      yaml: 'ghcr.io: {username: acme, password-env: T}',
      entries: [{ prefix: 'ghcr.io', ...login }],
    },
    {
      name: 'a file, a path, a port',
      yaml: 'r.example:5000/team/: {username: u, password-file: /run/p, required: false, insecure: True, ca: ca.pem}',
      entries: [
        {
          prefix: 'r.example:5000/team',
          username: 'u',
          password: { from: 'file', path: '/run/p' },
          required: false,
          insecure: true,
          ca: 'ca.pem',
        },
      ],
    },
    {
      name: 'a client certificate',
      yaml: 'r.example: {cert: client.pem, key: client.key}',
      entries: [
        {
          ...{ prefix: 'r.example', required: true, insecure: false },
          ...{ cert: 'client.pem', key: 'client.key' },
        },
      ],
    },
    {
      name: 'a password',
      yaml: 'ghcr.io: {username: acme, password: "1.10"}',
      entries: [
        { prefix: 'ghcr.io', username: 'acme', password: '1.10', required: true, insecure: false },
      ],
    },
    {
      name: 'a number that stays what it was',
      yaml: 'ghcr.io: {username: 007, password: 1e5}',
      entries: [
        { prefix: 'ghcr.io', username: '007', password: '1e5', required: true, insecure: false },
      ],
    },
    {
      name: 'nothing but a name',
      yaml: 'localhost:\n127.0.0.1:5000: {}',
      entries: [
        { prefix: 'localhost', required: true, insecure: false },
        { prefix: '127.0.0.1:5000', required: true, insecure: false },
      ],
    },
    {
      name: 'JSON',
      yaml: '{"ghcr.io":{"username":"acme","password-env":"T"}}',
      entries: [{ prefix: 'ghcr.io', ...login }],
    },
    {
      name: 'the other names of Docker Hub',
      yaml: 'Index.Docker.io: {username: acme, password-env: T}',
      entries: [{ prefix: 'docker.io', ...login }],
    },
    {
      name: 'an address of version 6',
      yaml: '"[::1]:5000": {username: acme, password-env: T}',
      entries: [{ prefix: '[::1]:5000', ...login }],
    },
    {
      name: 'a list of maps, as GitLab hands it over',
      yaml: '[{"ghcr.io":{"username":"acme","password-env":"T"}},{"localhost":{}}]',
      entries: [
        { prefix: 'ghcr.io', ...login },
        { prefix: 'localhost', required: true, insecure: false },
      ],
    },
    {
      name: 'an empty field is absent',
      yaml: 'ghcr.io: {username: acme, password-env: T, ca: "", required: }',
      entries: [{ prefix: 'ghcr.io', ...login }],
    },
  ])('$name', async ({ yaml, entries }) => {
    const { registries } = await settingsFrom({ given: { registries: yaml } });
    expect(registries.map(shown)).toEqual(entries);
    expect(JSON.stringify(registries)).not.toContain('1.10');
  });
});

describe('what is wrong with an entry', () => {
  it.each([
    {
      name: 'a URL',
      yaml: 'https://ghcr.io: {}',
      says: 'registries:1:1: invalid registry "https://ghcr.io" | Write the host as in images',
    },
    { name: 'a name of a service', yaml: 'dockerhub: {}', says: 'invalid registry "dockerhub"' },
    {
      name: 'the web site of Docker Hub',
      yaml: 'hub.docker.com: {}',
      says: 'invalid registry "hub.docker.com"',
    },
    {
      name: 'the same one twice',
      yaml: 'docker.io: {}\nindex.docker.io: {}',
      says: 'registries:2:1: duplicate entry docker.io',
    },
    {
      name: 'a key twice',
      yaml: 'ghcr.io: {}\nghcr.io: {}',
      says: 'SETTINGS_FILE_SYNTAX registries:2:1 is not valid YAML',
    },
    {
      name: 'a field that there is not',
      yaml: 'ghcr.io: {user: x}',
      says: 'registries:1:11: ghcr.io has no field "user" | Write username.',
    },
    {
      name: 'a field like a property',
      yaml: 'ghcr.io: {toString: x}',
      says: 'has no field "toString" | Choose from username',
    },
    { name: 'a word', yaml: 'ghcr.io: acme', says: 'registries:1:10: ghcr.io takes a map' },
    {
      name: 'a list',
      yaml: 'ghcr.io: {username: [a]}',
      says: 'username of ghcr.io takes one value',
    },
    {
      name: 'no boolean',
      yaml: 'ghcr.io: {insecure: perhaps}',
      says: 'insecure of ghcr.io is "perhaps", not true or false',
    },
    {
      name: 'two passwords',
      yaml: 'ghcr.io: {username: a, password: hunter2, password-env: T}',
      says: 'ghcr.io has several passwords',
    },
    {
      name: 'a password as a variable',
      yaml: 'ghcr.io: {username: a, password-env: hunter2-hunter2}',
      says: 'invalid password-env of ghcr.io',
    },
    {
      name: 'no password',
      yaml: 'ghcr.io: {username: a}',
      says: 'ghcr.io has a username but no password | Add password-env',
    },
    {
      name: 'a certificate without its key',
      yaml: 'r.example: {cert: client.pem}',
      says: 'r.example has a cert but no key | Add key: the path of its PEM file.',
    },
    {
      name: 'a key without its certificate',
      yaml: 'r.example: {key: client.key}',
      says: 'r.example has a key but no cert',
    },
    {
      name: 'no username',
      yaml: 'ghcr.io: {password: hunter2}',
      says: 'ghcr.io has a password but no username',
    },
    {
      name: 'no map',
      yaml: 'ghcr.io',
      says: 'registries:1:1: takes a map by registry',
    },
    {
      name: 'the same one in two maps',
      yaml: '[{"ghcr.io":{}},{"ghcr.io":{}}]',
      says: 'registries:1:18: duplicate entry ghcr.io',
    },
    { name: 'a list of words', yaml: '[ghcr.io]', says: 'registries:1:2: takes a map by registry' },
    { name: 'no YAML', yaml: '{', says: 'SETTINGS_FILE_SYNTAX registries:1:2 is not valid YAML' },
  ])('$name', async ({ yaml, says }) => {
    const problems = await problemsFrom({ given: { registries: yaml } });
    expect(problems.join('\n')).toContain(says);
    expect(problems.join('\n')).not.toContain('hunter2');
  });

  it('a password in the settings file is refused and not repeated', async () => {
    const problems = await problemsFrom({
      file: 'registries:\n  ghcr.io:\n    username: a\n    password: hunter2\n',
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(
      'SETTINGS_PASSWORD_IN_FILE tagship.yml:3:5: the settings file contains the password for ghcr.io',
    );
    expect(problems[0]).toContain('password-env');
    expect(problems[0]).not.toContain('hunter2');
  });
});

describe('flags', () => {
  const file =
    'registries: {ghcr.io: {username: old, password-env: T, ca: x.pem}, docker.io: {required: false}}';
  const hub = { prefix: 'docker.io', required: false, insecure: false };

  it.each([
    {
      name: 'a user and standard input',
      given: { '--registry': 'docker.io=acme', '--password-stdin': 'docker.io' },
      entries: [
        { prefix: 'ghcr.io', ...login, username: 'old', ca: 'x.pem' },
        { ...hub, username: 'acme', password: { from: 'stdin' } },
      ],
    },
    {
      name: 'another user',
      given: { '--registry': ['ghcr.io=new'] },
      entries: [{ prefix: 'ghcr.io', ...login, username: 'new', ca: 'x.pem' }, hub],
    },
    {
      name: 'standard input for a user of the file',
      given: { '--password-stdin': ['ghcr.io'] },
      entries: [
        { prefix: 'ghcr.io', ...login, username: 'old', password: { from: 'stdin' }, ca: 'x.pem' },
        hub,
      ],
    },
    {
      name: 'a user with = in the name',
      given: { '--registry': 'r.example/x=a=b', '--password-stdin': 'r.example/x' },
      entries: [
        { prefix: 'ghcr.io', ...login, username: 'old', ca: 'x.pem' },
        hub,
        {
          prefix: 'r.example/x',
          username: 'a=b',
          password: { from: 'stdin' },
          required: true,
          insecure: false,
        },
      ],
    },
  ])('$name', async ({ given, entries }) => {
    const { registries } = await settingsFrom({ given, file });
    expect(registries.map(shown)).toEqual(entries);
  });

  it.each([
    {
      name: 'no user',
      given: { '--registry': 'ghcr.io' },
      says: 'invalid --registry "ghcr.io": not HOST=USER',
    },
    {
      name: 'no registry',
      given: { '--registry': 'hub=me' },
      says: 'invalid --registry "hub=me": not HOST=USER',
    },
    {
      name: 'no password',
      given: { '--registry': 'ghcr.io=me' },
      says: 'ghcr.io has a username but no password | Add password-env with the name of a variable, or --password-stdin ghcr.io.',
    },
    {
      name: 'whose password',
      given: { '--password-stdin': 'ghcr.io' },
      says: 'missing user name for ghcr.io | Add --registry ghcr.io=NAME.',
    },
    {
      name: 'two passwords on one input',
      given: { '--password-stdin': ['ghcr.io', 'docker.io'] },
      says: '--password-stdin is given twice',
    },
    {
      name: 'a password for no registry',
      given: { '--password-stdin': 'hub' },
      says: 'invalid --password-stdin "hub"',
    },
  ])('$name is a problem', async ({ given, says }) => {
    expect((await problemsFrom({ given })).join('\n')).toContain(says);
  });
});
