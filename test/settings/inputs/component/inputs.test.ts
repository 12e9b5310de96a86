// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { readEntries, readRuleFields } from '../../../../src/plan/rules/lines.ts';
import {
  expandVariables,
  inputVariableOf,
} from '../../../../src/settings/inputs/component/inputs.ts';
import { readSettings } from '../../../../src/settings/read.ts';

const read = (env: Record<string, string>, given = {}) => readSettings({ given, env });

describe('list inputs of the GitLab components', () => {
  it.each([
    { name: 'quotation marks', title: 'Fix "foo" bar' },
    { name: 'what would be another item', title: 'x","latest' },
    { name: 'a backslash', title: String.raw`C:\temp\"` },
    { name: 'a line break', title: 'one\ntwo' },
    { name: 'another variable, not expanded again', title: '$HUB_TOKEN ${HUB_TOKEN} $$' },
  ])('keep each item whole: $name', async ({ title }) => {
    const env = {
      TAGSHIP_INPUT_BUILD_ARGS: JSON.stringify(['T=$CI_COMMIT_TITLE', 'B=2', 'P=$$5']),
      CI_COMMIT_TITLE: title,
      HUB_TOKEN: 'secret of the hub',
    };
    const settings = await read(env);
    expect(settings).toMatchObject({ ok: true, problems: [] });
    expect(settings.value?.buildArgs).toEqual([`T=${title}`, 'B=2', 'P=$5']);
  });

  it('say which variable is empty', async () => {
    const { problems } = await read({ TAGSHIP_INPUT_IMAGES: '["$NOPE/app"]' });
    expect(problems).toMatchObject([{ level: 'notice', code: 'SETTINGS_EMPTY_VARIABLE' }]);
    expect(problems[0]?.message).toBe('images: the variable "$NOPE" is empty or not set');
  });

  it('rank like inputs: after flags, before variables; an empty list is none', async () => {
    const env = { TAGSHIP_INPUT_PLATFORMS: '["linux/arm64"]', TAGSHIP_PLATFORMS: 'linux/s390x' };
    const empty = { ...env, TAGSHIP_INPUT_PLATFORMS: '[]' };
    expect((await read(env)).value?.platforms).toEqual(['linux/arm64']);
    expect((await read(empty)).value?.platforms).toEqual(['linux/s390x']);
    const flag = await read(env, { platforms: 'linux/amd64' });
    expect(flag.value?.platforms).toEqual(['linux/amd64']);
  });

  it.each([
    { name: 'a line break', item: 'org.example.note=one\ntwo' },
    { name: 'a line that looks like another label', item: 'org.example.note=one\nother=two' },
    { name: 'quotation marks too', item: 'org.example.note=say "hi"\nthere' },
  ])('keep a label with $name whole', async ({ item }) => {
    for (const name of ['LABELS', 'ANNOTATIONS']) {
      const settings = await read({ [`TAGSHIP_INPUT_${name}`]: JSON.stringify([item, 'b=2']) });
      const text = settings.value?.[name === 'LABELS' ? 'labels' : 'annotations'] ?? '';
      const entries = await readEntries(text, { setting: 'labels', strict: false });
      expect(entries.ok && entries.value.map((entry) => entry.text)).toEqual([item, 'b=2']);
    }
  });

  it('take maps for registries', async () => {
    const entries = { 'r.io': { username: '$USER_NAME', 'password-env': 'P' } };
    const settings = await read({
      TAGSHIP_INPUT_REGISTRIES: JSON.stringify([entries]),
      USER_NAME: 'acme',
    });
    expect(settings.value?.registries ?? settings.problems).toMatchObject([
      { prefix: 'r.io', username: 'acme' },
    ]);
  });
});

describe('a list in a variable that is no JSON', () => {
  it.each(['["T=Fix "foo" bar","B=2"]', '["a"', '[a', '[["a"]]', ' [null]'])('%s', async (text) => {
    const { ok, problems } = await read({ TAGSHIP_BUILD_ARGS: text });
    expect(ok).toBe(false);
    expect(problems).toMatchObject([{ level: 'error', code: 'SETTINGS_BAD_VALUE' }]);
    expect(problems[0]?.message).toContain('TAGSHIP_BUILD_ARGS');
  });
});

describe('expandVariables', () => {
  const env = { A: '1', B_2: 'two', EMPTY: '' };
  it.each([
    ['$A', '1'],
    ['${A}b', '1b'],
    ['$Ab', ''],
    ['$B_2/x', 'two/x'],
    ['$$A', '$A'],
    ['$$$A', '$1'],
    ['${{version}}', '${{version}}'],
    ['{{version}}', '{{version}}'],
    ['$', '$'],
    ['$1', '$1'],
    ['${EMPTY}x', 'x'],
  ])('%s', (text, expected) => {
    const { value } = expandVariables({ kind: 'word', text }, { name: 'build-args', env });
    expect(value).toEqual({ kind: 'word', text: expected });
  });
});

describe('a variable with CSV in it stays inside its field', () => {
  const branch = 'x,value="latest"';
  const CI_COMMIT_BRANCH = branch;

  it.each([
    { name: 'tags', text: 'type=raw,value=$CI_COMMIT_BRANCH,priority=3' },
    { name: 'images', text: 'name=r.io/app,enable=$CI_COMMIT_BRANCH' },
    { name: 'flavor', text: 'suffix=$CI_COMMIT_BRANCH' },
  ])('$name', async ({ name, text }) => {
    const { value } = expandVariables({ kind: 'word', text }, { name, env: { CI_COMMIT_BRANCH } });
    const written = value?.kind === 'word' ? value.text : '';
    const entries = await readEntries(written, { setting: name, strict: false });
    const [entry, ...more] = entries.ok ? entries.value : [];
    const fields = await readRuleFields(entry ?? fail());
    expect(more).toEqual([]);
    expect(fields.ok && fields.value.map((field) => field.text)).toEqual(
      text.split(',').map((field) => field.replace('$CI_COMMIT_BRANCH', branch)),
    );
  });

  it('labels', async () => {
    const written = { kind: 'word', text: 'title=$CI_COMMIT_BRANCH' } as const;
    const { value } = expandVariables(written, { name: 'labels', env: { CI_COMMIT_BRANCH } });
    const text = value?.kind === 'word' ? value.text : '';
    const entries = await readEntries(text, { setting: 'labels', strict: false });
    expect(entries.ok && entries.value.map((entry) => entry.text)).toEqual([`title=${branch}`]);
  });

  it('or is refused, where the entry has quotation marks itself', () => {
    const written = { kind: 'word', text: 'type=raw,"value=$CI_COMMIT_BRANCH"' } as const;
    const expanded = expandVariables(written, { name: 'tags', env: { CI_COMMIT_BRANCH } });
    expect(expanded).toMatchObject({ ok: false, problems: [{ code: 'SETTINGS_BAD_VALUE' }] });
  });
});

function fail(): never {
  throw new Error('there is no entry');
}

it('the variable of an input is named after it', () => {
  expect(inputVariableOf({ name: 'build-args' })).toBe('TAGSHIP_INPUT_BUILD_ARGS');
});
