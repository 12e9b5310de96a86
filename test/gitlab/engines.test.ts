// SPDX-License-Identifier: Apache-2.0
// Each engine of the component, with exactly the environment that its job has: variables, host names, certificates, socket.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { forward, listBuilders } from '../e2e/classic.ts';
import { runCli, runId } from '../e2e/cli.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { openClassicEngine } from '../lab/classic.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { isNightly } from '../lab/nightly.ts';
import { type Job, renderComponent, resolveJob, type Variable } from './render.ts';

/** Where the services of a job are. */
const SERVICES = '127.0.0.2';

let lab: Lab;
let project: Project;
let directory: string;

beforeAll(async () => {
  lab = await openLab();
  await openClassicEngine(lab.classicEngine);
  project = await makeProject({ lab });
  await project.release('v1.2.3');
  directory = await mkdtemp(join(tmpdir(), 'tagship-job-'));
  await mkdir(join(directory, 'root'));
  const hosts = `127.0.0.1 localhost\n${SERVICES} docker buildkitd\n`;
  await writeFile(join(directory, 'hosts'), hosts);
});

afterAll(async () => {
  await project.remove();
  await rm(directory, { recursive: true, force: true });
});

/** The job of the component with one of its engines. */
async function readJob(engine: string): Promise<Job> {
  const text = await readFile(new URL('../../templates/build.yml', import.meta.url), 'utf8');
  const rendered = renderComponent(text, { engine });
  if (!('jobs' in rendered)) throw new Error(rendered.errors.join('\n'));
  return resolveJob(rendered.jobs, 'container-image');
}

function valueOf(variable: Variable): string {
  return typeof variable === 'object' ? variable.value : String(variable);
}

/** What GitLab and the runner add to the variables of a job. */
async function gitlabEnv(image: string): Promise<Record<string, string>> {
  const commit = await project.git('rev-parse', 'HEAD');
  const { host, users } = lab.registries.htpasswd;
  return {
    ...{ CI: 'true', GITLAB_CI: 'true', CI_PIPELINE_SOURCE: 'push', CI_DEFAULT_BRANCH: 'main' },
    ...{ CI_COMMIT_TAG: 'v1.2.3', CI_COMMIT_REF_NAME: 'v1.2.3', CI_COMMIT_SHA: commit },
    ...{ CI_COMMIT_SHORT_SHA: commit.slice(0, 8), CI_PROJECT_DIR: project.directory },
    ...{ CI_PROJECT_PATH: 'acme/app', CI_PROJECT_NAME: 'app' },
    ...{ CI_SERVER_URL: 'https://gitlab.test', CI_PROJECT_URL: 'https://gitlab.test/acme/app' },
    ...{ CI_JOB_URL: 'https://gitlab.test/acme/app/-/jobs/1', CI_REGISTRY: host },
    ...{ CI_REGISTRY_IMAGE: `${host}/${image}`, CI_REGISTRY_USER: 'alice' },
    CI_REGISTRY_PASSWORD: users.alice ?? '',
    DOCKER_HOST: '',
  };
}

interface Engine {
  readonly engine: string;
  /** Starts the service; gives what ends it. */
  readonly serve: () => Promise<{ readonly close: () => Promise<void> }>;
  readonly certs?: () => string;
  readonly socket?: () => string;
  readonly says: RegExp;
}

const nothing = () => Promise.resolve({ close: () => Promise.resolve() });

/** A service that takes a while to start. */
function serveLate(port: () => number, afterMs: number): ReturnType<Engine['serve']> {
  const begun = sleep(afterMs).then(() =>
    forward({ host: SERVICES, port: 1234 }, { port: port() }),
  );
  return Promise.resolve({ close: async () => (await begun).close() });
}

const engines: readonly Engine[] = [
  {
    engine: 'dind',
    serve: () => forward({ host: SERVICES, port: 2376 }, { port: lab.classicEngine.port }),
    certs: () => lab.classicEngine.certs,
    says: /Making a builder for this run/,
  },
  {
    engine: 'dind-no-tls',
    serve: () =>
      forward(
        { host: SERVICES, port: 2375 },
        { path: lab.classicEngine.unix.slice('unix://'.length) },
      ),
    says: /Making a builder for this run/,
  },
  {
    engine: 'remote',
    serve: () => serveLate(() => lab.ports.buildkit, 3_000),
    says: /Build default and push it/,
  },
  {
    engine: 'host',
    serve: nothing,
    socket: () => lab.engine.socket,
    says: /Build default/,
  },
];

const isUsual = ({ engine }: Engine) => engine === 'dind';

it.each(isNightly ? engines : engines.filter(isUsual))(
  'ships through the engine $engine',
  async ({ engine, serve, certs, socket, says }) => {
    const job = await readJob(engine);
    const variables = Object.entries(job.variables ?? {}).map(
      ([name, variable]) => [name, valueOf(variable)] as const,
    );
    const files = Object.fromEntries(variables).SHIPPED_FILES ?? '';
    // As the job's shell does: one program, and words in double quotes with that variable in them.
    const [, ...args] = (job.script?.[0] ?? '')
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll('"', '').replace('$SHIPPED_FILES', files));
    const service = await serve();
    try {
      const run = await runCli({
        ...{ lab, project, args },
        env: {
          ...(await gitlabEnv(`engines-${runId}/${engine}`)),
          ...Object.fromEntries(variables),
        },
        through: [
          ...['unshare', '--mount', 'sh', fileURLToPath(new URL('job.sh', import.meta.url))],
          ...[join(directory, 'root'), join(directory, 'hosts')],
          ...[certs?.() ?? '-', socket?.() ?? '-'],
        ],
      });
      expect(run.code, run.stderr).toBe(0);
      expect(run.stderr).toMatch(says);
      const text = await readFile(join(project.directory, `${files}.json`), 'utf8');
      const { targets } = JSON.parse(text) as Receipt;
      const tags = targets[0]?.images.map(({ tag }) => tag).toSorted();
      expect(tags).toEqual(['1', '1.2', '1.2.3', 'latest']);
      expect(await listBuilders(lab)).toEqual([]);
    } finally {
      await service.close();
    }
  },
);
