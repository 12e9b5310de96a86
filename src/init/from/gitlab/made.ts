// SPDX-License-Identifier: Apache-2.0
// What a job of GitLab was read as. Pure.
import { listNodes, textOf, valueOfEntry } from '../source.ts';
import type { PipelineImage } from './image.ts';
import { keyOf, type PipelineEntry, type PipelineJob } from './pipeline.ts';
import type { PipelineScript } from './script/script.ts';

/** The rules of a job. */
export function findRules(job: PipelineJob): PipelineEntry | undefined {
  return job.keys.find(({ key }) => key === 'rules');
}

/** The input `engine` of the component. */
export type Engine = 'dind' | 'dind-no-tls' | 'remote' | 'host';

/** Where a job builds: kaniko and buildah need no engine; without a service of docker it is that of the runner. */
export function decideEngine(job: PipelineJob, { isRemote }: PipelineScript): Engine {
  if (isRemote) return 'remote';
  if (!listServices(job).some((name) => /\bdocker\b.*dind|:dind\b/.test(name))) return 'host';
  const hasNoTls =
    job.variables.get('DOCKER_TLS_CERTDIR') === '' ||
    /:2375\b/.test(job.variables.get('DOCKER_HOST') ?? '');
  return hasNoTls ? 'dind-no-tls' : 'dind';
}

/** The images of the services of a job. */
function listServices(job: PipelineJob): readonly string[] {
  return listNodes(keyOf(job, 'services')?.node)
    .map((node) => textOf(node) || textOf(valueOfEntry(node, 'name')))
    .filter((name) => name !== '');
}

/** What a job was read as. */
export interface Made {
  readonly script: PipelineScript;
  readonly images: readonly PipelineImage[];
  readonly engine: Engine;
}

/** The items that an image needs: none where all of them only set what is in its inputs. */
export function listNeeded(script: PipelineScript, image: PipelineImage): PipelineScript['kept'] {
  const ofLogins = script.logins.map(({ username = '', passwordEnv = '' }) => [
    username,
    passwordEnv,
  ]);
  const read = [
    ...image.exported,
    ...ofLogins.flat().map((text) => text.replace(/^\$\{|\}$/g, '')),
  ];
  const needed = script.kept.filter(({ sets }) => sets === undefined || read.includes(sets));
  return needed.some(({ isSetting }) => isSetting !== true) ? needed : [];
}
