// SPDX-License-Identifier: Apache-2.0
// Templates filled in: by hand where names in braces are all there is, else by Handlebars. Knows no name.
import type Handlebars from 'handlebars';
import type { HelperOptions } from 'handlebars';
import type { Scope } from './scope.ts';

/** How values are written. */
export interface EngineOptions {
  /** As HTML: `a&b` is written `a&amp;b`. */
  readonly escape: boolean;
}

const NAME = /\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

/** Words that Handlebars reads as something else than a name of ours. */
const reserved = new Set([
  ...['if', 'unless', 'each', 'with', 'lookup', 'log', 'helperMissing', 'blockHelperMissing'],
  ...['this', 'else', 'true', 'false', 'null', 'undefined', 'as', 'date', 'commit_date'],
]);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

/**
 * A template that holds nothing but text and names in double braces, ready to be filled as
 * Handlebars would; undefined when there is more in it. Loading Handlebars takes longer than all the rest of a plan.
 */
export function readSimply(
  template: string,
  options: EngineOptions,
): ((scope: Scope) => string) | undefined {
  if (/\{\{\{|\}\}\}|\\\{\{/.test(template)) return undefined;
  const names = [...template.matchAll(NAME)];
  if (names.length !== template.split('{{').length - 1) return undefined;
  if (names.some(([, name = '']) => reserved.has(name))) return undefined;
  return (scope) =>
    template.replace(NAME, (_, name: string) => write(valueOf(scope, name), options));
}

/** The names in a template's double braces, where there is nothing else in it. */
export function listNames(template: string): readonly string[] {
  return readSimply(template, { escape: false }) === undefined
    ? []
    : [...template.matchAll(NAME)].map(([, name = '']) => name);
}

/**
 * The names that a template writes as they are, outside of all blocks and helpers; none for one that
 * can't be read. Loads Handlebars where there is more than names in it.
 */
export async function listWritten(template: string): Promise<readonly string[]> {
  if (readSimply(template, { escape: false }) !== undefined) return listNames(template);
  try {
    return (await parse(template)).body.flatMap((statement) => {
      if (statement.type !== 'MustacheStatement') return [];
      const { path, params } = statement as hbs.AST.MustacheStatement;
      const parts = 'parts' in path ? path.parts : [];
      return params.length === 0 && parts.length === 1 ? parts : [];
    });
  } catch {
    return []; // what cannot be read is said by whoever fills it in
  }
}

/** Those of the names that say nothing in a scope. */
export function listEmpty(names: readonly string[], scope: Scope): readonly string[] {
  return names.filter((name) => write(valueOf(scope, name), { escape: false }) === '');
}

/** A template as Handlebars reads it, ready to be filled from any scope. Loads Handlebars. */
export async function compileTemplate(
  template: string,
  options: EngineOptions,
): Promise<(scope: Scope) => string> {
  const { default: handlebars } = await import('handlebars/dist/handlebars.js');
  const engine = handlebars.create();
  // {{log}} would write into the output of the program
  engine.registerHelper('log', () => undefined);
  const steps = limitSteps(engine);
  const fill = engine.compile<Scope>(template, { noEscape: !options.escape });
  // said aloud, since Handlebars warns on standard error where it is left open
  const own = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };
  return (scope) => {
    checkDepth(template); // reading it, which is done at the first use, takes time as well
    steps.reset();
    return fill(scope, own);
  };
}

/** How deep blocks may be nested: Handlebars compares each with all others inside it. */
const DEEPEST = 100;

/** What Handlebars reads in a template. */
async function parse(template: string): Promise<hbs.AST.Program> {
  checkDepth(template);
  const { default: handlebars } = await import('handlebars/dist/handlebars.js');
  return handlebars.parseWithoutProcessing(template);
}

function checkDepth(template: string): void {
  if (depthOf(template) > DEEPEST) {
    throw new Error(`more than ${DEEPEST} blocks inside each other`);
  }
}

/** How deep the blocks of a template are nested, as far as its text tells. */
function depthOf(template: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, sign] of template.matchAll(/\{\{~?([#/]|\^(?!\s*~?\}\}))/g)) {
    depth += sign === '/' ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** How much text repeated blocks and partials may make in one template, in characters. */
const MOST_TEXT = 1024 * 1024;

/** How often blocks may be repeated and partials be filled in, in one template. */
const MOST_STEPS = 10_000;

/**
 * Counts what can make a short template long: `{{#each}}` in `{{#each}}`, and partials in partials.
 * What goes beyond the limit throws.
 */
function limitSteps(engine: typeof Handlebars): { readonly reset: () => void } {
  let [steps, size] = [0, 0];
  const count = (): void => {
    steps += 1;
    if (steps > MOST_STEPS) throw new Error(`more than ${MOST_STEPS} repetitions`);
  };
  const weigh = <T>(text: T): T => {
    size += typeof text === 'string' ? text.length : 0;
    if (size > MOST_TEXT) throw new Error(`more than ${MOST_TEXT} characters of text`);
    return text;
  };
  const each = engine.helpers.each as (context: unknown, options: HelperOptions) => unknown;
  engine.registerHelper('each', function (this: unknown, context: unknown, given: HelperOptions) {
    const fn: HelperOptions['fn'] = (...args) => {
      count();
      return weigh(given.fn(...args));
    };
    return each.call(this, context, { ...given, fn });
  });
  const { VM } = engine as unknown as { VM: { invokePartial: (...args: unknown[]) => unknown } };
  const { invokePartial } = VM;
  const counted = {
    ...VM,
    invokePartial(this: unknown, ...args: unknown[]): unknown {
      count();
      return weigh(invokePartial.apply(this, args));
    },
  };
  Object.assign(engine, { VM: counted });
  return {
    reset: () => {
      [steps, size] = [0, 0];
    },
  };
}

/** Why a template cannot be read, whatever fills it; undefined where it can. Loads Handlebars as {@link compileTemplate}. */
export async function findSyntaxError(template: string): Promise<unknown> {
  if (!template.includes('{{') || readSimply(template, { escape: false })) return undefined;
  try {
    await parse(template);
    return undefined;
  } catch (cause) {
    return cause;
  }
}

/** Whether a template is `{{raw}}` and nothing else, however it is written. */
export async function isRawAlone(template: string): Promise<boolean> {
  if (/^\{\{\s*raw\s*\}\}$/.test(template)) return true;
  if (!/\braw\b/.test(template)) return false;
  try {
    const [only, ...more] = (await parse(template)).body;
    if (only?.type !== 'MustacheStatement' || more.length > 0) return false;
    const { path } = only as hbs.AST.MustacheStatement;
    const parts = 'parts' in path ? path.parts : [];
    return parts.length === 1 && parts[0] === 'raw';
  } catch {
    // what cannot be read is said by whoever fills it in
    return false;
  }
}

/** Whether a template uses one of these names. */
export function usesName(template: string, names: readonly string[]): boolean {
  return [...template.matchAll(/\{\{[^}]*\}\}/g)].some(([expression]) =>
    names.some((name) => new RegExp(`(?<![\\w'"/.-])${name}(?![\\w'"/-])`).test(expression)),
  );
}

function valueOf(scope: Scope, name: string): unknown {
  const value: unknown = Object.hasOwn(scope, name) ? scope[name] : undefined;
  return typeof value === 'function' ? (value as () => unknown)() : value;
}

function write(value: unknown, options: EngineOptions): string {
  if (value === undefined || value === null) return '';
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- this is how Handlebars writes objects
  const text = typeof value === 'string' ? value : String(value);
  return options.escape
    ? text.replace(/[&<>"'`=]/g, (character) => entities[character] ?? '')
    : text;
}
