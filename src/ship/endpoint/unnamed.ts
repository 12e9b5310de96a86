// SPDX-License-Identifier: Apache-2.0
// Keeps the address of an endpoint out of what a build prints and reports.
import type { ShipContext } from '../context.ts';

/** A context for a build whose output and report do not show a name. */
export interface Unnamed {
  readonly context: ShipContext;
  readonly rewrite: (text: string) => string;
  /** Prints an unfinished last line. */
  readonly flush: () => void;
}

const SHOWN = 'the registries';

/** The same context, which shows "the registries" instead of an image name such as `127.0.0.1:34567/<random>:image`. */
export function withoutName(context: ShipContext, name: string): Unnamed {
  const [, host = name, path = '', tag = ''] = /^([^/]+)\/([^:]+):(.+)$/.exec(name) ?? [];
  const escaped = host.replaceAll('.', String.raw`\.`);
  const pattern = new RegExp(
    String.raw`(?:https?://)?${escaped}(?:(?:/v2)?/${path}(?::${tag})?)?|${path}`,
    'g',
  );
  const rewrite = (text: string): string => text.replaceAll(pattern, SHOWN);
  const { log, onBuilt } = context;
  let rest = '';
  return {
    rewrite,
    flush: () => {
      if (rest !== '') log.output(rewrite(rest));
      rest = '';
    },
    context: {
      ...context,
      log: {
        ...log,
        info: (line) => {
          log.info(rewrite(line));
        },
        debug: (line) => {
          log.debug(rewrite(line));
        },
        output: (chunk) => {
          // A name may be split between two chunks, and never between two lines.
          const text = rest + chunk;
          const end = text.lastIndexOf('\n') + 1;
          rest = text.slice(end);
          if (end > 0) log.output(rewrite(text.slice(0, end)));
        },
      },
      ...(onBuilt === undefined
        ? {}
        : {
            onBuilt: (record) => {
              const shown = Object.entries(record.metadata).filter(([key]) => key !== 'image.name');
              onBuilt({ ...record, metadata: Object.fromEntries(shown) });
            },
          }),
    },
  };
}
