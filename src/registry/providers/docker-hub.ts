// SPDX-License-Identifier: Apache-2.0
// Docker Hub: names, and what its refusals mean. Pure.
import { isDockerHub } from '../../registry-host.ts';
import type { Provider } from './provider.ts';

/** Docker Hub. It creates repositories on push, in namespaces that exist; a name has no further components. */
export const dockerHub: Provider = {
  title: 'Docker Hub',
  is: isDockerHub,
  path: () => ({
    form: 'docker.io/NAMESPACE/IMAGE',
    least: 2,
    most: 2,
    source: 'https://docs.docker.com/docker-hub/repos/create/',
  }),
  readDelayMs: 2_000,
  refusals: [
    {
      codes: ['REGISTRY_DENIED'],
      hint: ({ repository }) =>
        `Use an access token with the permission "Read & Write" of a user or organization that may push to "${repository.path}"; the namespace must exist.`,
    },
    {
      codes: ['LOGIN_REFUSED'],
      hint: 'Check the user name and its access token (for an organization access token, the user name is the organization).',
    },
    {
      codes: ['REGISTRY_TAG_IMMUTABLE'],
      hint: 'Use a new tag, or restrict the immutable tags of the repository to a pattern that the tags that move do not match (Settings > General > Tag mutability).',
    },
  ],
};
