// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAndPublish } from '../../src/apply/publish.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { makeYard, type Yard, type YardOptions } from './build-context.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;
const yards: Yard[] = [];

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({ lab });
});

afterAll(async () => {
  for (const yard of yards) await yard.close();
  await project.remove();
});

async function open(options: YardOptions): Promise<Yard> {
  const yard = await makeYard(lab, project, options);
  yards.push(yard);
  return yard;
}

const argv = ['docker', 'buildx', 'build', '--platform', 'linux/amd64', '.'];
const build = { argv, context: '.', file: 'Dockerfile', recipe: 'recipe-1' };

describe('both ways of publishing give every repository the same bits', () => {
  const ways = [
    { name: 'layout, by the docker driver', builder: 'default', says: 'oci image format' },
    { name: 'builder, by a remote BuildKit', builder: 'remote', says: 'pushing layers' },
  ];
  it.each(ways)('$name', async ({ builder, says }) => {
    const given = { builder: builder === 'remote' ? lab.buildkit.tcp : builder };
    const yard = await open({ given });
    const { plain, second } = lab.registries;
    const path = `publish/${Date.now()}`;
    const repositories = [`${plain.host}/${path}`, `${second.host}/${path}`];
    const input = await yard.prepare({ repositories, build }, true);
    const built = await buildAndPublish(input);
    expect(yard.output()).toContain(says);
    expect(Object.keys(built.platforms)).toEqual(['linux/amd64']);
    for (const repository of input.repositories) {
      const there = await repository.getManifest(built.digest);
      expect(Buffer.from(there?.bytes ?? []).equals(Buffer.from(built.manifest.bytes))).toBe(true);
    }
  });
});
