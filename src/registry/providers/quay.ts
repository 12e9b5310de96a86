// SPDX-License-Identifier: Apache-2.0
// Quay: names, and what its refusals mean. Pure.
import type { Provider } from './provider.ts';

/** Quay. It creates repositories on push, for an account with the role Creator of a namespace that exists. */
export const quay: Provider = {
  title: 'Quay',
  is: (host) => host === 'quay.io',
  path: () => ({
    form: 'quay.io/NAMESPACE/IMAGE',
    least: 2,
    source: 'https://docs.quay.io/solution/getting-started.html',
  }),
  refusals: [
    {
      codes: ['REGISTRY_DENIED', 'REGISTRY_REPOSITORY_MISSING'],
      hint: ({ repository }) =>
        `Give the robot account Write on "${repository.path}"; to create it on push, the namespace must exist and the account needs the role Creator in it.`,
    },
    {
      codes: ['LOGIN_REFUSED', 'LOGIN_MISSING'],
      hint: 'Log in as a robot account, NAMESPACE+NAME, with its token, or name it with `robot` to log in by identity token.',
    },
  ],
};
