// SPDX-License-Identifier: Apache-2.0
// The flags that only the commands prune and verify have. Tables only.

const prune = { commands: ['prune'], inComponent: true } as const;

/** Flags of the command prune; the first ones are fields of its policy. */
export const pruneFlags = [
  {
    ...prune,
    name: 'keep-last',
    takes: 'value',
    placeholder: 'NUMBER',
    doc: 'Keep so many of the highest versions of each series, and name the lower ones for deletion.',
  },
  {
    ...prune,
    name: 'keep',
    takes: 'value',
    repeats: true,
    placeholder: 'PATTERN',
    doc: 'Keep these tags, whatever other rules say: a pattern such as "stable-*", or regex: and a regular expression. Repeat for several.',
  },
  {
    ...prune,
    name: 'delete',
    takes: 'value',
    repeats: true,
    placeholder: 'PATTERN',
    doc: 'Delete these tags. Repeat for several.',
  },
  {
    ...prune,
    name: 'older-than',
    takes: 'value',
    placeholder: 'AGE',
    doc: 'Delete what --delete and --keep-last name only if it is older: 30d, 2w, 12h.',
  },
  {
    ...prune,
    name: 'untagged-older-than',
    takes: 'value',
    placeholder: 'AGE',
    doc: 'Delete images without a tag that are older and that nothing holds.',
  },
  {
    ...prune,
    name: 'pull-requests',
    takes: 'value',
    placeholder: 'closed',
    doc: 'Delete the tags pr-N and mr-N of changes that are closed or merged.',
  },
  {
    ...prune,
    name: 'minimum-age',
    takes: 'value',
    placeholder: 'AGE',
    doc: 'Delete nothing that is younger, or whose age is not known. Default: 1d.',
  },
  {
    ...prune,
    name: 'in-use',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Keep the images that this file lists, by reference or digest; - is standard input.',
  },
  {
    ...prune,
    name: 'backup',
    takes: 'value',
    placeholder: 'DIR',
    doc: 'Copy what will be deleted to this OCI layout first.',
  },
] as const;

const verify = { commands: ['verify'], takes: 'switch', inComponent: true } as const;

/** Flags of the command verify. */
export const verifyFlags = [
  {
    ...verify,
    name: 'not-yanked',
    doc: 'Fail if a reference leads to a version that was yanked.',
  },
  {
    ...verify,
    name: 'same-digest',
    doc: 'Fail unless all references have the same digest.',
  },
  {
    ...verify,
    name: 'signed',
    doc: 'Fail unless every manifest of each reference is signed, in either format: by the public key of --key, or by the identity of --verify-identity and --verify-issuer.',
  },
  {
    ...verify,
    name: 'provenance',
    doc: 'Fail unless each platform of each reference has provenance.',
  },
  {
    ...verify,
    name: 'sbom',
    doc: 'Fail unless each platform of each reference has an SBOM.',
  },
] as const;
