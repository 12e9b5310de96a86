// SPDX-License-Identifier: Apache-2.0
// Whether the author of what is checked out belongs to the project. Pure; knows no single CI system.
import type { Event, Facts, Trust } from './facts.ts';

/** The trust of a run, from what happened. */
export function decideTrust(event: Event): Trust {
  if (event.kind === 'change' && event.fork) {
    return { level: 'untrusted', reason: 'this change comes from another project' };
  }
  return { level: 'trusted', reason: 'what is built belongs to the project' };
}

/** The trust of a settings file in the checkout: that of the run, or less. */
export function trustOfSettingsFile({ trust }: Pick<Facts, 'trust' | 'ci'>): Trust {
  return trust;
}
