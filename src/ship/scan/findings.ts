// SPDX-License-Identifier: Apache-2.0
// What a scanner found, in one form for all of them. Every text in it is one short, printable line. Pure.
import { stripVTControlCharacters } from 'node:util';
import { toLine } from '../../registry/http/line.ts';
import type { ReceiptScan, Severity } from '../record/receipt.ts';
import { SEVERITIES } from './scanned.ts';

/** One vulnerability of one package. */
export interface Finding {
  /** `CVE-2024-1234` */
  readonly id: string;
  readonly package: string;
  /** The version that is installed. */
  readonly version: string;
  /** The version without it; empty if there is none yet. */
  readonly fixed: string;
  readonly severity: Severity;
  readonly title: string;
  /** An https address that tells more, or empty. */
  readonly link: string;
}

/** The report of a scanner. */
export interface ScanReport {
  readonly findings: readonly Finding[];
  /** The version of the scanner, and the operating system in the image; empty if it does not say. */
  readonly version: string;
  readonly system: string;
}

/** The scan of one platform of one target. */
export interface Scan {
  readonly target: string;
  readonly platform: string;
  /** `ghcr.io/acme/app@sha256:…`, or the name in the engine. */
  readonly image: string;
  /** The Dockerfile of the target from the top of the repository; `Dockerfile` for one that is elsewhere. */
  readonly file: string;
  readonly result: ReceiptScan;
  /** Undefined for a command, which reports nothing. */
  readonly report?: ScanReport;
  /** Milliseconds since 1970. */
  readonly began: number;
  readonly ended: number;
}

/** Words that scanners use besides those of {@link SEVERITIES}. */
const OTHER_WORDS: ReadonlyMap<string, Severity> = new Map([
  ['negligible', 'low'],
  ['info', 'low'],
]);

/** The longest identifiers of the databases have some 40 characters, names of packages in Go some 100. */
const WORD_LIMIT = 200;
const URL_LIMIT = 500;

/** A finding of untrusted values; undefined without an identifier. What is no text is left out. */
export function toFinding(given: Readonly<Record<keyof Finding, unknown>>): Finding | undefined {
  const id = toWord(given.id);
  if (id === '') return undefined;
  return {
    id,
    package: toWord(given.package),
    version: toWord(given.version),
    fixed: toWord(given.fixed),
    severity: toSeverity(given.severity),
    title: toWord(given.title),
    link: toLink(given.link),
  };
}

/** One printable line of a value; empty if it is no text. */
export function toWord(value: unknown): string {
  if (typeof value !== 'string') return '';
  return toLine(stripVTControlCharacters(value.slice(0, 20 * WORD_LIMIT))).slice(0, WORD_LIMIT);
}

function toSeverity(value: unknown): Severity {
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  return SEVERITIES.find((one) => one === word) ?? OTHER_WORDS.get(word) ?? 'unknown';
}

function toLink(value: unknown): string {
  if (typeof value !== 'string' || value.length > URL_LIMIT || !URL.canParse(value)) return '';
  const { protocol, href } = new URL(value);
  return protocol === 'https:' ? href : '';
}

/** Each finding once, the worst first: scanners repeat one for every path of a package. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const distinct = new Map(findings.map((one) => [keyOf(one), one]));
  const place = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  return [...distinct.values()].sort((one, other) => place(one) - place(other));
}

function keyOf({ id, package: name, version }: Finding): string {
  return JSON.stringify([id, name, version]);
}

/** How many findings there are of each severity. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
