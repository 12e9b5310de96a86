// SPDX-License-Identifier: Apache-2.0
// A real BuildKit as the builder, reached as a remote one: it pushes through the proxies of the registry fixture.
import { readFile } from 'node:fs/promises';
import { createShell, type Shell } from '../../src/shell.ts';
import type { Target } from '../../src/plan/plan.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { silentLog } from '../ship/tagging.ts';
import { openFarBuildKit } from '../e2e/far.ts';
import { makeProject } from '../e2e/project.ts';
import { lab } from '../lab/lab.ts';
import { SPEED, type RegistryFixture, type ShipRequest } from './registry-fixture.ts';
import type { Scenario } from './scenario.ts';
import { requestOf } from './release-run.ts';

/** How long BuildKit may be silent while it pushes, in real time. */
const SILENCE_MS = 3_000;

/** A step whose result is another one each time it runs, and a build that shares it with no other. */
const DOCKERFILE = `FROM scratch
COPY busybox /bin/busybox
ARG SALT
RUN ["/bin/busybox", "sh", "-c", "echo $SALT; /bin/busybox head -c 16 /dev/urandom > /chance"]
`;

/** One release to be built by BuildKit. */
export interface Build {
  readonly request: ShipRequest;
  /** The indexes that buildx reported. */
  readonly built: string[];
  /** The codes of the problems in the log. */
  readonly told: readonly string[];
  /** How many builds were begun. */
  readonly runs: () => number;
  /** The end of what buildx and we said meanwhile. */
  readonly said: () => string;
  /** The platform's manifests that BuildKit made: one, however often it was asked. */
  readonly made: () => ReadonlySet<string>;
}

/** The lab's BuildKit, with a project to build. */
export interface BuildKit {
  readonly build: (
    fixture: RegistryFixture,
    path: string,
    scenario: Pick<Scenario, 'before' | 'bothRequired'>,
    settings?: Partial<Settings>,
  ) => Build;
  /** The user's home, in which nothing is to be left. */
  readonly home: string;
  readonly close: () => Promise<void>;
}

export async function openBuildKit(): Promise<BuildKit> {
  const site = await lab();
  const project = await makeProject({ lab: site, files: { Dockerfile: DOCKERFILE } });
  const far = await openFarBuildKit(site);
  return {
    home: project.home,
    close: async () => {
      await far.close();
      await project.remove();
    },
    build: (fixture, path, scenario, settings) => {
      const said: string[] = [];
      const built: string[] = [];
      const told: string[] = [];
      let runs = 0;
      const request = requestOf(fixture, path, scenario);
      const targets = request.plan.targets.map((target) => toBuilt(target, path));
      return {
        built,
        told,
        runs: () => runs,
        said: () => said.join('').slice(-4_000),
        made: () => new Set(said.join('').match(/(?<=exporting manifest )sha256:[0-9a-f]{64}/g)),
        request: {
          ...request,
          plan: { ...request.plan, targets },
          settings: {
            ...request.settings,
            builder: far.address,
            pushIdleTimeout: SILENCE_MS * SPEED,
            ...settings,
          },
          around: {
            env: { ...site.env, HOME: project.home },
            cwd: project.directory,
            shell: noteBuilds(createShell(), built, () => {
              runs += 1;
            }),
            log: {
              ...silentLog,
              output: (text) => void said.push(text),
              info: (text) => void said.push(`${text}\n`),
              problem: ({ code }) => void told.push(code),
            },
            credentials: {
              childEnv: () => Promise.resolve(toLogins(fixture)),
              createRepository: () => Promise.reject(new Error('it was asked for')),
            },
          },
        },
      };
    },
  };
}

function toBuilt(target: Target, salt: string): Target {
  const pairs = Object.entries(target.labels).map(([key, value]) => `${key}=${value}`);
  const argv = [
    ...['docker', 'buildx', 'build', '--platform', 'linux/amd64', '--build-arg', `SALT=${salt}`],
    ...pairs.flatMap((pair) => ['--label', pair, '--annotation', `manifest,index:${pair}`]),
    '.',
  ];
  return { ...target, build: { argv, context: '.', file: 'Dockerfile', recipe: 'recipe-1' } };
}

/** Records every build that starts, and the digest of each that succeeds, as reported by buildx. */
function noteBuilds(shell: Shell, built: string[], onStart: () => void): Shell {
  return async (command) => {
    const at = command.argv.indexOf('--metadata-file');
    if (at > 0) onStart();
    const result = await shell(command);
    if (at > 0 && result.code === 0) {
      const text = await readFile(command.argv[at + 1] ?? '', 'utf8');
      built.push((JSON.parse(text) as Record<string, string>)['containerimage.digest'] ?? '');
    }
    return result;
  };
}

function toLogins({ proxied }: RegistryFixture): Record<string, string> {
  const auths = proxied.flatMap(({ proxy, credential: found }) => {
    if (found?.credential.kind !== 'password') return [];
    const { username, password } = found.credential;
    const auth = Buffer.from(`${username}:${password.reveal()}`).toString('base64');
    return [[proxy.host, { auth }] as const];
  });
  return { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: Object.fromEntries(auths) }) };
}
