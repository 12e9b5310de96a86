// SPDX-License-Identifier: Apache-2.0
// Expands templates with Handlebars, which is loaded for the first of them.
import type Handlebars from 'handlebars';
import type { HelperOptions } from 'handlebars';
import type { Scope } from './scope.ts';

/** How values are escaped. */
export interface EngineOptions {
  /** As HTML: `a&b` is written `a&amp;b`. */
  readonly escape: boolean;
}

/** A template as Handlebars reads it. */
export interface Template {
  /** The template's text for a scope. Throws what Handlebars throws. */
  readonly fill: (scope: Scope) => string;
  /** The names that it writes as they are, outside of all blocks and helpers. */
  readonly names: readonly string[];
}

/** The names that are empty in a scope. */
export function listEmpty(names: readonly string[], scope: Scope): readonly string[] {
  return names.filter((name) => {
    const value = valueOf(scope, name);
    // eslint-disable-next-line @typescript-eslint/no-base-to-string -- this is how Handlebars writes objects
    return value === undefined || value === null || String(value) === '';
  });
}

/** How many templates are kept: targets share theirs, and a run with more than these has few of them twice. */
const MOST_KEPT = 100;

const kept = new Map<string, Promise<Template>>();

/**
 * A template, ready to be filled from any scope. Loads Handlebars. One that many targets have is compiled once.
 *
 * @throws what Handlebars throws for a template that can't be read
 */
export function compileTemplate(template: string, options: EngineOptions): Promise<Template> {
  const key = `${String(options.escape)} ${template}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  const compiled = compile(template, options);
  if (kept.size < MOST_KEPT) kept.set(key, compiled);
  return compiled;
}

async function compile(template: string, options: EngineOptions): Promise<Template> {
  const names = listNames(await parse(template));
  const { default: handlebars } = await import('handlebars/dist/handlebars.js');
  const engine = handlebars.create();
  // {{log}} would write to the output of the program
  engine.registerHelper('log', () => undefined);
  const steps = limitSteps(engine);
  const compiled = engine.compile<Scope>(template, { noEscape: !options.escape });
  // set explicitly, since Handlebars otherwise warns on standard error
  const own = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };
  const fill = (scope: Scope): string => {
    steps.reset();
    return compiled(scope, own);
  };
  return { fill, names };
}

/** The names that are written at the top of a template, each as often as it stands there. */
function listNames({ body }: hbs.AST.Program): readonly string[] {
  return body.flatMap((statement) => {
    if (statement.type !== 'MustacheStatement') return [];
    const { path, params } = statement as hbs.AST.MustacheStatement;
    if (!('parts' in path) || path.data || path.depth > 0) return [];
    return params.length === 0 && path.parts.length === 1 ? path.parts : [];
  });
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
  if (!template.includes('{{')) return undefined;
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
