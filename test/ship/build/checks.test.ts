// SPDX-License-Identifier: Apache-2.0
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createWorkflowLog } from '../../../src/report/workflow.ts';
import { renderCodeQuality } from '../../../src/report/files/code-quality.ts';
import { readChecks, toCheckFlags } from '../../../src/ship/build/checks.ts';
import { runBuild } from '../../../src/ship/build/build.ts';
import type { ProblemData } from '../../../src/problem.ts';
import { prepare } from './task.ts';

const OUTPUT = `#1 [internal] load build definition from Dockerfile
#1 WARN: StageNameCasing: Stage name 'Base' should be lowercase (line 1)
#1 WARN: JSONArgsRecommended: JSON arguments recommended for CMD (line 7)
#1 DONE 0.0s
#5 0.123 #1 WARN: FromAsCasing: printed by a step (line 2)
#5 WARN: not a rule (line 3)
 - StageNameCasing: Stage name 'Base' should be lowercase (line 1)
`;

function read(
  checks: 'warn' | 'error' | 'off',
  place: string | undefined = 'docker/Dockerfile',
): readonly ProblemData[] {
  const reader = readChecks(place, checks);
  // A chunk may end anywhere.
  for (const chunk of OUTPUT.match(/[\s\S]{1,17}/g) ?? []) reader.hear(chunk);
  return reader.list();
}

/** What buildx prints at the end of each build, whatever its progress has left out. */
const SUMMARY = `#1 [internal] load build definition from Dockerfile
#1 DONE 0.0s

 - StageNameCasing: printed by something else (line 9)
 \u001b[33m2 warnings found (use docker --debug to expand):
\u001b[0m - StageNameCasing: Stage name 'Base' should be lowercase (line 1)
 - JSONArgsRecommended: JSON arguments recommended for CMD (line 7)
ERROR: failed to build
 - FromAsCasing: printed after it (line 2)
`;

describe("BuildKit's findings", () => {
  it.each([
    { from: 'the summary alone', output: SUMMARY },
    { from: 'both', output: OUTPUT + SUMMARY },
    {
      from: 'an uncoloured summary',
      output: stripVTControlCharacters(SUMMARY).replace('2 warnings', '1 warning'),
    },
  ])('are read once from $from', ({ output }) => {
    const reader = readChecks('docker/Dockerfile', 'warn');
    for (const chunk of output.match(/[\s\S]{1,17}/g) ?? []) reader.hear(chunk);
    expect(reader.list().map(({ at }) => at?.line)).toEqual([1, 7]);
  });

  it.each([
    { checks: 'warn', level: 'notice' },
    { checks: 'error', level: 'error' },
  ] as const)('with checks: $checks are of level $level, with their lines', ({ checks, level }) => {
    expect(read(checks)).toMatchObject([
      {
        ...{ level, code: 'BUILD_CHECK', at: { file: 'docker/Dockerfile', line: 1 } },
        message: "docker/Dockerfile:1: StageNameCasing: Stage name 'Base' should be lowercase",
        hint: expect.stringContaining('/rule/stage-name-casing/') as string,
      },
      {
        at: { file: 'docker/Dockerfile', line: 7 },
        hint: expect.stringContaining('/json-args-recommended/') as string,
      },
    ]);
  });

  it('with checks: off are none', () => {
    expect(read('off')).toEqual([]);
  });

  it('have no line of the checkout where the Dockerfile comes from elsewhere', async () => {
    const build = { file: 'https://example.com/Dockerfile', context: '.' };
    const { task } = await prepare([{ when: / build /, result: { stderr: OUTPUT } }]);
    const target = { ...task.target, build: { ...task.target.build, ...build } };
    const told: ProblemData[] = [];
    await runBuild({ ...task, target, onChecked: (all) => void told.push(...all) }, { args: [] });
    expect(told[0]).not.toHaveProperty('at');
    expect(told[0]?.message).toMatch(/^Dockerfile:1: /);
  });

  it('are reported once after the build, at most a hundred', async () => {
    const many = Array.from(
      { length: 500 },
      (_, line) => `#1 WARN: RuleName: text (line ${line})\n`,
    );
    const { task } = await prepare([{ when: / build /, result: { stderr: many.join('') } }]);
    const told: ProblemData[][] = [];
    await runBuild(
      { ...task, onChecked: (problems) => void told.push([...problems]) },
      { args: [] },
    );
    expect(told.map(({ length }) => length)).toEqual([100]);
  });

  it('fail the build with checks: error, by name', async () => {
    const stderr = `${OUTPUT}ERROR: failed to build: failed to solve: lint violation found for rules: StageNameCasing, JSONArgsRecommended\n`;
    const { task, lines } = await prepare([{ when: / build /, result: { code: 1, stderr } }], {
      settings: { checks: 'error' },
    });
    const told: ProblemData[] = [];
    const outcome = await runBuild(
      { ...task, onChecked: (all) => void told.push(...all) },
      { args: [] },
    );
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'BUILD_CHECK' } });
    expect(lines()[0]).toContain('--build-arg BUILDKIT_DOCKERFILE_CHECK=error=true');
    expect(told).toHaveLength(2);
  });
});

it.each([
  { checks: 'warn', buildArgs: [], flags: [] },
  { checks: undefined, buildArgs: [], flags: [] },
  { checks: 'error', buildArgs: ['A=b'], flags: ['BUILDKIT_DOCKERFILE_CHECK=error=true'] },
  {
    checks: 'error',
    buildArgs: ['BUILDKIT_DOCKERFILE_CHECK=skip=FromAsCasing'],
    flags: ['BUILDKIT_DOCKERFILE_CHECK=skip=FromAsCasing;error=true'],
  },
] as const)('checks: $checks with $buildArgs adds $flags', ({ checks, buildArgs, flags }) => {
  expect(toCheckFlags(checks, buildArgs).filter((word) => word !== '--build-arg')).toEqual(flags);
});

describe('a problem with a line', () => {
  it('is a warning at that line on GitHub, and an error where it is one', () => {
    const issued: unknown[] = [];
    const log = createWorkflowLog({
      issue: (...words) => issued.push(words),
      write: () => undefined,
      secrets: () => [],
    });
    for (const checks of ['warn', 'error'] as const) read(checks).slice(0, 1).forEach(log.problem);
    const where = { title: 'BUILD_CHECK', file: 'docker/Dockerfile', line: '1' };
    expect(issued).toMatchObject([
      ['warning', where, expect.any(String)],
      ['error', where, expect.any(String)],
    ]);
  });

  it("is an entry of GitLab's report; others are none", () => {
    const other: ProblemData = { level: 'error', code: 'GATE_FAILED', message: 'x', hint: '' };
    const entries = JSON.parse(renderCodeQuality([...read('warn'), other])) as Record<
      string,
      unknown
    >[];
    expect(entries).toMatchObject([
      {
        check_name: 'StageNameCasing',
        description: "StageNameCasing: Stage name 'Base' should be lowercase",
        severity: 'minor',
        location: { path: 'docker/Dockerfile', lines: { begin: 1 } },
      },
      { check_name: 'JSONArgsRecommended' },
    ]);
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    const spaced = JSON.parse(renderCodeQuality(read('warn', 'my docker/file'))) as typeof entries;
    expect(spaced.map((entry) => entry.check_name)).toEqual([
      'StageNameCasing',
      'JSONArgsRecommended',
    ]);
    expect(JSON.parse(renderCodeQuality([]))).toEqual([]);
  });
});
