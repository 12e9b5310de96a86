// SPDX-License-Identifier: Apache-2.0
// The flags of `docker buildx build` that settings become, and the setting of each. A table only.
import { buildxSettings } from '../table/buildx.ts';

/** A flag of `docker buildx build` in a plan. */
export interface BuildWord {
  readonly flag: string;
  /** The settings that make it. */
  readonly settings: readonly string[];
  /** The next word is its value; else it stands alone. */
  readonly takesValue: boolean;
  /** It changes nothing but the build: a saved plan may have it in an untrusted run too. */
  readonly staysInside: boolean;
}

const inside = { takesValue: true, staysInside: true } as const;
const outside = { takesValue: true, staysInside: false } as const;

const INSIDE: readonly string[] = ['no-cache-filters', 'shm-size', 'ulimit'];

/** Every flag that a plan's build command may hold; the last word of the command, the context, has none. */
export const buildWords: readonly BuildWord[] = [
  { flag: '--platform', settings: ['platforms'], ...inside },
  { flag: '--file', settings: ['file'], ...outside },
  { flag: '--target', settings: ['target'], ...inside },
  { flag: '--build-arg', settings: ['build-args'], ...inside },
  { flag: '--label', settings: ['labels'], ...inside },
  { flag: '--annotation', settings: ['annotations'], ...inside },
  { flag: '--provenance', settings: ['provenance'], ...outside },
  { flag: '--sbom', settings: ['sbom'], ...outside },
  { flag: '--cache-from', settings: ['cache-from'], ...outside },
  { flag: '--cache-to', settings: ['cache-to'], ...outside },
  { flag: '--no-cache', settings: ['no-cache'], takesValue: false, staysInside: true },
  { flag: '--pull', settings: ['pull'], takesValue: false, staysInside: true },
  ...[...new Set(buildxSettings.map(({ buildxFlag }) => buildxFlag))].map((flag) => {
    const makers = buildxSettings.filter(({ buildxFlag }) => buildxFlag === flag);
    const settings = makers.map(({ name }) => name);
    return {
      flag,
      settings,
      takesValue: true,
      staysInside: settings.every((name) => INSIDE.includes(name)),
    };
  }),
];
