// SPDX-License-Identifier: Apache-2.0
// Our own version, as package.json has it (a test compares them): reading that file would cost disk access at every start.

/** The version of tagship, semver. */
export const version = '0.1.0';
