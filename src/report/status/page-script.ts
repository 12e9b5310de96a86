// SPDX-License-Identifier: Apache-2.0
// The script of the page: filter, sort, copy, and a newer page where it is served. Without it the page shows everything.

/** JavaScript of the page, which its policy names by its checksum. It makes no HTML from text. */
export const PAGE_SCRIPT = `
'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const [filter, kind, found, said] = ['filter', 'kind', 'found', 'said'].map(byId);
  let sorted;

  const apply = () => {
    const words = filter.value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
    let [shown, all] = [0, 0];
    for (const row of document.querySelectorAll('.scroll tbody tr')) {
      const text = row.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word))
        && (kind.value === '' || row.dataset.kind === kind.value)
        && (!found.checked || row.dataset.found !== undefined);
      row.hidden = !fits;
      all += 1;
      if (fits) shown += 1;
    }
    said.textContent = shown === all ? all + ' tags' : shown + ' of ' + all + ' tags';
  };

  const valueOf = (row, column, isNumber) => {
    const cell = row.cells[column];
    if (!isNumber) return cell.textContent.trim();
    return cell.dataset.value === undefined ? -1 : Number(cell.dataset.value);
  };
  const order = new Intl.Collator('en', { numeric: true }).compare;

  const sort = (head, direction) => {
    const table = head.closest('table');
    const column = head.cellIndex;
    const isNumber = head.querySelector('button').dataset.sort === 'number';
    for (const other of table.tHead.rows[0].cells) {
      if (other.hasAttribute('aria-sort')) other.setAttribute('aria-sort', 'none');
    }
    head.setAttribute('aria-sort', direction);
    const sign = direction === 'ascending' ? 1 : -1;
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [row, valueOf(row, column, isNumber)]);
    rows.sort(([, one], [, other]) => sign * (isNumber ? one - other : order(one, other)));
    body.append(...rows.map(([row]) => row));
    sorted = { table: [...document.querySelectorAll('.scroll table')].indexOf(table), column, direction };
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    said.textContent = 'Copied: ' + text;
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button === null) return;
    if (button.dataset.copy !== undefined) {
      copy(button.dataset.copy).then(() => button.focus());
    } else if (button.dataset.sort !== undefined) {
      const head = button.closest('th');
      sort(head, head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending');
    }
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest('input, select, textarea') !== null;
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      filter.focus();
    } else if (event.key === 'Escape' && event.target === filter) {
      filter.value = '';
      apply();
    }
  });
  filter.form.addEventListener('submit', (event) => event.preventDefault());
  for (const control of [filter, kind, found]) control.addEventListener('input', apply);
  apply();

  if (document.documentElement.dataset.watched === undefined) return;
  const policy = document.querySelector('meta[http-equiv]').content;
  let etag;
  const renew = async () => {
    const ask = (method) => fetch(location.pathname, { method, cache: 'no-store' });
    try {
      const now = (await ask('HEAD')).headers.get('etag');
      if (etag !== undefined && now !== etag) {
        const page = new DOMParser().parseFromString(await (await ask('GET')).text(), 'text/html');
        if (page.querySelector('meta[http-equiv]')?.content !== policy) return location.reload();
        for (const name of ['main', 'header p']) {
          document.querySelector(name).replaceWith(page.querySelector(name));
        }
        const table = document.querySelectorAll('.scroll table')[sorted?.table];
        if (table !== undefined) sort(table.tHead.rows[0].cells[sorted.column], sorted.direction);
        apply();
      }
      etag = now;
    } catch {
      said.textContent = 'tagship status --watch does not answer any more';
    }
  };
  renew();
  setInterval(renew, 15000);
  window.addEventListener('focus', renew);
})();
`;
