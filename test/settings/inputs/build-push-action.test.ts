// SPDX-License-Identifier: Apache-2.0
// Random inputs of docker/build-push-action: the build command that it makes of them, and ours.
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { makePlan } from '../../../src/plan/make.ts';
import { takeActionInputs } from '../../../src/settings/inputs/action-inputs.ts';
import { splitEntries } from '../../../src/settings/values/entries.ts';
import { readInputs } from '../../../src/settings/inputs/inputs.ts';
import { readSettings } from '../../../src/settings/read.ts';
import { factsOf, gitTagEvent } from '../../plan/facts.ts';
import { match } from '../../plan/rules/match.ts';

interface Case {
  readonly inputs: Readonly<Record<string, string>>;
  /** Behind `docker buildx build`, without the files that buildx writes and the secrets. */
  readonly argv: readonly string[];
  readonly secrets: Readonly<Record<string, string>>;
}

const file = new URL('build-push-action.json', import.meta.url);
const { cases } = JSON.parse(await readFile(file, 'utf8')) as { readonly cases: readonly Case[] };

const facts = factsOf({
  event: gitTagEvent('v1.2.3'),
  project: { slug: 'acme/app', url: 'https://github.com/acme/app', private: false },
  run: { id: '77', attempt: '1', url: 'https://github.com/acme/app/actions/runs/77' },
});

type Flags = Readonly<Record<string, readonly string[]>>;

/** The flags of a command by name, and the context. */
function readArgv(argv: readonly string[]): { readonly flags: Flags; readonly context: string } {
  const flags: Record<string, string[]> = {};
  const words = argv.filter((word) => word !== '--');
  for (let at = 0; at < words.length - 1; at += 1) {
    const name = words[at] ?? '';
    const isAlone = ['--no-cache', '--pull', '--push', '--load'].includes(name);
    (flags[name] ??= []).push(isAlone ? '' : (words[(at += 1)] ?? ''));
  }
  return { flags, context: words.at(-1) ?? '' };
}

/** The checkout in the place of the Git context that the original has by default. */
function toCheckout(text: string): string {
  const path = text.replace(/https:\/\/github\.com\/acme\/app\.git#[0-9a-f]{40}:?/, '');
  return path === '' || path.endsWith('=') ? `${path}.` : path;
}

function toMap(pairs: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s, 2)) as [string, string][]);
}

/** What is attested, by type; `off` where it is switched off. */
function readAttestations(flags: Flags): Readonly<Record<string, string>> {
  const short = (type: string) => (flags[`--${type}`] ?? []).map((text) => `type=${type},${text}`);
  const all = [...(flags['--attest'] ?? []), ...short('provenance'), ...short('sbom')];
  const entries = all.map((text) => {
    const fields = splitEntries(text, true).filter(
      (field) => !/^(true|disabled=false)$/.test(field),
    );
    const isOff = fields.some((field) => /^(false|disabled=(true|1))$/i.test(field));
    const [type = '', ...rest] = fields.sort(
      (one, other) => Number(other.startsWith('type=')) - Number(one.startsWith('type=')),
    );
    return [type, isOff ? 'off' : rest.sort().join(',')] as const;
  });
  return Object.fromEntries(entries.sort());
}

const SAME = [
  ...['--add-host', '--allow', '--cache-from', '--cache-to', '--cgroup-parent', '--no-cache'],
  ...['--no-cache-filter', '--shm-size', '--ssh', '--target', '--ulimit', '--network', '--pull'],
];

it.each(cases)('$inputs', { timeout: 30_000 }, async ({ inputs, argv, secrets }) => {
  const env = Object.fromEntries(
    Object.entries(inputs).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]),
  );
  const action = await takeActionInputs(readInputs(env).given);
  const read = await readSettings({ given: action.given, env: {}, action });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const settings = read.value;
  const plan = await makePlan(facts, settings, { toolVersion: '0', secrets: [], match });
  const [target] = plan.targets;
  const theirs = readArgv(argv);
  const ours = readArgv(target?.build.argv.slice(3) ?? []);
  for (const name of SAME) expect(ours.flags[name], name).toEqual(theirs.flags[name]);
  expect(toMap(ours.flags['--build-arg'])).toEqual(toMap(theirs.flags['--build-arg']));
  expect(toMap(ours.flags['--label'])).toMatchObject(toMap(theirs.flags['--label']));
  expect(ours.context).toBe(toCheckout(theirs.context));
  expect(ours.flags['--build-context']).toEqual(theirs.flags['--build-context']?.map(toCheckout));
  expect(ours.flags['--platform']).toEqual(theirs.flags['--platform'] ?? ['linux/amd64']);
  const given = Object.fromEntries(
    settings.buildSecrets.map((one) => [one.id, one.secret.reveal()]),
  );
  expect(given).toEqual(secrets);
  const isLoaded = argv.some((word) => word === '--load' || word.includes('type=docker'));
  const { provenance } = target?.build ?? {};
  const added = isLoaded || provenance === undefined ? {} : { '--provenance': [provenance] };
  expect(readAttestations({ ...ours.flags, ...added })).toEqual(readAttestations(theirs.flags));
});
