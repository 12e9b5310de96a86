// SPDX-License-Identifier: Apache-2.0
// The commands of both sides of the push table: `docker buildx build --push`, and `tagship ship` of some bundle.
import { join } from 'node:path';
import { writeDockerConfig } from '../lab/lab.ts';
import { VERSION, type BenchFixture } from './fixture.ts';
import type { BuilderName, Row } from './rows.ts';
import type { Step } from './step.ts';

/** One run of one side. */
export interface Scene {
  readonly fixture: BenchFixture;
  readonly row: Row;
  readonly builder: BuilderName;
  /** Of this run alone. */
  readonly folder: string;
  /** The repository's path, in every registry. */
  readonly repository: string;
}

/** `docker buildx build --push` with the tags of the row, after the logins where they count. */
export function toBuildx(scene: Scene): readonly Step[] {
  const { fixture, row, builder, folder, repository } = scene;
  const docker = join(folder, 'docker');
  if (row.login) writeDockerConfig(fixture.lab, docker);
  const known = fixture.env(row.size);
  const env = row.login
    ? { ...known, DOCKER_CONFIG: docker, BUILDX_CONFIG: join(known.DOCKER_CONFIG ?? '', 'buildx') }
    : known;
  const hosts = fixture.hosts(row);
  const tags = hosts.flatMap((host) =>
    listTags(row.tags).flatMap((tag) => ['--tag', `${host}/${repository}:${tag}`]),
  );
  const login = (host: string): Step => ({
    argv: ['docker', 'login', '--username', fixture.user, '--password-stdin', host],
    env,
    stdin: fixture.password,
  });
  return [
    ...(row.login ? hosts.map(login) : []),
    {
      argv: [
        ...(['docker', 'buildx', 'build'] as const),
        ...['--builder', fixture.builders[builder], '--push', ...tags],
        ...['--provenance', 'mode=min', '.'],
      ],
      env,
    },
  ];
}

/** `tagship ship` with rules that come to the same tags, and the push strategy that `auto` gives for such a builder. */
export function toTagship({ fixture, row, builder, repository }: Scene, cli: string): Step {
  const hosts = fixture.hosts(row);
  const known = fixture.env(row.size);
  return {
    argv: [
      process.execPath,
      ...[cli, 'ship', '--push', '--builder', fixture.builders[builder]],
      ...(builder === 'remote' ? ['--publish', toFarStrategy(row)] : []),
      ...['--tags', listRules(row.tags).join('\n'), '--flavor', 'latest=false'],
      ...['--provenance', 'mode=min'],
      ...hosts.flatMap((host) => ['--image', `${host}/${repository}`]),
      ...toRegistries(fixture, row, hosts),
    ],
    env: row.login ? { ...known, THE_PASSWORD: fixture.password } : known,
  };
}

/** What `auto` chooses for a BuildKit on another machine: it is not configured for an authority of ours. */
function toFarStrategy({ network }: Row): string {
  return network.startsWith('TLS') ? 'layout' : 'builder';
}

function toRegistries(
  fixture: BenchFixture,
  row: Row,
  hosts: readonly string[],
): readonly string[] {
  const entry = {
    ...(row.login ? { username: fixture.user, 'password-env': 'THE_PASSWORD' } : {}),
    ...(row.network.startsWith('TLS') ? { ca: fixture.lab.ca } : {}),
  };
  if (Object.keys(entry).length === 0) return [];
  return ['--registries', JSON.stringify(Object.fromEntries(hosts.map((host) => [host, entry])))];
}

/** Rules for so many tags: exact versions and what floats above them, for one variant after the other. */
function listRules(count: number): readonly string[] {
  const patterns = ['{{version}}', '{{major}}.{{minor}}', '{{major}}'];
  return Array.from({ length: count }, (_, index) => {
    const variant = Math.floor(index / patterns.length);
    const suffix = variant === 0 ? '' : `,suffix=-v${variant}`;
    return `type=semver,pattern=${patterns[index % patterns.length] ?? ''}${suffix}`;
  });
}

/** The tags that {@link listRules} comes to. */
function listTags(count: number): readonly string[] {
  const [major = '', minor = ''] = VERSION.split('.');
  const names = [VERSION, `${major}.${minor}`, major];
  return Array.from({ length: count }, (_, index) => {
    const variant = Math.floor(index / names.length);
    return `${names[index % names.length] ?? ''}${variant === 0 ? '' : `-v${variant}`}`;
  });
}
