// SPDX-License-Identifier: Apache-2.0
// Sonatype Nexus Repository: what its refusals mean. Pure.
import type { Provider } from './provider.ts';

/** Sonatype Nexus Repository, on any host. */
export const nexus: Provider = {
  title: 'Nexus',
  words: [
    {
      words: /does not allow updating (?:assets|artifacts|existing)|redeploy/i,
      means: 'REGISTRY_TAG_IMMUTABLE',
      hint: 'Nexus does not allow overwriting here: set the deployment policy of the hosted repository to "Allow redeploy" (or "…only on latest tag").',
    },
    {
      words: /deploying to groups|pro-licensed|group repositor/i,
      hint: 'Push to a hosted repository of Nexus, at its own port or path: a group accepts pushes only in Nexus Repository Pro.',
    },
  ],
};
