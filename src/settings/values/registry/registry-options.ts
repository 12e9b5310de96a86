// SPDX-License-Identifier: Apache-2.0
// The fields of an entry of `registries` that say how a registry is used: how much at a time, and what is created there. Pure.
import { isEcrHost, isPublicEcrHost, isGoogleHost, parseScope } from '../../../registry-host.ts';
import { omitUndefined } from '../../../omit-undefined.ts';
import { cite, isUnset, type Written, type WrittenAt } from '../../file/written.ts';
import type { CreateRepository, RegistrySetting } from '../../settings.ts';
import { parseBoolean } from '../boolean.ts';

/** The fields, by their names. */
export const optionFields = ['metadata', 'max-concurrency', 'create-repository'] as const;

/** What such an entry says, and what is wrong with it. */
export interface RegistryOptions {
  readonly options: Pick<RegistrySetting, 'metadata' | 'maxConcurrency' | 'createRepository'>;
  readonly faults: readonly { readonly what: string; readonly hint: string }[];
}

/** One entry's fields as written. */
export interface OptionText {
  readonly prefix: string;
  /** What messages call the entry. */
  readonly shown: string;
  readonly origin: WrittenAt;
  readonly fields: ReadonlyMap<string, string>;
  /** The value of `create-repository`, which may be a map. */
  readonly creation: Written | undefined;
}

type Faults = { what: string; hint: string }[];

/** The options of an entry; those that are wrong are left out, with a fault each. */
export function readRegistryOptions(text: OptionText): RegistryOptions {
  const faults: Faults = [];
  const metadata = readMetadata(text, faults);
  const maxConcurrency = readConcurrency(text, faults);
  const createRepository = readCreation(text, faults);
  return { options: omitUndefined({ metadata, maxConcurrency, createRepository }), faults };
}

function readMetadata({ fields, shown, origin }: OptionText, faults: Faults): 'off' | undefined {
  const stated = fields.get('metadata');
  // YAML reads `off` as a word, but people also write what their tools make of it.
  if (stated === undefined || /^(?:auto|on|true)$/i.test(stated)) return undefined;
  if (/^(?:off|false)$/i.test(stated)) return 'off';
  const what = `metadata of ${shown} is ${cite(origin, stated, 'a word')}, not auto or off`;
  faults.push({ what, hint: 'Write auto or off.' });
  return undefined;
}

function readConcurrency(text: OptionText, faults: Faults): number | undefined {
  const stated = text.fields.get('max-concurrency');
  if (stated === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(stated)) return Number(stated);
  const cited = cite(text.origin, stated, 'value');
  faults.push({
    what: `invalid max-concurrency ${cited} of ${text.shown}`,
    hint: 'Write how many requests the registry may have at a time, from 1 to 999.',
  });
  return undefined;
}

/** Registries on this machine, which stand for any. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;

function readCreation(text: OptionText, faults: Faults): CreateRepository | undefined {
  const { creation, prefix } = text;
  if (creation === undefined || isUnset(creation)) return undefined;
  const read = creation.kind === 'map' ? readMap(text, faults) : readSwitch(text, faults);
  const fault = read === undefined ? undefined : findUnfit(text, read, parseScope(prefix).host);
  if (fault === undefined) return read;
  faults.push(fault);
  return undefined;
}

/** What a registry does not have of it. */
function findUnfit(
  { shown }: OptionText,
  { immutable, scan, lifecycle }: CreateRepository,
  host: string,
): Faults[number] | undefined {
  if (!isEcrHost(host) && !LOOPBACK.test(host)) {
    const what = `create-repository of ${shown} does not apply: tagship creates repositories on Amazon ECR only`;
    return { what, hint: toOtherWay(host) };
  }
  const isPlain = !immutable && !scan && lifecycle === undefined;
  if (!isPublicEcrHost(host) || isPlain) return undefined;
  const what = `create-repository of ${shown}: public repositories of Amazon have no immutable, scan and lifecycle`;
  return { what, hint: 'Write create-repository: true.' };
}

/** How repositories come into being on other registries. */
function toOtherWay(host: string): string {
  if (isGoogleHost(host)) {
    return 'Create it once: gcloud artifacts repositories create NAME --repository-format=docker --location=LOCATION.';
  }
  return 'Leave it out: most registries create a repository when it is pushed to. On Harbor the project must exist; on Quay the account needs the role Creator of its organization.';
}

const NONE: CreateRepository = { immutable: false, scan: false };

function readSwitch({ creation, shown }: OptionText, faults: Faults): CreateRepository | undefined {
  const value = creation?.kind === 'word' ? parseBoolean(creation.text) : undefined;
  if (value === undefined) {
    const what = `create-repository of ${shown} is not true, false or a map`;
    faults.push({ what, hint: 'Write true, or {immutable: true, scan: true, lifecycle: FILE}.' });
  }
  return value === true ? NONE : undefined;
}

function readMap({ creation, shown, origin }: OptionText, faults: Faults): CreateRepository {
  let read: CreateRepository = NONE;
  for (const { key, value } of creation?.kind === 'map' ? creation.entries : []) {
    const field = value.kind === 'word' ? readField(key, value.text.trim()) : undefined;
    read = { ...read, ...field };
    if (field !== undefined) continue;
    faults.push({
      what: `invalid field ${cite(origin, key, 'name')} in create-repository of ${shown}`,
      hint: 'Write immutable and scan with true or false, and lifecycle with the JSON of a policy or the path of its file.',
    });
  }
  return read;
}

function readField(key: string, text: string): Partial<CreateRepository> | undefined {
  if (key === 'lifecycle') return text === '' ? undefined : { lifecycle: text };
  const value = parseBoolean(text);
  if (value === undefined || (key !== 'immutable' && key !== 'scan')) return undefined;
  return key === 'scan' ? { scan: value } : { immutable: value };
}
