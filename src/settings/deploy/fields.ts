// SPDX-License-Identifier: Apache-2.0
// The fields of hooks by kind, as the settings file, its schema and the documentation have them. A table.
import type { DeployHook } from './hook.ts';

/** One field of an entry of `deploy`. */
export interface HookField {
  readonly name: string;
  /** The kinds that have it; all where left out. */
  readonly kinds?: readonly DeployHook['kind'][];
  /** Whether these kinds cannot be without it. */
  readonly isRequired?: true;
  /** `words` is a map of names to words. */
  readonly type: 'word' | 'words' | 'switch';
  readonly options?: readonly string[];
  readonly doc: string;
}

const APPS = ['sevalla', 'kinsta'] as const;
const ADDRESSED = ['webhook', 'slack'] as const;

/** All fields but `kind`. */
export const hookFields: readonly HookField[] = [
  { name: 'name', type: 'word', doc: 'Name of the hook in plan and receipt. Default: its kind.' },
  {
    name: 'when',
    type: 'word',
    doc: 'The tag that the hook follows, or a pattern with * and ?. Default: latest in a run with a version.',
  },
  {
    name: 'target',
    type: 'word',
    doc: 'The targets that the hook follows, by name or pattern. Default: all.',
  },
  {
    name: 'timeout',
    type: 'word',
    doc: 'Time limit. Default: 30s for a request, 15m for a deployment that is watched.',
  },
  {
    name: 'url-env',
    kinds: ADDRESSED,
    isRequired: true,
    type: 'word',
    doc: 'Variable with the address to call.',
  },
  {
    name: 'method',
    kinds: ['webhook'],
    type: 'word',
    options: ['POST', 'GET', 'PUT', 'PATCH'],
    doc: 'Method of the request. Default: POST.',
  },
  {
    name: 'headers-env',
    kinds: ['webhook'],
    type: 'words',
    doc: 'Variables with the values of headers, by header.',
  },
  {
    name: 'query',
    kinds: ['webhook'],
    type: 'words',
    doc: 'Parameters for the query of the address, such as imgURL: {{image}}@{{digest}}.',
  },
  {
    name: 'body',
    kinds: ['webhook'],
    type: 'word',
    options: ['json', 'receipt', 'dockerhub', 'none'],
    doc: 'Body of the request. Default: json, and none for GET.',
  },
  {
    name: 'secret-env',
    kinds: ['webhook'],
    type: 'word',
    doc: 'Variable with the key of the signature in the header X-Hub-Signature-256.',
  },
  {
    name: 'text',
    kinds: ['slack'],
    type: 'word',
    doc: 'The message, such as {{reference}} is {{moved}} now.',
  },
  {
    name: 'insecure',
    kinds: ADDRESSED,
    type: 'switch',
    doc: 'Allow an address without TLS on another machine.',
  },
  { name: 'app', kinds: APPS, isRequired: true, type: 'word', doc: 'ID of the application.' },
  {
    name: 'token-env',
    kinds: APPS,
    isRequired: true,
    type: 'word',
    doc: 'Variable with the API key.',
  },
  { name: 'api-url', kinds: APPS, type: 'word', doc: 'Address of the API, with its version.' },
  {
    name: 'environment',
    kinds: ['github-deployment'],
    isRequired: true,
    type: 'word',
    doc: 'Environment of the deployment.',
  },
  {
    name: 'environment-url',
    kinds: ['github-deployment'],
    type: 'word',
    doc: 'Address of the environment, such as https://app.example.com.',
  },
];
