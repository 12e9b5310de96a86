// SPDX-License-Identifier: Apache-2.0
// Expands templates: directly if they contain only names in braces, otherwise with Handlebars.
import type Handlebars from 'handlebars';
import type { HelperOptions } from 'handlebars';
import type { Scope } from './scope.ts';

/** How values are escaped. */
export interface EngineOptions {
  /** As HTML: `a&b` is written `a&amp;b`. */
  readonly escape: boolean;
}

const NAME = /\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

/** Words with a special meaning in Handlebars. */
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
 * A template that contains only text and names in double braces, ready to be expanded like
 * Handlebars would; undefined if it contains more. Loading Handlebars takes longer than the rest of a plan.
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

/** The names in a template's double braces, if it contains nothing else. */
export function listNames(template: string): readonly string[] {
  return readSimply(template, { escape: false }) === undefined
    ? []
    : [...template.matchAll(NAME)].map(([, name = '']) => name);
}

/**
 * The names that a template outputs directly, outside of all blocks and helpers; none for an invalid
 * template. Loads Handlebars if it contains more than names.
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
    return []; // the error is reported when the template is expanded
  }
}

/** The names that are empty in a scope. */
export function listEmpty(names: readonly string[], scope: Scope): readonly string[] {
  return names.filter((name) => write(valueOf(scope, name), { escape: false }) === '');
}

/** A template compiled by Handlebars, ready to be expanded with any scope. Loads Handlebars. */
export async function compileTemplate(
  template: string,
  options: EngineOptions,
): Promise<(scope: Scope) => string> {
  const { default: handlebars } = await import('handlebars/dist/handlebars.js');
  const engine = handlebars.create();
  // {{log}} would write to the output of the program
  engine.registerHelper('log', () => undefined);
  const steps = limitSteps(engine);
  const fill = engine.compile<Scope>(template, { noEscape: !options.escape });
  // set explicitly, since Handlebars otherwise warns on standard error
  const own = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };
  return (scope) => {
    checkDepth(template); // parsing, which happens at the first use, takes time as well
    steps.reset();
    return fill(scope, own);
  };
}

/** How deep blocks may be nested: Handlebars compares each with all blocks inside it. */
const DEEPEST = 100;

/** Parses a template with Handlebars. */
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

/** How deep the blocks of a template are nested, judging by its text. */
function depthOf(template: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, sign] of template.matchAll(/\{\{~?([#/]|\^(?!\s*~?\}\}))/g)) {
    depth += sign === '/' ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The limit of text from repeated blocks and partials in one template, in characters. */
const MOST_TEXT = 1024 * 1024;

/** The limit of repeated blocks and partials in one template. */
const MOST_STEPS = 10_000;

/**
 * Counts what can make a short template long: `{{#each}}` in `{{#each}}`, and partials in partials.
 * Throws beyond the limit.
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

/** Why a template is invalid, whatever its values; undefined if it is valid. Loads Handlebars like {@link compileTemplate}. */
export async function findSyntaxError(template: string): Promise<unknown> {
  if (!template.includes('{{') || readSimply(template, { escape: false })) return undefined;
  try {
    await parse(template);
    return undefined;
  } catch (cause) {
    return cause;
  }
}

/** Whether a template is only `{{raw}}`, in any spelling. */
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
    // the error is reported when the template is expanded
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
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- Handlebars writes objects this way
  const text = typeof value === 'string' ? value : String(value);
  return options.escape
    ? text.replace(/[&<>"'`=]/g, (character) => entities[character] ?? '')
    : text;
}
