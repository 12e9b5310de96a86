// SPDX-License-Identifier: Apache-2.0
// Flags and words that the inputs of the GitLab components stand for.
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/settings/inputs/component/command-line.ts';
import {
  componentCommands,
  flagVariableOf,
  listComponentFlags,
  readComponentFlags,
} from '../../src/settings/inputs/component/flags.ts';
import { parseArgv } from '../../src/settings/inputs/flags.ts';
import { readSettings } from '../../src/settings/read.ts';
import { trickyLines } from '../gitlab/job-settings.ts';

const json = (...items: readonly unknown[]) => JSON.stringify(items);

describe('the command line', () => {
  it.each([
    {
      name: 'flags in the order of their table, words behind them',
      command: 'verify',
      env: {
        TAGSHIP_FLAG_SIGNED: 'true',
        TAGSHIP_FLAG_VERIFY_KEY: 'cosign.pub',
        TAGSHIP_FLAG_REFERENCES: json('ghcr.io/acme/app:1', 'ghcr.io/acme/web:1'),
      },
      argv: ['--signed', '--key=cosign.pub', '--', 'ghcr.io/acme/app:1', 'ghcr.io/acme/web:1'],
    },
    {
      name: 'nothing for what is empty or off',
      command: 'verify',
      env: { TAGSHIP_FLAG_SIGNED: 'false', TAGSHIP_FLAG_REFERENCES: '[]', TAGSHIP_FLAG_SBOM: '' },
      argv: [],
    },
    {
      name: 'a flag for each item of a list',
      command: 'prune',
      env: {
        TAGSHIP_FLAG_DELETE: json('sha-*', 'regex:^nightly-\\d+$'),
        TAGSHIP_FLAG_KEEP_LAST: '5',
        TAGSHIP_FLAG_YES: 'true',
      },
      argv: ['--yes', '--keep-last=5', '--delete=sha-*', '--delete=regex:^nightly-\\d+$'],
    },
    {
      name: 'settings that no other component has',
      command: 'promote',
      env: {
        TAGSHIP_FLAG_FROM: '$CI_COMMIT_TAG',
        TAGSHIP_FLAG_TO: json('stable', 'fast'),
        TAGSHIP_FLAG_BECAUSE: 'it is "slow"',
        CI_COMMIT_TAG: 'v1.2.3',
      },
      argv: ['--to=stable', '--to=fast', '--because=it is "slow"', '--', 'v1.2.3'],
    },
    {
      name: 'the source of a copy before its destinations',
      command: 'copy',
      env: {
        TAGSHIP_FLAG_REFERENCES: json('$CI_REGISTRY_IMAGE:1.*', 'quay.io/acme/app', 'oci:backup'),
        TAGSHIP_FLAG_ALL_TAGS: 'false',
        TAGSHIP_FLAG_PLATFORM: json('linux/amd64'),
        TAGSHIP_FLAG_DRY_RUN: 'true',
        CI_REGISTRY_IMAGE: 'registry.gitlab.com/acme/app',
      },
      argv: [
        ...['--platform=linux/amd64', '--dry-run', '--'],
        ...['registry.gitlab.com/acme/app:1.*', 'quay.io/acme/app', 'oci:backup'],
      ],
    },
    {
      name: 'items with commas where a runner joined the list',
      command: 'status',
      env: { TAGSHIP_FLAG_FAIL_ON: 'drift,broken' },
      argv: ['--fail-on=drift', '--fail-on=broken'],
    },
    {
      name: 'nothing of another command',
      command: 'ship',
      env: { TAGSHIP_FLAG_YES: 'true', TAGSHIP_FLAG_FROM: 'v1' },
      argv: [],
    },
  ])('has $name', ({ command, env, argv }) => {
    expect(readComponentFlags([command], env)).toEqual({ argv, problems: [] });
  });

  it.each(trickyLines)('keeps the value %j whole, and takes it for no flag', (line) => {
    const env = { TAGSHIP_FLAG_REFERENCES: json(line.replaceAll('$', '$$$$'), '--json') };
    const { value } = parseCommandLine(['verify'], env);
    expect(value?.positionals).toEqual([line, '--json']);
    expect(value?.json).toBe(false);
  });

  it('does not expand what a variable holds', () => {
    const env = { TAGSHIP_FLAG_REFERENCES: json('$IMAGE'), IMAGE: '$TOKEN --json "x",y' };
    expect(parseCommandLine(['verify'], env).value?.positionals).toEqual([env.IMAGE]);
  });

  it.each([
    {
      name: 'a reference that is empty',
      command: 'verify',
      env: { TAGSHIP_FLAG_REFERENCES: json('ghcr.io/acme/app:1', '$SHIPPED_IMAGE') },
      says: 'references: the variable "$SHIPPED_IMAGE" is empty or not set',
    },
    {
      name: 'a pattern of what stays that is empty',
      command: 'prune',
      env: { TAGSHIP_FLAG_KEEP: json('$STABLE'), TAGSHIP_FLAG_YES: 'true' },
      says: 'keep: the variable "$STABLE" is empty or not set',
    },
    {
      name: 'a list of images in use that is empty',
      command: 'prune',
      env: { TAGSHIP_FLAG_IN_USE: '${RUNNING}' },
      says: 'in-use: the variable "${RUNNING}" is empty or not set',
    },
    {
      name: 'what is no list of text',
      command: 'prune',
      env: { TAGSHIP_FLAG_KEEP: '[{"a": 1}]' },
      says: 'keep: "[{\\"a\\": 1}]" starts like a JSON list, but is not a JSON list of text',
    },
    {
      name: 'a switch with another word',
      command: 'prune',
      env: { TAGSHIP_FLAG_YES: 'perhaps' },
      says: '--yes takes no value such as "perhaps"',
    },
  ])('is refused with $name', ({ command, env, says }) => {
    const { ok, problems } = parseCommandLine([command], env);
    expect(ok).toBe(false);
    const messages = problems.filter(({ level }) => level === 'error').map((one) => one.message);
    expect(messages).toContain(says);
  });

  it('is that of before where no component has added to it', () => {
    const argv = ['verify', 'ghcr.io/acme/app:1', '--signed'];
    expect(parseCommandLine(argv, {})).toEqual(parseArgv(argv));
  });
});

it.each(componentCommands)('%s knows every flag of its component', (command) => {
  for (const { name, flag = name, form } of listComponentFlags(command)) {
    const isWord = form === 'word' || form === 'words';
    const value = form === 'switch' ? [`--${flag}`] : [`--${flag}=1`];
    const { problems } = parseArgv([command, ...(isWord ? [] : value)]);
    expect(problems.map(({ code }) => code)).not.toContain('CLI_UNKNOWN_FLAG');
  }
});

it('the variables of components are no unknown settings', async () => {
  const variables = componentCommands.flatMap((one) => listComponentFlags(one).map(flagVariableOf));
  const env = Object.fromEntries(variables.map((name) => [name, 'x']));
  expect((await readSettings({ given: {}, env })).problems).toEqual([]);
});
