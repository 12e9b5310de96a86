// SPDX-License-Identifier: Apache-2.0
// Builds, and pushes the image to every repository by digest. Writes no tag.
import { awaitCleared } from './cleared.ts';
import { pushThroughEndpoint } from './strategy/endpoint.ts';
import { isDivided } from './strategy/output.ts';
import { choosePushStrategy } from './strategy/strategy.ts';
import type { BuildInput, Built } from './built.ts';

/**
 * Builds, and pushes the image by digest to every repository; the same digest everywhere, except for
 * hosts that do not accept an index or attestations: they get the image without.
 *
 * | strategy   | who pushes                                                                 |
 * | ---------- | -------------------------------------------------------------------------- |
 * | *builder*  | the builder, to the primary; our client copies from there to the others    |
 * | *endpoint* | the builder, to this process, which passes the layers on to all            |
 * | *layout*   | our client: the builder writes an OCI layout, which is uploaded to all     |
 *
 * After it returns, the digest is in every repository that is not in `failed` or `bare`.
 *
 * @throws Problem BUILD_…, PUSH_…, REGISTRY_…
 */
export async function buildAndPublish(given: BuildInput): Promise<Built> {
  // buildx cannot write a layout of what several nodes have built.
  const able = isDivided(given) ? { ...given.builder, canWriteLayout: false } : given.builder;
  const input = { ...given, builder: able };
  const { builder, context, repositories, endpoint } = input;
  const names = repositories.map(({ repository }) => repository);
  let strategy = choosePushStrategy(context.settings, { ...builder, endpoint }, names);
  if (strategy === 'endpoint' && endpoint !== undefined) {
    const pushed = await pushThroughEndpoint(input, endpoint);
    if (typeof pushed !== 'string') return pushed;
    strategy = pushed;
  }
  if (strategy === 'builder') {
    const { pushFromBuilder } = await import('./strategy/builder.ts');
    const built = await pushFromBuilder(await awaitCleared(input));
    if (built !== undefined) return built;
  }
  const arrived = await (await import('./strategy/layout.ts')).writeLayout(input);
  const { deliverUnnamed } = await import('./deliver.ts');
  return deliverUnnamed(await awaitCleared(input), arrived);
}
