// SPDX-License-Identifier: Apache-2.0
// Build secrets in the words of buildx, as `secret-envs` and `secret-files` have them. Pure.

/** Entries of the two inputs. */
export interface SecretEntries {
  readonly envs: readonly string[];
  readonly files: readonly string[];
}

/** `id=x,env=Y` and `id=x,src=path`; the reason, where an entry has no id. */
export function toSecretEntries(values: readonly string[]): SecretEntries | string {
  const envs: string[] = [];
  const files: string[] = [];
  for (const value of values) {
    const fields = new Map(
      value.split(',').map((field) => {
        const [, name = '', text] = /^([^=]*)=(.*)$/s.exec(field) ?? [];
        return [name, text] as const;
      }),
    );
    const [id, path] = [fields.get('id'), fields.get('src') ?? fields.get('source')];
    if (id === undefined) return 'a secret has no id';
    if (path !== undefined && fields.get('type') !== 'env') files.push(`${id}=${path}`);
    else envs.push(`${id}=${fields.get('env') ?? path ?? id}`);
  }
  return { envs, files };
}
