// SPDX-License-Identifier: Apache-2.0
// What is asked of two registries while the Docker engine pushes through a run's own endpoint. Expects nothing.
import type { Asked, Fault, FaultRule, Script } from '../lab/fault.ts';
import type { RegistryFixture } from './registry-fixture.ts';
import { STEPS } from './scenario.ts';

/** The registries; the second is the one that fails. */
export const KINDS = ['plain', 'second'] as const;

/** As long as a test may take on a machine that is busy. */
export const LIMIT = { timeout: 180_000 };

/** What is asked of a registry while the engine pushes, all of it by our client. */
export const PUSH = {
  'check for a blob': { method: 'HEAD', url: /\/blobs\/sha256:/, from: 1 },
  'start an upload': STEPS['start an upload'],
  'send a blob': STEPS['send a blob'],
  'send a piece of a blob': { method: 'PATCH', url: /\/blobs\/uploads\/.+/, from: 1 },
  'write a manifest': STEPS['write a manifest'],
} as const;

/** One of {@link PUSH}. */
export type Step = keyof typeof PUSH;

/** The registry takes blobs in pieces only, so that there is a PATCH. */
const IN_PIECES: FaultRule = { ...STEPS['send a blob'], fault: { kind: 'status', status: 413 } };

/** The rules for a fault at a step, so many times. */
export function toRules(step: Step, fault: Fault, count: number): readonly FaultRule[] {
  const rule = { ...PUSH[step], count, fault };
  return step === 'send a piece of a blob' ? [rule, IN_PIECES] : [rule];
}

/** A request, and the index of the registry. */
export interface Heard extends Pick<Asked, 'method' | 'url'> {
  readonly at: number;
}

/** Does this to the second registry; what both were asked, in order. */
export function listen(fixture: RegistryFixture, script: Script): readonly Heard[] {
  const heard: Heard[] = [];
  for (const [at, { proxy }] of fixture.proxied.entries()) {
    proxy.use((asked) => {
      heard.push({ at, method: asked.method, url: asked.url });
      return at === 1 ? script(asked) : undefined;
    });
  }
  return heard;
}

/** Whether it is the write of a tag. */
export const isTag = ({ method, url }: Heard) =>
  method === 'PUT' && /\/manifests\/[^:]+$/.test(url.split('?')[0] ?? '');
