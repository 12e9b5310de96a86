// SPDX-License-Identifier: Apache-2.0
// What is known of the registries of one provider. Types only; each provider has a file of its own.
import type { ProblemCode } from '../../problem.ts';
import type { Question, Refusal } from './question.ts';

/** What of a question a row looks at. */
export type RefusedRequest = Pick<Question, 'repository' | 'kind'>;
/** What of an answer a row looks at. */
export type RefusalWords = Pick<Refusal, 'code' | 'words'> &
  Partial<Pick<Refusal, 'status' | 'server'>>;

/** A refusal that is known, by what is asked for; a part that is missing fits all. */
export interface Row {
  /** The codes that the refusal may have. */
  readonly codes?: readonly ProblemCode[];
  readonly host?: (host: string) => boolean;
  /** The registry's own code and words. */
  readonly words?: RegExp;
  /** The software that answered, by its `Server` header. */
  readonly server?: RegExp;
  readonly kinds?: readonly Question['kind'][];
  readonly statuses?: RegExp;
  /** What it is, whatever its status says. */
  readonly means?: ProblemCode;
  /** The next move. */
  readonly hint: string | ((asked: RefusedRequest, said: RefusalWords) => string);
}

/** Which paths of repositories a registry accepts. */
export interface PathRule {
  /** How names are written there, for people: `docker.io/NAMESPACE/IMAGE`. */
  readonly form: string;
  /** The fewest components of the path. */
  readonly least: number;
  /** The most components; any number without it. */
  readonly most?: number;
  /** The page that says so. */
  readonly source: string;
}

/** One provider of registries, or a product that runs on any host. */
export interface Provider {
  readonly title: string;
  /** Its hosts, canonical; absent for a product that may run on any. */
  readonly is?: (host: string) => boolean;
  readonly path?: (host: string) => PathRule | undefined;
  /** How long an answer may lag behind a write, ms; absent where it is not known to. */
  readonly readDelayMs?: number;
  /** Refusals by words that identify the product, whatever host it runs on. */
  readonly words?: readonly Row[];
  /** Refusals of its hosts. */
  readonly refusals?: readonly Row[];
}
