// SPDX-License-Identifier: Apache-2.0
// GitHub Packages (ghcr.io): names, and what its refusals mean. Pure.
import type { Provider } from './provider.ts';

/** GitHub Packages. It creates packages on push, as private ones; tags can always be written again. */
export const github: Provider = {
  title: 'GitHub Packages',
  is: (host) => host === 'ghcr.io',
  path: () => ({
    form: 'ghcr.io/OWNER/IMAGE',
    least: 2,
    source:
      'https://docs.github.com/en/packages/working-with-a-github-packages-registry/working-with-the-container-registry',
  }),
  readDelayMs: 2_000,
  words: [
    {
      words: /does not match expected scopes/i,
      means: 'REGISTRY_DENIED',
      hint: 'The token is valid but lacks a scope: write:packages of a classic personal access token, or `permissions: { contents: read, packages: write }` of the job.',
    },
  ],
  refusals: [
    {
      codes: ['REGISTRY_DENIED'],
      words: /write_package|create|installation|^$/i,
      hint: 'Give the job `permissions: { contents: read, packages: write }`; if the package exists already, also give this project the role Write under "Manage Actions access" in the settings of the package.',
    },
    {
      codes: ['REGISTRY_DENIED'],
      hint: 'Check that the token may use this package: GITHUB_TOKEN with `packages: write`, or a classic personal access token with `write:packages` (fine-grained ones are not accepted).',
    },
    {
      codes: ['LOGIN_REFUSED', 'LOGIN_MISSING'],
      hint: 'Pass `github-token` with `permissions: { contents: read, packages: write }`, or a classic personal access token with `write:packages`; fine-grained ones are not accepted.',
    },
  ],
};
