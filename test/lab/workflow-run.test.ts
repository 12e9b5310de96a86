// SPDX-License-Identifier: Apache-2.0
// Workflows run here as they do on GitHub, as far as the project's own need it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { holds, interpolate } from './expressions.ts';
import { runWorkflow } from './workflow-run.ts';
import { expandMatrix } from './workflow.ts';

const workspace = mkdtempSync(join(tmpdir(), 'tagship-workflow-'));
writeFileSync(
  join(workspace, 'action.yml'),
  'inputs: { say: {} }\nruns: { using: node24, main: main.mjs, post: post.mjs }\n',
);
writeFileSync(
  join(workspace, 'main.mjs'),
  `import { appendFileSync } from 'node:fs';
appendFileSync(process.env.GITHUB_OUTPUT, 'said=' + process.env.INPUT_SAY + ' ' + process.env.GITHUB_SHA.slice(0, 3) + '\\n');
appendFileSync(process.env.GITHUB_STATE, 'word=' + process.env.INPUT_SAY + '\\n');
appendFileSync(process.env.GITHUB_ENV, 'MARK=made\\n');
`,
);
writeFileSync(join(workspace, 'post.mjs'), 'console.log("post", process.env.STATE_word);');
const run = { workspace, node: process.execPath, github: { sha: 'abc'.padEnd(40, '0') } };

afterAll(() => {
  rmSync(workspace, { recursive: true });
});

it('steps, outputs, environment, conditions and post steps', async () => {
  const [job] = await runWorkflow(
    `
name: Test
env: { GREETING: hello }
jobs:
  one:
    env: { WHO: '\${{ github.repository_owner }}' }
    outputs: { said: '\${{ steps.talk.outputs.said }}' }
    steps:
      - uses: actions/checkout@v5
      - id: talk
        uses: ./
        with: { say: '\${{ env.GREETING }}', bogus: 1 }
      - name: Script of \${{ env.WHO }}
        shell: bash
        run: |
          echo "mark=$MARK" >> "$GITHUB_OUTPUT"
          echo "$GREETING $WHO \${{ secrets.KEY }}"
      - run: touch "$RUNNER_TEMP/forgotten"
      - run: 'false'
        continue-on-error: true
      - run: exit 4
      - run: echo never
      - if: failure()
        run: echo "after $GITHUB_JOB"
`,
    { ...run, actions: { 'actions/checkout': 'provided' }, secrets: { KEY: 's3cret' } },
  );
  expect(job).toMatchObject({ id: 'one', result: 'failure', outputs: { said: 'hello abc' } });
  expect(
    job?.steps.map(({ name, outcome, code }) => `${name}: ${outcome} ${String(code)}`),
  ).toEqual([
    'actions/checkout@v5: success 0',
    './: success 0',
    'Script of acme: success 0',
    'touch "$RUNNER_TEMP/forgotten": success 0',
    'false: failure 1',
    'exit 4: failure 4',
    'echo never: skipped null',
    'echo "after $GITHUB_JOB": success 0',
    'Post ./: success 0',
  ]);
  expect(job?.steps[1]?.unexpectedInputs).toEqual(['bogus']);
  expect(job?.steps[2]).toMatchObject({ outputs: { mark: 'made' }, log: 'hello acme s3cret\n' });
  expect(job?.leftBehind).toEqual(['forgotten']);
  expect(job?.steps.at(-1)?.log).toBe('post hello\n');
});

it('jobs wait for the jobs they need, and are skipped with them', async () => {
  const jobs = await runWorkflow(
    `
jobs:
  build:
    strategy: { matrix: { leg: [a, b] } }
    outputs: { a: '\${{ steps.x.outputs.a }}', b: '\${{ steps.x.outputs.b }}' }
    steps: [{ id: x, run: 'echo "\${{ matrix.leg }}=1" >> $GITHUB_OUTPUT' }]
  fails: { steps: [{ run: exit 1 }] }
  uses: { needs: build, steps: [{ run: 'echo "\${{ needs.build.outputs.b }}"' }] }
  skipped: { needs: [build, fails], steps: [{ run: echo }] }
  cleanup: { needs: fails, if: 'always()', steps: [{ run: 'echo \${{ needs.fails.result }}' }] }
`,
    run,
  );
  expect(jobs.map(({ id, result }) => `${id}: ${result}`)).toEqual([
    'build: success',
    'build: success',
    'fails: failure',
    'uses: success',
    'skipped: skipped',
    'cleanup: success',
  ]);
  expect(jobs[5]?.steps[0]?.log).toBe('failure\n');
});

it.each([
  { name: 'a secret', say: 'plain', masks: { KEY: 'ain' }, left: {} },
  { name: 'a line of a secret', say: 'plain', masks: { KEY: 'other\nplain\n' }, left: {} },
  { name: 'a text that a step masks', say: 'plain', mask: 'pl%25', left: { said: 'plain' } },
  { name: 'a text that a step masks, whole', say: 'plain', mask: 'plain', left: {} },
  {
    name: 'nothing secret',
    say: 'plain',
    masks: { KEY: 'plane', NONE: '' },
    left: { said: 'plain' },
  },
])('an output is dropped that contains $name', async ({ say, masks = {}, mask = '-', left }) => {
  const [job, after] = await runWorkflow(
    `
jobs:
  one:
    outputs: { said: '\${{ steps.a.outputs.said }}', other: fine }
    steps: [{ id: a, run: 'echo "::add-mask::${mask}"; echo "said=${say}" >> "$GITHUB_OUTPUT"' }]
  two: { needs: one, steps: [{ run: 'echo "[\${{ needs.one.outputs.said }}]"' }] }
`,
    { ...run, secrets: masks },
  );
  expect(job?.outputs).toEqual({ ...left, other: 'fine' });
  expect(after?.steps[0]?.log).toBe('said' in left ? '[plain]\n' : '[]\n');
});

it('an action that nobody mapped is an error, not a pass', async () => {
  await expect(
    runWorkflow('jobs: { a: { steps: [{ uses: who/knows@v1 }] } }', run),
  ).rejects.toThrow('who/knows');
});

describe('expressions', () => {
  const contexts = { github: { ref: 'refs/tags/v1', event: { draft: false } }, env: { A: '' } };

  it.each([
    { name: 'a function', text: "x ${{ startsWith(github.ref, 'refs/tags/') }}", value: 'x true' },
    { name: 'a missing value', text: '[${{ github.nothing.at.all }}]', value: '[]' },
    { name: 'or', text: "${{ env.A || 'default' }}", value: 'default' },
    { name: 'two in a line', text: '${{ 1 }}-${{ 2 }}', value: '1-2' },
  ])('interpolate: $name', ({ text, value }) => {
    expect(interpolate(text, contexts, { hasFailed: false })).toBe(value);
  });

  it.each([
    { name: 'nothing', condition: undefined, fine: true, failed: false },
    { name: 'always()', condition: 'always()', fine: true, failed: true },
    { name: 'failure()', condition: '${{ failure() }}', fine: false, failed: true },
    {
      name: 'a plain condition',
      condition: 'github.event.draft == false',
      fine: true,
      failed: false,
    },
    { name: 'an empty text', condition: 'env.A', fine: false, failed: false },
  ])('if: $name', ({ condition, fine, failed }) => {
    expect(holds(condition, contexts, { hasFailed: false })).toBe(fine);
    expect(holds(condition, contexts, { hasFailed: true })).toBe(failed);
  });
});

describe('expandMatrix', () => {
  it.each([
    { name: 'none', matrix: undefined, legs: [{}] },
    {
      name: 'a product',
      matrix: { a: [1, 2], b: ['x'] },
      legs: [
        { a: 1, b: 'x' },
        { a: 2, b: 'x' },
      ],
    },
    { name: 'only include', matrix: { include: [{ a: 1 }, { a: 2 }] }, legs: [{ a: 1 }, { a: 2 }] },
    {
      name: 'include that joins, include that adds',
      matrix: { a: [1, 2], include: [{ a: 1, c: 3 }, { a: 9 }] },
      legs: [{ a: 1, c: 3 }, { a: 2 }, { a: 9 }],
    },
    { name: 'exclude', matrix: { a: [1, 2], exclude: [{ a: 1 }] }, legs: [{ a: 2 }] },
  ])('$name', ({ matrix, legs }) => {
    expect(expandMatrix(matrix)).toEqual(legs);
  });
});

describe('a reusable workflow', () => {
  const called = `
on:
  workflow_call:
    inputs: { who: { type: string }, list: { type: string } }
    secrets: { key: { required: false } }
    outputs: { all: { value: '\${{ jobs.last.outputs.all }}' } }
jobs:
  each:
    if: inputs.list != ''
    strategy: { matrix: '\${{ fromJSON(inputs.list) }}' }
    runs-on: \${{ matrix.on }}
    outputs:
      out-0: \${{ matrix.row == 0 && steps.a.outputs.x || '' }}
      out-1: \${{ matrix.row == 1 && steps.a.outputs.x || '' }}
    steps:
      - id: a
        env: { KEY: '\${{ secrets.key }}' }
        run: echo "x=\${{ inputs.who }} \${{ matrix.row }} \${#KEY}" >> "$GITHUB_OUTPUT"
  last:
    needs: each
    if: \${{ !cancelled() && contains(fromJSON('["success", "skipped"]'), needs.each.result) }}
    runs-on: \${{ fromJSON('["a", "b"]') }}
    outputs: { all: '\${{ toJSON(needs.each.outputs) }}' }
    steps: [{ run: 'true' }]
`;
  const call = (given: string) => `
jobs:
  call:
    uses: acme/lib/w.yml@v1
    ${given}
  after:
    needs: call
    steps: [{ run: 'echo "\${{ needs.call.outputs.all }}"' }]
`;
  const include = JSON.stringify({
    include: [
      { row: 0, on: 'x' },
      { row: 1, on: ['y', 'z'] },
    ],
  });
  const calling = { ...run, workflows: { 'acme/lib/w.yml': called }, secrets: { K: 'a key' } };

  it('has inputs, secrets, a matrix of JSON, and outputs of all legs', async () => {
    const given = `with: { who: me, list: '${include}' }\n    secrets: { key: '\${{ secrets.K }}' }`;
    const jobs = await runWorkflow(call(given), calling);
    expect(jobs.map(({ id, result }) => `${id} ${result}`)).toEqual([
      ...['call / each success', 'call / each success', 'call / last success'],
      ...['call success', 'after success'],
    ]);
    expect(jobs.slice(0, 3).map(({ runsOn }) => runsOn)).toEqual(['x', ['y', 'z'], ['a', 'b']]);
    expect(JSON.parse(jobs[3]?.outputs.all ?? '')).toEqual({
      'out-0': 'me 0 5',
      'out-1': 'me 1 5',
    });
  });

  it('evaluates no matrix of a job that is skipped', async () => {
    const jobs = await runWorkflow(call('with: { who: me }'), calling);
    expect(jobs.map(({ id, result }) => `${id} ${result}`)).toEqual([
      ...['call / each skipped', 'call / last success', 'call success', 'after success'],
    ]);
  });

  it.each([
    { given: 'with: { what: x }', says: 'Invalid input, what is not defined' },
    { given: 'secrets: { other: x }', says: 'Invalid secret, other is not defined' },
  ])('refuses $given', async ({ given, says }) => {
    await expect(runWorkflow(call(given), calling)).rejects.toThrow(says);
  });
});
