// SPDX-License-Identifier: Apache-2.0
// Values of flags that Docker and buildx read as one CSV record. Pure.

/**
 * The fields as one CSV record: a field with a comma, a quote or a line break is quoted, and quotes
 * in it are doubled.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180#section-2
 */
export function renderCsv(fields: readonly string[]): string {
  const quote = (field: string): string =>
    /[",\r\n]|^\s/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  return fields.map(quote).join(',');
}
