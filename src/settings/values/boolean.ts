// SPDX-License-Identifier: Apache-2.0
// Booleans, as users, YAML and Go spell them.

/**
 * A switch in every common spelling; `undefined` for all else.
 *
 * | from               | yes                          | no                             |
 * | ------------------ | ---------------------------- | ------------------------------ |
 * | YAML 1.2, actions  | `true`, `True`, `TRUE`       | `false`, `False`, `FALSE`      |
 * | YAML 1.1           | `yes`, `on`, `y`             | `no`, `off`, `n`               |
 * | Go, as buildx      | `1`, `t`, `T`                | `0`, `f`, `F`                  |
 */
export function parseBoolean(text: string): boolean | undefined {
  if (/^(?:[yY]es|YES|[oO]n|ON|[yY])$/.test(text)) return true;
  if (/^(?:[nN]o|NO|[oO]ff|OFF|[nN])$/.test(text)) return false;
  return parseGoBoolean(text);
}

/**
 * What Go's `strconv.ParseBool` makes of a word, by which buildx reads its own switches.
 *
 * @see https://pkg.go.dev/strconv#ParseBool
 */
export function parseGoBoolean(text: string): boolean | undefined {
  if (/^(?:1|t|T|true|True|TRUE)$/.test(text)) return true;
  return /^(?:0|f|F|false|False|FALSE)$/.test(text) ? false : undefined;
}
