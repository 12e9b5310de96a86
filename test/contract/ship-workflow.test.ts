// SPDX-License-Identifier: Apache-2.0
// The reusable workflow takes every setting, asks for no permission, and hands each leg's record over.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  pinAction,
  readActionReference,
  renderShipWorkflow,
  SHIP_WORKFLOW,
} from '../../scripts/ship-workflow.ts';
import { settingsTable } from '../../src/settings/table/table.ts';
import { read, root } from './documents.ts';
import { version } from '../../src/version.ts';

interface Call {
  readonly inputs: Readonly<Record<string, { readonly type: string; readonly default?: string }>>;
  readonly secrets: Readonly<Record<string, { readonly required: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
}

interface Job {
  readonly if?: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly with?: Record<string, string> }[];
}

const text = read(SHIP_WORKFLOW);
const { on, jobs } = parse(text) as {
  on: { workflow_call: Call };
  jobs: Readonly<Record<'plan' | 'leg' | 'ship', Job>>;
};
const call = on.workflow_call;
const names = settingsTable.map(({ name }) => name);
const stepOf = (job: Job) => job.steps.find(({ uses = '' }) => uses.startsWith('tagship/'));

it('has an input or a secret for every setting that is not its own', () => {
  const taken = new Set([...Object.keys(call.inputs), ...Object.keys(call.secrets)]);
  const promote = ['to', 'back', 'because', 'signed', 'verify-key'];
  const own = ['leg', 'legs', 'github-token', ...promote];
  const wanted = [...names.filter((name) => !own.includes(name)), 'submodules', 'lfs', 'variables'];
  expect([...taken].sort()).toEqual(wanted.sort());
});

it('gives no default that could override tagship.yml', () => {
  const inputs = Object.values(call.inputs);
  expect(inputs.filter((input) => input.type !== 'string' || input.default !== undefined)).toEqual(
    [],
  );
  expect(Object.values(call.secrets).filter(({ required }) => required)).toEqual([]);
});

it('asks for no permissions, since a callee must not ask for more than its caller has', () => {
  expect(text).not.toMatch(/^\s*permissions:/m);
});

it('gives all jobs the same settings', () => {
  const given = [jobs.plan, jobs.leg, jobs.ship].map((job) => {
    const {
      command,
      leg,
      legs,
      'ask-registries': asks,
      now,
      only,
      ...same
    } = stepOf(job)?.with ?? {};
    expect([asks, now === undefined]).toEqual(
      command === 'plan' ? [true, true] : [undefined, false],
    );
    expect(only).toBe(`\${{ ${leg === undefined ? '' : 'matrix.targets || '}inputs.only }}`);
    return { own: [command, leg, legs].filter((one) => one !== undefined).length, same };
  });
  expect(given.map(({ own }) => own)).toEqual([1, 1, 1]);
  expect(given[1]?.same).toEqual(given[0]?.same);
  expect(given[2]?.same).toEqual(given[0]?.same);
});

it('has an output for each of 64 legs, of which each sets its own', () => {
  const outputs = Object.entries(jobs.leg.outputs);
  expect(outputs).toHaveLength(64);
  for (const [at, [name, value]] of outputs.entries()) {
    expect(name).toBe(`leg-${at}`);
    expect(value).toContain(`matrix.row == ${at} &&`);
  }
});

it('uploads what outputs write, and joins it after the merge', () => {
  const uploads = [jobs.leg, jobs.ship].map(({ steps }) =>
    steps.slice(steps.findIndex(({ uses = '' }) => uses.startsWith('tagship/')) + 1),
  );
  expect(uploads.map((steps) => steps.map(({ uses = '' }) => uses.split('@')[0]))).toEqual([
    ['actions/upload-artifact'],
    ['actions/upload-artifact', 'actions/download-artifact', 'actions/upload-artifact'],
  ]);
  const pinned = [...text.matchAll(/uses: ((?:actions|docker)\/\S+)/g)].map(([, uses]) => uses);
  expect(pinned.filter((uses) => !/@[0-9a-f]{40}$/.test(uses ?? ''))).toEqual([]);
});

it('names outputs that the action has', () => {
  const { outputs } = parse(read('action.yml')) as { outputs: object };
  for (const [name, { value }] of Object.entries(call.outputs)) {
    expect(Object.keys(outputs)).toContain(name);
    expect(value).toBe(`\${{ jobs.ship.outputs.${name} }}`);
    expect(Object.keys(jobs.ship.outputs)).toContain(name);
  }
});

describe('the action in it', () => {
  const commit = `tagship/tagship@${'a'.repeat(40)}`;

  it('is that of this version', () => {
    expect(stepOf(jobs.plan)?.uses).toMatch(/^tagship\/tagship@(?:[0-9a-f]{40}|v)/);
    expect(readActionReference(`${root}/nowhere.yml`, version)).toBe(`tagship/tagship@v${version}`);
  });

  it('is pinned by the second commit of a release', () => {
    const pinned = pinAction(text, 'a'.repeat(40));
    expect(pinned.split(`uses: ${commit} # v${version}\n`)).toHaveLength(4);
    expect(pinAction(pinned, 'b'.repeat(40))).toBe(pinAction(text, 'b'.repeat(40)));
  });

  it('stays pinned by the commit of the release', () => {
    expect(renderShipWorkflow(`${commit} # v1.0.0`).split(`uses: ${commit} # v1.0.0`)).toHaveLength(
      4,
    );
  });
});
