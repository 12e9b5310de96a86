// SPDX-License-Identifier: Apache-2.0
// Harbor: what its refusals mean. Pure.
import type { Provider } from './provider.ts';

/** Harbor, on any host. It creates repositories on push, in projects that exist. */
export const harbor: Provider = {
  title: 'Harbor',
  words: [
    {
      words: /proxy (?:cache )?project|proxied repositor|pull[- ]through/i,
      hint: 'This project is a proxy cache and does not accept pushes: push to another project.',
    },
    {
      words: /configured as immutable/i,
      hint: 'Use a new tag, or change the tag immutability rules of the project in Harbor so that they do not match the tags that move.',
    },
  ],
};
