// SPDX-License-Identifier: Apache-2.0
// Lets Node import JSON without `with { type: 'json' }`, as @actions/languageservice does. For `--import`.
import * as nodeModule from 'node:module';

type Load = (url: string, context: object) => unknown;

/** Node has it since 22.15; the project's types are those of Node 20. */
const { registerHooks } = nodeModule as unknown as {
  registerHooks: (hooks: { load: (url: string, context: object, next: Load) => unknown }) => void;
};

registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
