// SPDX-License-Identifier: Apache-2.0
// Command lines: what they ask for, and what is said of those that ask for nothing there is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/settings/table/commands.ts';
import { parseArgv } from '../../../src/settings/inputs/flags.ts';
import type { Invocation } from '../../../src/settings/inputs/flags.ts';
import { settingsTable } from '../../../src/settings/table/table.ts';
import { settingsFrom, toLine } from '../reading.ts';
import { countRuns } from '../../lab/nightly.ts';

/** What a command line asks for. */
function ask(line: readonly string[]): Invocation {
  const parsed = parseArgv(line);
  if (!parsed.ok) throw new Error(parsed.problems.map(toLine).join('\n'));
  return parsed.value;
}

describe('command lines', () => {
  it.each([
    { argv: [], want: { command: 'help' } },
    { argv: ['--help'], want: { command: 'help' } },
    { argv: ['-h'], want: { command: 'help' } },
    { argv: ['help'], want: { command: 'help' } },
    { argv: ['help', 'plan'], want: { command: 'help', topic: 'plan' } },
    { argv: ['help', 'settings'], want: { command: 'help', topic: 'settings' } },
    { argv: ['plan', '--help'], want: { command: 'help', topic: 'plan' } },
    { argv: ['ship', '--nonsense', '-h'], want: { command: 'help', topic: 'ship' } },
    { argv: ['--version'], want: { command: 'version' } },
    { argv: ['version'], want: { command: 'version' } },
    {
      argv: ['plan'],
      want: {
        command: 'plan',
        given: {},
        facts: {},
        json: false,
        remote: undefined,
        askRegistries: false,
        positionals: [],
      },
    },
    {
      argv: ['plan', '--version', '1.2.3'],
      want: { command: 'plan', given: { version: ['1.2.3'] } },
    },
    { argv: ['plan', '--tags', 'a', '--tags=b'], want: { given: { tags: ['a', 'b'] } } },
    {
      argv: ['plan', '--image', 'a', '--images', 'b', '--image=c'],
      want: { given: { images: ['a', 'b', 'c'] } },
    },
    {
      argv: ['plan', '--tags', 'type=raw,value=a b'],
      want: { given: { tags: ['type=raw,value=a b'] } },
    },
    { argv: ['plan', '--build-args=--flag'], want: { given: { 'build-args': ['--flag'] } } },
    { argv: ['ship', '--push'], want: { given: { push: ['true'] } } },
    { argv: ['ship', '--no-push'], want: { given: { push: ['false'] } } },
    { argv: ['ship', '--push=auto'], want: { given: { push: ['auto'] } } },
    {
      argv: ['ship', '--load', '--no-reuse'],
      want: { given: { load: ['true'], reuse: ['false'] } },
    },
    {
      argv: ['ship', '--no-cache', '--no-cache-filters', 'a'],
      want: { given: { 'no-cache': ['true'], 'no-cache-filters': ['a'] } },
    },
    { argv: ['ship', '--no-no-cache'], want: { given: { 'no-cache': ['false'] } } },
    {
      argv: ['plan', '--json', '--explain', '--remote', '--debug'],
      want: { json: true, explain: true, remote: true, debug: true },
    },
    {
      argv: ['ship', '--dotenv', 'a', '--receipt', 'b', '--links', 'c'],
      want: { files: { dotenv: 'a', receipt: 'b', links: 'c' }, given: {} },
    },
    { argv: ['plan', '--dotenv=a', '--out', 'b'], want: { files: { dotenv: 'a', out: 'b' } } },
    { argv: ['plan', '--no-remote', '--json=false'], want: { remote: false, json: false } },
    {
      argv: [
        'plan',
        '--git-tag',
        'v1',
        '--branch=main',
        '--event',
        'push',
        '--sha',
        'abc',
        '--pr',
        '12',
        '--build',
        '7',
        '--default-branch',
        'trunk',
        '--now',
        '2026-01-01',
      ],
      want: {
        given: { 'git-tag': ['v1'], branch: ['main'], sha: ['abc'], pr: ['12'] },
        facts: { event: 'push', build: '7', defaultBranch: 'trunk', now: '2026-01-01' },
      },
    },
    {
      argv: ['plan', '--branch', 'a', '--branch', 'b', '--git-tag='],
      want: { given: { branch: ['a', 'b'], 'git-tag': [''] } },
    },
    {
      argv: ['plan', '--pr', '12', '--fork'],
      want: { given: { pr: ['12'] }, facts: { fork: 'true' } },
    },
    { argv: ['plan', '--no-fork'], want: { facts: { fork: 'false' } } },
    { argv: ['plan', '--registry'], want: { askRegistries: true, given: {} } },
    { argv: ['plan', '--registry', '--json'], want: { askRegistries: true, json: true } },
    {
      argv: ['plan', '--registry', 'ghcr.io=me', '--password-stdin', 'ghcr.io'],
      want: {
        askRegistries: true,
        given: { '--registry': ['ghcr.io=me'], '--password-stdin': ['ghcr.io'] },
      },
    },
    {
      argv: ['ship', '--registry=ghcr.io=me', '--registry', 'docker.io=you'],
      want: { askRegistries: false, given: { '--registry': ['ghcr.io=me', 'docker.io=you'] } },
    },
    { argv: ['ship', '--plan', 'plan.json'], want: { command: 'ship', planFile: 'plan.json' } },
    {
      argv: ['verify', 'a/b:1', 'c/d:1', '--same-digest'],
      want: { positionals: ['a/b:1', 'c/d:1'], sameDigest: true },
    },
    { argv: ['verify', '--', '--odd'], want: { positionals: ['--odd'] } },
    { argv: ['init', '--yes', '--add'], want: { command: 'init', yes: true, add: true } },
    {
      argv: ['init', '--from=.github/workflows/x.yml', '--yes'],
      want: { command: 'init', from: '.github/workflows/x.yml', yes: true },
    },
    {
      argv: ['init', '--ci', 'jenkins', '--yes', '--image', 'a/b'],
      want: { command: 'init', ci: 'jenkins', yes: true, given: { images: ['a/b'] } },
    },
    {
      argv: ['ship', '--registries', 'ghcr.io: {username: a, password-env: T}'],
      want: { given: { registries: ['ghcr.io: {username: a, password-env: T}'] } },
    },
  ])('$argv', ({ argv, want }) => {
    expect(ask(argv)).toMatchObject(want);
  });

  it.each(settingsTable.filter(({ asFlag }) => asFlag !== false))(
    '--$name reaches the settings',
    async ({ name, examples, type }) => {
      const [example] = examples;
      const isSwitch = type === 'boolean';
      const text = typeof example === 'string' ? example : JSON.stringify(example ?? 'x.yml');
      const { given } = ask(['plan', ...(isSwitch ? [`--${name}`] : [`--${name}=${text}`])]);
      expect(await settingsFrom({ given })).toEqual(
        await settingsFrom({ given: { [name]: isSwitch ? 'true' : text } }),
      );
    },
  );
});

describe('what is wrong with a command line', () => {
  it.each([
    {
      argv: ['pla'],
      says: ['CLI_UNKNOWN_COMMAND there is no command "pla" | Write tagship plan.'],
    },
    { argv: ['frobnicate'], says: [`Choose from ${commands.map(({ name }) => name).join(', ')}.`] },
    { argv: ['help', 'shpi'], says: ['Write tagship ship.'] },
    {
      argv: ['--json=hunter2', 'plan'],
      says: [
        'CLI_NO_COMMAND the command comes first, before "--json" | Write tagship plan or tagship ship, then the flags.',
      ],
    },
    {
      argv: ['plan', '--tagz', 'x'],
      says: ['CLI_UNKNOWN_FLAG unknown flag "--tagz" | Write --tags.'],
    },
    { argv: ['plan', '--tag=x'], says: ['unknown flag "--tag" | The tags come from git.'] },
    {
      argv: ['plan', '--platform=linux/arm64'],
      says: ['unknown flag "--platform" | Write --platforms.'],
    },
    {
      argv: ['plan', '--password', 'hunter2'],
      says: ['unknown flag "--password" | Write --password-stdin.'],
    },
    {
      argv: ['plan', '--username=hunter2'],
      says: ['unknown flag "--username" | Write it as registries: {HOST:'],
    },
    {
      argv: ['plan', '-t', 'a'],
      says: [
        'unknown flag "-t" | The tags come from git. Name the repository: --image HOST/NAME. For a tag of your own next to them: --tags standard --tags 1.0.',
      ],
    },
    { argv: ['plan', '--plan', 'x'], says: ['unknown flag "--plan"'] },
    {
      argv: ['ship', '--explain'],
      says: ['unknown flag "--explain" | It belongs to tagship plan.'],
    },
    {
      argv: ['prune', '--dry-run'],
      says: [
        'unknown flag "--dry-run" | Leave it out: without --yes, prune only shows what would go.',
      ],
    },
    { argv: ['plan', '--no-tags'], says: ['unknown flag "--no-tags"'] },
    { argv: ['plan', '--__proto__', 'x'], says: ['unknown flag "--__proto__"'] },
    { argv: ['plan', '--constructor=x'], says: ['unknown flag "--constructor"'] },
    {
      argv: ['ship', '--github-token', 'hunter2'],
      says: [
        '--github-token is not a flag: other users of the machine can read the command line | Set the variable TAGSHIP_GITHUB_TOKEN.',
      ],
    },
    { argv: ['ship', '--secrets=hunter2'], says: ['TAGSHIP_SECRETS.'] },
    {
      argv: ['ship', '--registries', '{"a.io": {"username": "x", "password": "hunter2"}}'],
      says: ['--registries takes no password: others can read it there'],
    },
    { argv: ['plan', '--tags'], says: ['CLI_BAD_FLAG --tags needs a value | Write --tags=VALUE.'] },
    {
      argv: ['plan', '--tags', '--json'],
      says: [
        '--tags needs a value, and a flag follows it | Write --tags=VALUE if the value begins with a dash.',
      ],
    },
    {
      argv: ['ship', '--push', 'false'],
      says: ['--push takes a value only behind = | Write --push=false.'],
    },
    { argv: ['ship', '--no-push=false'], says: ['--no-push takes no value | Write --no-push.'] },
    {
      argv: ['ship', '--json=maybe'],
      says: ['--json takes no value such as "maybe" | Write --json.'],
    },
    {
      argv: ['ship', '--registry'],
      says: [
        '--registry needs HOST=USER | Write --registry HOST=USER; alone it belongs to tagship plan',
      ],
    },
    {
      argv: ['plan', '.'],
      says: ['CLI_UNEXPECTED_WORD "." belongs to no flag'],
    },
    { argv: ['plan', 'type=sha'], says: ['CLI_UNEXPECTED_WORD "type=sha" belongs to no flag'] },
    { argv: ['verify'], says: ['CLI_NO_REFERENCE verify needs at least one reference'] },
    {
      argv: ['verify', 'a/b:1', '--latest', 'never'],
      says: ['CLI_UNKNOWN_FLAG unknown flag "--latest" | It belongs to tagship plan, ship, merge.'],
    },
    {
      argv: ['verify', 'a/b:1', '--image=x'],
      says: [
        'It belongs to tagship plan, ship, merge, promote, yank, unyank, prune, status, whoami, login, init.',
      ],
    },
    { argv: ['ship', '--add'], says: ['CLI_UNKNOWN_FLAG unknown flag "--add"'] },
    {
      argv: ['init', '--from', 'x.yml', '--ci', 'github'],
      says: ['CLI_BAD_FLAG --ci says nothing together with --from'],
    },
    {
      argv: ['init', '--from', 'x.yml', '--image', 'a/b'],
      says: ['CLI_BAD_FLAG --images says nothing together with --from'],
    },
    { argv: ['verify', 'a/b:1', '--from', 'x'], says: ['CLI_UNKNOWN_FLAG unknown flag "--from"'] },
    { argv: ['promote'], says: ['CLI_NO_REFERENCE promote needs the image to promote'] },
    {
      argv: ['promote', '1.2.3', '1.2.4'],
      says: ['CLI_UNEXPECTED_WORD "1.2.4" belongs to no flag'],
    },
    { argv: ['init', '--push'], says: ['CLI_UNKNOWN_FLAG unknown flag "--push"'] },
    {
      argv: ['plan', '--tagz', 'x', '--push', 'false', 'y', '--sha', '--now'],
      says: ['--tagz', '--push', '--sha', '"y"'],
    },
  ])('$argv', ({ argv, says }) => {
    const parsed = parseArgv(argv);
    const lines = parsed.problems.map(toLine);
    expect(parsed.ok).toBe(false);
    expect(lines).toHaveLength(says.length);
    for (const [index, text] of says.entries()) expect(lines[index]).toContain(text);
    expect(lines.join('\n')).not.toContain('hunter2');
  });

  it('never throws, and asks or says what is wrong', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...'--tags --push --no-push --registry a=b -- - -h --image --sha=1'.split(' '),
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (rest) => {
        const parsed = parseArgv(['plan', ...rest]);
        expect(parsed.ok).toBe(parsed.problems.length === 0);
      }),
      { numRuns: countRuns(100) },
    );
  });
});
