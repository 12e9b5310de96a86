// SPDX-License-Identifier: Apache-2.0
// The builder of a run and the environment of its children: made when first asked for, and put away.
import type { Plan } from '../plan/plan.ts';
import { parseRepository } from '../plan/references.ts';
import type { RepositoryName } from '../registry/registry.ts';
import type { ApplyContext } from './apply.ts';
import type { Builder } from './builder.ts';
import { wantsLoad, type Workshop } from './produce.ts';

/** A workshop for one run; {@link close} takes a builder that was made for the run away again. */
export function createWorkshop(
  plan: Plan,
  context: ApplyContext,
): Workshop & { readonly close: () => Promise<void> } {
  const names = listNames(plan);
  let builder: Promise<Builder> | undefined;
  let childEnv: ReturnType<ApplyContext['credentials']['childEnv']> | undefined;
  return {
    builder: () => (builder ??= choose(plan, context, names)),
    childEnv: () => (childEnv ??= context.credentials.childEnv(names)),
    close: async () => {
      const made = await builder?.catch(() => undefined);
      await made?.remove?.();
    },
  };
}

async function choose(
  plan: Plan,
  context: ApplyContext,
  names: readonly RepositoryName[],
): Promise<Builder> {
  const { chooseBuilder } = await import('./builder.ts');
  return chooseBuilder(context.settings, context, {
    platforms: [...new Set(plan.targets.flatMap((target) => target.platforms))],
    push: context.push,
    load: !context.push && wantsLoad(plan, context),
    hosts: [...new Set(names.map(({ host }) => host))],
  });
}

function listNames(plan: Plan): readonly RepositoryName[] {
  const names = plan.targets.flatMap((target) => target.repositories).map(parseRepository);
  return names.flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
}
