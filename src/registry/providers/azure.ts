// SPDX-License-Identifier: Apache-2.0
// Azure Container Registry: what its refusals mean. Pure.
import { isAzureHost } from '../../registry-host.ts';
import type { Provider } from './provider.ts';

/** Azure Container Registry. It creates repositories on push; tags, manifests and repositories can be locked. */
export const azure: Provider = {
  title: 'Azure Container Registry',
  is: isAzureHost,
  words: [
    {
      words: /operation is disallowed|aka\.ms\/acr/i,
      hint: 'In Azure the tag, the repository or the registry is locked: az acr repository update --image NAME:TAG --write-enabled true, or its network rules block this machine.',
    },
  ],
  refusals: [
    {
      codes: ['REGISTRY_DENIED'],
      hint: 'Grant the role AcrPush to the identity that logs in.',
    },
    {
      codes: ['LOGIN_MISSING'],
      hint: ({ repository }) =>
        `Name an application in \`registries: { ${repository.host}: { client-id: UUID, tenant-id: UUID } }\`, or give a user name and a password.`,
    },
  ],
};
