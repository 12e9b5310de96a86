// SPDX-License-Identifier: Apache-2.0
// JFrog Artifactory: what its refusals mean. Pure.
import type { Provider } from './provider.ts';

/** JFrog Artifactory, on any host. How many components a path has depends on how the host names its repositories. */
export const artifactory: Provider = {
  title: 'Artifactory',
  words: [
    {
      words: /not enough permissions to (?:delete|overwrite)|needs? delete permission/i,
      means: 'REGISTRY_DENIED',
      hint: 'Artifactory overwrites a tag only with the permission Delete/Overwrite on the repository: grant it to this user.',
    },
    {
      words:
        /rejected the (?:deployment|resolution)|default deployment repository|virtual repositor/i,
      hint: 'Push to a local repository of Artifactory, or to a virtual one with a default deployment repository; its include and exclude patterns must allow the path.',
    },
  ],
};
