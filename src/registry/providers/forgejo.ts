// SPDX-License-Identifier: Apache-2.0
// Gitea and Forgejo: what their refusals mean. Pure.
import type { Provider } from './provider.ts';

/** Gitea and Forgejo, on any host. They create packages on push, for owners that exist. */
export const forgejo: Provider = {
  title: 'Gitea, Forgejo',
  words: [
    {
      words: /reqPackageAccess/,
      means: 'REGISTRY_DENIED',
      hint: ({ repository }) =>
        `Gitea and Forgejo need a personal access token with the scope write:package, of a user who may write packages of "${repository.path.split('/', 1)[0] ?? ''}"; the job's own token is not enough.`,
    },
  ],
};
