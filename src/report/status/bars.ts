// SPDX-License-Identifier: Apache-2.0
// Storage by series as a table with bars, so that it can be read without seeing them. Pure.
import type { StatusStorage } from '../../lifecycle/status/status.ts';
import { formatSize } from '../text.ts';
import { html, type Markup } from './markup.ts';

/** The length of the longest bar, in units of its drawing. */
const LONGEST = 240;

/** One row for each series: its tags, its size, and a bar. */
export function renderBars(storage: readonly StatusStorage[], id: string): Markup {
  const most = Math.max(1, ...storage.map(({ bytes }) => bytes));
  const rows = storage.map(({ series, tags, bytes }) => {
    const length = Math.max(1, Math.round((bytes / most) * LONGEST));
    return html`<tr>
      <th scope="row">${series}</th>
      <td class="number">${tags}</td>
      <td class="number">${formatSize(bytes)}</td>
      <td>
        <svg width="${LONGEST}" height="12" viewBox="0 0 ${LONGEST} 12" aria-hidden="true">
          <rect class="bar" width="${length}" height="12" rx="2" />
        </svg>
      </td>
    </tr>`;
  });
  return html`<details class="storage" open>
    <summary id="${id}">Storage by series</summary>
    <table aria-labelledby="${id}">
      <thead>
        <tr>
          <th scope="col">Series</th>
          <th scope="col">Tags</th>
          <th scope="col">Size</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p><small>Each blob once; what series share counts for each of them.</small></p>
  </details>`;
}
