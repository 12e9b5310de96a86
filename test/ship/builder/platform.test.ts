// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { checkUsualPlatform } from '../../../src/ship/builder/platform.ts';
import { Problem, type ProblemData } from '../../../src/problem.ts';

const arm = ['linux/arm64'];
const both = ['linux/arm64', 'linux/amd64/v2'];

it.each([
  { name: 'its own', platforms: ['linux/amd64', 'linux/386'], says: [] },
  { name: 'emulated', platforms: both, says: ['PLATFORM_EMULATED'] },
  { name: 'no emulator', platforms: arm, says: ['PLATFORM_NO_EMULATION'] },
  { name: 'named', platforms: arm, named: true, says: [] },
  { name: 'another one wanted', platforms: arm, wanted: ['linux/arm64'], says: [] },
  { name: 'several nodes', platforms: arm, nodes: 2, says: [] },
  { name: 'a container', platforms: arm, driver: 'docker-container', says: [] },
  { name: 'a machine elsewhere', platforms: both, driver: 'remote', says: [] },
  { name: 'a cluster', platforms: [], asked: arm, driver: 'kubernetes', says: [] },
  { name: 'not written down', platforms: [], asked: both, says: ['PLATFORM_EMULATED'] },
  { name: 'not known', platforms: [], says: [] },
  { name: 'not asked on amd64', platforms: [], asked: arm, architecture: 'x64', says: [] },
])('linux/amd64 without a name: $name', async (given) => {
  const { platforms, named = false, wanted = ['linux/amd64'], nodes = 1, asked } = given;
  const { driver = 'docker' } = given;
  const said: ProblemData[] = [];
  const log = { problem: (problem: ProblemData) => said.push(problem) };
  const check = checkUsualPlatform(
    { name: 'big', driver, platforms, nodes },
    { platforms: wanted },
    {
      settings: { platformsNamed: named },
      runContext: { log } as unknown as Parameters<typeof checkUsualPlatform>[2]['runContext'],
      ask: () => Promise.resolve(asked === undefined ? undefined : { platforms: asked }),
      architecture: given.architecture ?? 'arm64',
    },
  );
  await check.catch((thrown: unknown) => {
    if (!(thrown instanceof Problem)) throw thrown;
    said.push(...thrown.problems);
  });
  expect(said.map(({ code }) => code)).toEqual(given.says);
  expect(said.every(({ hint }) => hint.includes('platforms: linux/arm64'))).toBe(true);
});
