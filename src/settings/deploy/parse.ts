// SPDX-License-Identifier: Apache-2.0
// The list under `deploy` → hooks. Pure.
import { error, hasErrors, type Parsed, type ProblemData } from '../../problem.ts';
import { parseDuration } from '../values/duration.ts';
import { whereIs } from '../file/written.ts';
import type { Written, WrittenAt } from '../file/written.ts';
import { readHookEntry, type HookEntry } from './entry.ts';
import type { DeployHook, HookBody, WebhookHook } from './hook.ts';
import { findTemplateFault, templateNames } from './template.ts';

/** A longer list is a mistake. */
const MOST_HOOKS = 50;

const REQUEST_MS = 30_000;
const DEPLOYMENT_MS = 900_000;

/**
 * The hooks of a list, or of a single map; else all that is wrong with them. They hold names of variables and no
 * secret, and no message repeats what may be one.
 */
export function parseHooks(written: Written, origin: WrittenAt): Parsed<readonly DeployHook[]> {
  const problems: ProblemData[] = [];
  const items = written.kind === 'list' ? written.items : [written];
  if (items.length > MOST_HOOKS) {
    const where = whereIs(origin, written.at);
    const message = `${where}: deploy has ${items.length} hooks; the limit is ${MOST_HOOKS}`;
    return { ok: false, problems: [error('SETTINGS_BAD_VALUE', message)] };
  }
  const entries = items.flatMap((item) => readHookEntry(item, origin, problems) ?? []);
  entries.forEach(checkEntry);
  checkNames(entries);
  if (hasErrors(problems)) return { ok: false, problems };
  const names = new Set(entries.flatMap(({ words }) => words.get('name') ?? []));
  const value = entries.map((entry) => toHook(entry, nameHook(entry, names)));
  return { ok: true, value, problems };
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const TAG_PATTERN = /^[A-Za-z0-9_*?][A-Za-z0-9_.*?-]{0,127}$/;
const TARGET_PATTERN = /^[a-z0-9*?][a-z0-9._*?-]{0,63}$/;
const APP = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const HEADER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** Headers that belong to the connection or follow from the body. */
const OWN_HEADERS =
  /^(?:connection|content-length|content-type|expect|host|keep-alive|proxy-authorization|te|trailer|transfer-encoding|upgrade|x-hub-signature-256)$/i;

/** What a field may hold, and the hint otherwise. */
const FORMS: readonly { readonly field: string; readonly form: RegExp; readonly hint: string }[] = [
  { field: 'name', form: NAME, hint: 'Use letters, digits, ".", "_" and "-", at most 64.' },
  {
    field: 'when',
    form: TAG_PATTERN,
    hint: 'Write a tag such as latest or main, or a pattern such as 1.*.',
  },
  { field: 'target', form: TARGET_PATTERN, hint: 'Write the name of a target, or a pattern.' },
  { field: 'app', form: APP, hint: 'Write the ID of the application.' },
];

function checkEntry(entry: HookEntry): void {
  const { words, fault, cite } = entry;
  for (const { field, form, hint } of FORMS) {
    const text = words.get(field);
    if (text !== undefined && !form.test(text)) {
      fault(field, `cannot be ${cite(text, 'the value that is written there')}`, hint);
    }
  }
  const timeout = words.get('timeout');
  if (timeout !== undefined && !((parseDuration(timeout) ?? 0) > 0)) {
    fault('timeout', 'is not a duration', 'Write 30s, 5m or 1h.');
  }
  checkRequest(entry);
  checkTemplates(entry);
  checkAddresses(entry);
}

/** The headers and the body of a webhook. */
function checkRequest({ words, maps, fault, cite }: HookEntry): void {
  for (const header of Object.keys(maps.get('headers-env') ?? {})) {
    if (HEADER.test(header) && !OWN_HEADERS.test(header)) continue;
    const shown = cite(header, 'a header');
    fault('headers-env', `has ${shown}, which cannot be set`, 'Remove it.');
  }
  if (words.get('method') === 'GET' && (words.get('body') ?? 'none') !== 'none') {
    fault('body', 'cannot go with the method GET', 'Write method: POST, or body: none.');
  }
}

function checkTemplates({ words, maps, fault }: HookEntry): void {
  const hint = `Write ${Object.keys(templateNames)
    .map((name) => `{{${name}}}`)
    .join(', ')}.`;
  const texts = [
    ...['text', 'environment-url'].map((field) => [field, words.get(field) ?? ''] as const),
    ...Object.values(maps.get('query') ?? {}).map((value) => ['query', value] as const),
  ];
  for (const [field, text] of texts) {
    const what = findTemplateFault(text);
    if (what !== undefined) fault(field, what, hint);
  }
}

/** Addresses that are written as they are: no secret may be in them. */
function checkAddresses({ words, fault }: HookEntry): void {
  for (const field of ['api-url', 'environment-url']) {
    const text = words.get(field);
    if (text === undefined) continue;
    const plain = text.replaceAll(/\{\{[^{}]*\}\}/g, 'x');
    const url = /^https?:\/\//i.test(plain) && URL.canParse(plain) ? new URL(plain) : undefined;
    if (url === undefined) {
      fault(field, 'is not an address', 'Write an address that begins with https://.');
    } else if (url.username !== '' || url.password !== '') {
      fault(field, 'has a user or a password in it', 'Remove it.');
    }
  }
}

/** Two hooks with one name could not be told apart in plan and receipt. */
function checkNames(entries: readonly HookEntry[]): void {
  entries.forEach(({ words, fault, cite }, at) => {
    const name = words.get('name');
    if (name === undefined) return;
    const isTaken = entries.slice(0, at).some((one) => one.words.get('name') === name);
    if (isTaken) fault('name', `is ${cite(name, 'that')} twice`, 'Give each hook its own name.');
  });
}

/** Its name, else its kind; of several of that kind with a number. */
function nameHook({ words, kind }: HookEntry, taken: Set<string>): string {
  const own = words.get('name');
  if (own !== undefined) return own;
  let name: string = kind;
  for (let count = 2; taken.has(name); count += 1) name = `${kind}-${count}`;
  taken.add(name);
  return name;
}

function toHook(entry: HookEntry, name: string): DeployHook {
  const { kind, words } = entry;
  const word = (field: string) => words.get(field) ?? '';
  const base = { name, when: words.get('when'), target: words.get('target') };
  const timeoutMs = parseDuration(word('timeout'));
  const [brief, long] = [timeoutMs ?? REQUEST_MS, timeoutMs ?? DEPLOYMENT_MS];
  switch (kind) {
    case 'webhook':
      return toWebhook(entry, { ...base, timeoutMs: brief });
    case 'slack': {
      const own = { urlEnv: word('url-env'), text: words.get('text'), insecure: isInsecure(entry) };
      return { ...base, kind, timeoutMs: brief, ...own };
    }
    case 'sevalla':
    case 'kinsta': {
      const apiUrl = (words.get('api-url') ?? API_URLS[kind]).replace(/\/+$/, '');
      const own = { app: word('app'), tokenEnv: word('token-env'), apiUrl };
      return { ...base, kind, timeoutMs: long, ...own };
    }
    case 'github-deployment': {
      const own = {
        environment: word('environment'),
        environmentUrl: words.get('environment-url'),
      };
      return { ...base, kind, timeoutMs: brief, ...own };
    }
  }
}

function isInsecure({ words }: HookEntry): boolean {
  return /^true$/i.test(words.get('insecure') ?? '');
}

function toWebhook(
  entry: HookEntry,
  base: Pick<WebhookHook, 'name' | 'when' | 'target' | 'timeoutMs'>,
): WebhookHook {
  const { words, maps } = entry;
  const method = (words.get('method') ?? 'POST') as WebhookHook['method'];
  return {
    ...{ ...base, kind: 'webhook', method, insecure: isInsecure(entry) },
    urlEnv: words.get('url-env') ?? '',
    headersEnv: maps.get('headers-env') ?? {},
    query: maps.get('query') ?? {},
    body: (words.get('body') ?? (method === 'GET' ? 'none' : 'json')) as HookBody,
    secretEnv: words.get('secret-env'),
  };
}

const API_URLS = { sevalla: 'https://api.sevalla.com/v3', kinsta: 'https://api.kinsta.com/v2' };
