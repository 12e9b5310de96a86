// SPDX-License-Identifier: Apache-2.0
// Faults between a client and a registry, as values.

/** One thing that goes wrong with one request. */
export type Fault =
  /** The registry is not asked; this is the answer. `retryAfter` is the header's text. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: string;
      readonly code?: string;
      readonly message?: string;
      /** Instead of a registry's error: a page, like proxies send. */
      readonly page?: string;
    }
  /** All goes well, later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The connection is reset: before the registry hears of it, in the middle of the body, or after it has done the work. */
  | {
      readonly kind: 'reset';
      readonly when: 'before' | 'during' | 'after';
      readonly afterBytes?: number;
    }
  /** The answer's body ends early, though its length was announced. */
  | { readonly kind: 'truncate'; readonly keepBytes: number }
  /** One byte of the answer's body is another. */
  | { readonly kind: 'corrupt' }
  /** The answer names another digest than that of its content. */
  | { readonly kind: 'digest'; readonly digest: string }
  /** 401 with the registry's own challenge, as after a token has expired. */
  | { readonly kind: 'expired' }
  /** No answer, ever: the registry not asked, or asked and its answer kept. */
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
  /** The write is done, but reads of its reference give the answer from before it for this long. */
  | { readonly kind: 'stale'; readonly ms: number };

/** A request as a rule sees it. */
export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** The Content-Type of what it brings; empty without. */
  readonly type: string;
  /** What a manifest's write brings; empty for all else, which is passed on as it comes. */
  readonly manifest: string;
  readonly userAgent: string;
}

/** Which requests have the fault: those that match, from the `from`th on (1 is the first), `count` of them. */
export interface FaultRule {
  readonly method?: string;
  readonly url?: RegExp;
  readonly type?: RegExp;
  readonly manifest?: RegExp;
  /** Whose requests. */
  readonly userAgent?: RegExp;
  readonly from?: number;
  readonly count?: number;
  readonly fault: Fault;
}

/** Decides about each request as it comes; may take its time, which holds the request back. */
export type Script = (asked: Asked) => Fault | undefined | Promise<Fault | undefined>;

/** Rules as a script: the first that matches and is not used up counts. Each rule counts what it matches. */
export function toScript(rules: readonly FaultRule[]): Script {
  const seen = rules.map(() => 0);
  return (asked) => {
    for (const [index, rule] of rules.entries()) {
      if (!fits(rule, asked)) continue;
      const nth = (seen[index] ?? 0) + 1;
      seen[index] = nth;
      const from = rule.from ?? 1;
      if (nth >= from && nth < from + (rule.count ?? 1)) return rule.fault;
    }
    return undefined;
  };
}

function fits(rule: FaultRule, asked: Asked): boolean {
  if (rule.method !== undefined && rule.method !== asked.method) return false;
  return (['url', 'userAgent', 'type', 'manifest'] as const).every(
    (part) => rule[part]?.test(asked[part]) ?? true,
  );
}
