// SPDX-License-Identifier: Apache-2.0
// The home directory of the user, in which programs keep their configurations. An edge: asks the system.
import { homedir, userInfo } from 'node:os';
import { isAbsolute } from 'node:path';

/** Where a user without a home directory has one, as container engines set it. */
const NONE = '/';

/**
 * `HOME`, else the directory of the user's entry in the system, as Docker has it; `/` for a user without an entry, as in a
 * container with an own user ID. Never an empty or a relative path, which would be in the working directory, and thus the
 * checkout.
 *
 * @see https://pkg.go.dev/github.com/docker/docker/pkg/homedir#Get
 */
export function toHome(
  { HOME }: { readonly HOME?: string | undefined },
  sources: readonly (() => string)[] = [homedir, () => userInfo().homedir],
): string {
  for (const read of [() => HOME ?? '', ...sources]) {
    const home = readOrNone(read);
    if (isAbsolute(home)) return home;
  }
  return NONE;
}

/** The system throws for a user without an entry. */
function readOrNone(read: () => string): string {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Error && 'syscall' in cause) return '';
    throw cause;
  }
}
