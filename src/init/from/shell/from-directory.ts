// SPDX-License-Identifier: Apache-2.0
// Paths of a script that runs in a directory of the checkout. Pure.

/** A path from the root of the checkout; absolute paths and URLs stay. */
export function fromDirectory(directory: string, path: string): string {
  if (directory === '.' || /^(?:\/|[a-z]+:\/\/)/.test(path)) return path;
  const end = path.replace(/^\.\/?(?!\.)/, '');
  return end === '' ? directory : `${directory.replace(/\/+$/, '')}/${end}`;
}
