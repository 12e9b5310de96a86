// SPDX-License-Identifier: Apache-2.0
// Generated sections of documents: the text between `<!-- NAME: … -->` and `<!-- end of NAME -->`.

/** The text of a section; undefined if the document does not have it. */
export function readSection(document: string, name: string): string | undefined {
  return toPattern(name).exec(document)?.[2]?.trim();
}

/**
 * The document with another text in a section.
 *
 * @throws Error if the document has no such section
 */
export function fillSection(document: string, name: string, text: string): string {
  const section = toPattern(name);
  if (!section.test(document)) throw new Error(`no section "${name}"`);
  return document.replace(
    section,
    (_, head: string, _old: string, foot: string) => `${head}\n${text}\n\n${foot}`,
  );
}

function toPattern(name: string): RegExp {
  return new RegExp(`(<!-- ${name}: .*? -->\n)([\\s\\S]*?)(<!-- end of ${name} -->)`);
}
