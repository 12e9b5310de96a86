// SPDX-License-Identifier: Apache-2.0
// Texts of hooks with names in braces, `{{image}}@{{digest}}`: plain substitution, nothing is evaluated. Pure.

/** The names that a text may have, and what each stands for. */
export const templateNames = {
  image: 'the repository, ghcr.io/acme/app',
  tag: 'the exact tag, 1.2.3',
  reference: 'repository and exact tag',
  digest: 'sha256:…',
  moved: 'the tag that the hook follows, latest',
  version: 'the version, empty without one',
  revision: 'the commit',
  target: 'the name of the target',
  project: 'the project, acme/app',
  run: 'the address of the run, empty outside CI',
} as const;

/** A name that a text may have. */
export type TemplateName = keyof typeof templateNames;

/** What the names stand for in one call. */
export type TemplateValues = Readonly<Record<TemplateName, string>>;

const NAME = /\{\{[ \t]*([A-Za-z0-9_-]*)[ \t]*\}\}/g;

/** What is wrong with a text, as a clause; undefined where all its names are known. */
export function findTemplateFault(text: string): string | undefined {
  for (const [whole, name = ''] of text.matchAll(NAME)) {
    if (!Object.hasOwn(templateNames, name)) return `has the unknown name ${whole}`;
  }
  return /\{\{|\}\}/.test(text.replaceAll(NAME, '')) ? 'has braces that hold no name' : undefined;
}

/** The text with its names filled in; each value goes through `encode` and is not searched for names again. */
export function fillTemplate(
  text: string,
  values: TemplateValues,
  encode: (value: string) => string = (value) => value,
): string {
  return text.replaceAll(NAME, (whole, name: string) =>
    Object.hasOwn(values, name) ? encode(values[name as TemplateName]) : whole,
  );
}
