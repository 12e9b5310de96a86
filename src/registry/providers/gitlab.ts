// SPDX-License-Identifier: Apache-2.0
// The container registry of GitLab: names, and what its refusals mean. Pure.
import type { Provider } from './provider.ts';

/** GitLab's registry; its words also where it runs on another host. It creates repositories on push, in projects that exist. */
export const gitlab: Provider = {
  title: 'GitLab',
  is: (host) => host === 'registry.gitlab.com',
  path: () => ({
    form: 'registry.gitlab.com/GROUP/PROJECT[/IMAGE]',
    least: 2,
    source:
      'https://docs.gitlab.com/user/packages/container_registry/#naming-convention-for-your-container-images',
  }),
  words: [
    {
      words: /protected (?:container )?(?:tag|repositor)|protection rule|tag is protected/i,
      hint: 'A protection rule of the registry covers this name: allow the role of this credential in it (GitLab: Settings > Packages and registries).',
    },
  ],
  refusals: [
    {
      codes: ['REGISTRY_DENIED', 'LOGIN_REFUSED', 'LOGIN_MISSING'],
      hint: 'Push with CI_REGISTRY_USER and CI_REGISTRY_PASSWORD, or a token with write_registry, into the registry of a project that exists and allows it.',
    },
  ],
};
