// SPDX-License-Identifier: Apache-2.0
// Yes and no, as YAML 1.2 and the actions of GitHub spell them.

/** `true` for `true`, `True`, `TRUE`; `false` likewise; `undefined` for all else, `yes` and `1` too. */
export function parseBoolean(text: string): boolean | undefined {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  return /^(?:false|False|FALSE)$/.test(text) ? false : undefined;
}
