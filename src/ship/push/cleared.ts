// SPDX-License-Identifier: Apache-2.0
// Keeps uploads of a build that runs during the preflight until that has ended. Sends nothing itself.
import { parseRepository } from '../../plan/reference/references.ts';
import { error, Problem } from '../../problem.ts';
import type { SubjectName } from '../../registry/manifests/subjects.ts';
import type { Repository } from '../../registry/registry.ts';
import type { BuildInput, DeliveryInput } from './built.ts';

/** The same input with the repositories that the preflight leaves, when it has ended. */
export async function awaitCleared(input: BuildInput): Promise<BuildInput> {
  const { cleared, ...rest } = input;
  return cleared === undefined ? input : { ...rest, repositories: await cleared };
}

/**
 * What the image of a build is called in its statements. All planned repositories count, also those that the preflight
 * leaves out: a later run copies the image to them, and with it what its statements say.
 */
export function toSubjectName({ target }: Pick<DeliveryInput, 'target'>): SubjectName {
  const parsed = target.repositories.map((name) => parseRepository(name));
  return { name: target.name, repositories: parsed.flatMap((one) => (one.ok ? [one.value] : [])) };
}

/**
 * The repositories of a build, in which nothing is written before the preflight has ended, and to those
 * that it leaves out nothing at all. Reading is not held up, and uploads may be opened, as the preflight itself does
 * to see whether it may push: those that get no bytes are cancelled.
 */
export function holdUploads({
  repositories,
  cleared,
}: Pick<BuildInput, 'repositories' | 'cleared'>): readonly Repository[] {
  if (cleared === undefined) return repositories;
  cleared.catch(() => undefined); // reported to whom it keeps from writing
  return repositories.map((repository) => {
    const pass = async (): Promise<void> => {
      const { name } = repository.repository;
      if ((await cleared).some((one) => one.repository.name === name)) return;
      throw new Problem([error('PREFLIGHT_REFUSED', `"${name}" cannot be pushed to.`)]);
    };
    return {
      ...repository,
      putBlob: async (blob, source, options) => {
        await pass();
        return await repository.putBlob(blob, source, options);
      },
      sendBlob: async (blob, next) => {
        await pass();
        await repository.sendBlob(blob, next);
      },
      putManifest: async (reference, manifest) => {
        await pass();
        return await repository.putManifest(reference, manifest);
      },
    };
  });
}
