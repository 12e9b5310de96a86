// SPDX-License-Identifier: Apache-2.0
// The texts about a setting that all documentation shares.
import { renderDuration } from '../values/duration.ts';
import type { Setting } from './table.ts';

/** The default in words: `drop`, `2m`, `linux/amd64`, or where it comes from. */
export function renderDefault(setting: Setting): string {
  if (setting.defaultText !== undefined) return setting.defaultText;
  const value = setting.default;
  if (value === undefined) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  if (typeof value === 'number') return renderDuration(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One line for inputs and editors: what it does, the options, the default. */
export function renderDescription(setting: Setting): string {
  const options = setting.options ? ` One of ${setting.options.join(', ')}.` : '';
  return `${setting.doc}${options} Default: ${renderDefault(setting)}.`;
}
