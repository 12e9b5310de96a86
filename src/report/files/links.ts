// SPDX-License-Identifier: Apache-2.0
// A receipt as links on GitLab's job page. Pure.
import type { Receipt } from '../../ship/record/receipt.ts';
import { writtenReferences } from './dotenv.ts';
import type { Plan } from '../../plan/plan.ts';

/**
 * GitLab's annotations report: one link for every reference that was written, to where its host
 * shows it to people.
 *
 * @see https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsannotations
 */
export function renderLinks(plan: Plan, receipt: Receipt): string {
  const references = receipt.pushed ? writtenReferences(plan, receipt) : [];
  const links = references.map((label) => ({ external_link: { label, url: toPage(label) } }));
  return `${JSON.stringify({ 'Container images': links }, null, 2)}\n`;
}

/** Hosts whose pages for people are not at the registry's own address. */
const PAGES: Readonly<Record<string, string>> = {
  'docker.io': 'https://hub.docker.com/r',
  'ghcr.io': 'https://ghcr.io',
  'quay.io': 'https://quay.io/repository',
};

function toPage(reference: string): string {
  const repository = reference.slice(0, reference.lastIndexOf(':'));
  const slash = repository.indexOf('/');
  const host = repository.slice(0, slash);
  return `${PAGES[host] ?? `https://${host}`}/${repository.slice(slash + 1)}`;
}

/** The page that shows a repository to people; undefined where its registry is not known to have one. */
export function findPage(repository: string): string | undefined {
  const slash = repository.indexOf('/');
  const page = PAGES[repository.slice(0, slash)];
  return page === undefined ? undefined : `${page}/${repository.slice(slash + 1)}`;
}
