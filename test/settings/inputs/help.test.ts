// SPDX-License-Identifier: Apache-2.0
// What --help says, and how wide.
import { describe, expect, it } from 'vitest';
import { commands, takesSetting } from '../../../src/settings/table/commands.ts';
import { factFlags, runFlags } from '../../../src/settings/inputs/run-flags.ts';
import { renderDefault, renderDescription } from '../../../src/settings/table/documentation.ts';
import { renderHelp } from '../../../src/settings/inputs/help.ts';
import { settingsTable } from '../../../src/settings/table/table.ts';

const topics = [undefined, 'settings', ...commands.map(({ name }) => name)] as const;

describe.each(topics)('help for %s', (topic) => {
  const help = renderHelp(topic);
  const lines = help.split('\n');

  it('fits into 80 columns, ends in one newline and has no space at the end of lines', () => {
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(help).toMatch(/[^\n]\n$/);
    expect(help).not.toMatch(/[ \t]\n/);
  });
});

const listSettings = (help: string) => {
  const own = new Set([...runFlags, ...factFlags].map(({ name }) => name));
  const names = help.split('\n').flatMap((line) => {
    const match = /^ {2}(?:--(?:\[no-\])?|\()(?<name>[a-z-]+)/.exec(line);
    return match?.groups?.name ?? [];
  });
  // --from is a flag of init and a setting, --signed a flag of verify and a setting
  const isInit = help.startsWith('tagship init');
  const isVerify = help.startsWith('tagship verify');
  return names.filter(
    (name) =>
      !own.has(name) ||
      (name === 'from' && !isInit) ||
      (['signed', 'provenance', 'sbom'].includes(name) && !isVerify),
  );
};

it.each(['settings', 'init', 'verify'] as const)('help for %s lists its settings', (topic) => {
  const settings = settingsTable.filter(
    ({ name }) => topic === 'settings' || takesSetting(topic, name),
  );
  expect(listSettings(renderHelp(topic))).toEqual(settings.map(({ name }) => name));
});

it.each(['plan', 'ship'] as const)('help for %s lists the usual settings only', (topic) => {
  const help = renderHelp(topic);
  expect(listSettings(help).toSorted()).toEqual(
    [
      ...['images', 'tags', 'platforms', 'context', 'file', 'build-args', 'push', 'allow-dirty'],
      ...['registries', 'git-tag', 'branch', 'config'],
    ].toSorted(),
  );
  expect(help).toContain('--image is short for --images');
  expect(help).toContain('tagship help settings');
});

it('help without a topic is one screen: commands, examples, and where the rest is', () => {
  const help = renderHelp();
  expect(help.split('\n').length).toBeLessThanOrEqual(24);
  for (const { name, isListed = true } of commands) {
    if (isListed) expect(help).toContain(`  tagship ${name} `);
    else expect(help).toContain(name);
  }
  expect(help).toContain('tagship help settings');
});

it.each([
  { topic: 'init', names: ['images', 'context', 'file'] },
  {
    topic: 'verify',
    names: [
      ...['platforms', 'registries', 'github-token', 'push-idle-timeout', 'retry-deadline'],
      ...['sign-log', 'sign-trusted-root', 'verify-identity', 'verify-identity-regexp'],
      ...['verify-issuer', 'verify-issuer-regexp', 'config'],
    ],
  },
] as const)('$topic takes the settings that it uses, no others', ({ topic, names }) => {
  const taken = settingsTable.filter(({ name }) => takesSetting(topic, name));
  expect(taken.map(({ name }) => name)).toEqual(names);
});

it.each(['plan', 'ship', 'verify', 'init'] as const)(
  'help for %s lists the flags of that command',
  (topic) => {
    const help = renderHelp(topic);
    for (const { name, commands: own } of [...runFlags, ...factFlags]) {
      const row = new RegExp(`^ {2}--${name}(?: |$)`, 'm');
      expect(row.test(help)).toBe(own.includes(topic));
    }
  },
);

it('no flag is called like a setting, but --version before a command, those of verify and --from of init', () => {
  const names = [...runFlags, ...factFlags].map(({ name }) => name);
  expect(names.filter((name) => settingsTable.some((setting) => setting.name === name))).toEqual([
    'signed',
    'provenance',
    'sbom',
    'from',
  ]);
});

it.each([
  { name: 'push-idle-timeout', text: '2m' },
  { name: 'platforms', text: 'linux/amd64' },
  { name: 'build-args', text: 'none' },
  { name: 'load', text: 'false' },
  { name: 'v-prefix', text: 'drop' },
  { name: 'context', text: 'the checkout' },
])('the default of $name reads "$text"', ({ name, text }) => {
  const setting = settingsTable.find((row) => row.name === name);
  expect(setting && renderDefault(setting)).toBe(text);
});

it.each(settingsTable)('$name is described in sentences', (setting) => {
  expect(setting.doc).toMatch(/^[A-Z`].*\.$/);
  expect(renderDescription(setting)).toMatch(/ Default: .+\.$/);
});
