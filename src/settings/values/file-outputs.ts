// SPDX-License-Identifier: Apache-2.0
// Where `outputs` write files, and where a leg writes its part of them. Pure.
import { renderField, splitEntries } from './entries.ts';

/** What one of the `outputs` writes. */
interface FileOutput {
  /** As written; a stream is none. */
  readonly dest: string;
  /** BuildKit itself gives each of several platforms a folder there: `type=local`. */
  readonly isDivided: boolean;
  readonly fields: readonly string[];
}

/**
 * The file or directory that an output writes; undefined for one that loads or pushes, and for standard output.
 *
 * | output                        | writes                                        |
 * | ----------------------------- | --------------------------------------------- |
 * | `out`, `type=local,dest=out`  | the files of the image below `out`            |
 * | `type=tar,dest=out.tar`       | a file; `type=oci` and `type=docker` likewise |
 * | `type=oci,tar=false,dest=out` | a directory with an image layout              |
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/#output
 */
function readFileOutput(entry: string): FileOutput | undefined {
  const fields = splitEntries(entry, true);
  const valueOf = (name: string) => findValue(fields, name);
  const [only = ''] = fields;
  if (fields.length === 1 && !only.includes('=')) {
    return toFileOutput(only, [`type=local`, `dest=${only}`], true);
  }
  const type = valueOf('type') ?? '';
  if (!['local', 'tar', 'oci', 'docker'].includes(type)) return undefined;
  return toFileOutput(
    valueOf('dest') ?? '',
    fields,
    type === 'local' && valueOf('platform-split') === undefined,
  );
}

function toFileOutput(
  dest: string,
  fields: readonly string[],
  isDivided: boolean,
): FileOutput | undefined {
  return dest === '' || dest === '-' ? undefined : { dest, fields, isDivided };
}

function findValue(fields: readonly string[], name: string): string | undefined {
  const found = fields.find((field) => isFor(field, name));
  return found?.slice(name.length + 1);
}

/** buildx reads names of attributes in any case. */
function isFor(field: string, name: string): boolean {
  return field.toLowerCase().startsWith(`${name}=`);
}

/** The files and directories that outputs write, as written. */
export function listOutputPaths(outputs: readonly string[]): readonly string[] {
  return outputs.flatMap((entry) => readFileOutput(entry)?.dest ?? []);
}

/** What of an image a leg builds. */
export interface OutputPart {
  /** All platforms of the image. */
  readonly whole: readonly string[];
  /** Those that the leg builds, in the form that images use. */
  readonly own: readonly string[];
}

/**
 * The outputs of an image of several platforms as a leg writes them, so that the files of all legs have places of their own
 * and together are what one machine writes: each platform in a folder of its name.
 *
 * | output                    | in the leg of linux/arm64               |
 * | ------------------------- | --------------------------------------- |
 * | `type=local,dest=out`     | `out/linux_arm64/`, as BuildKit does it |
 * | `type=oci,dest=a/out.tar` | `a/linux_arm64/out.tar`                 |
 *
 * With `platform-split` the user decides: that output stays as it is.
 */
export function divideOutputs(outputs: readonly string[], { whole, own }: OutputPart) {
  if (whole.length < 2 || own.length === 0) return outputs;
  const folder = own.map((platform) => platform.replaceAll('/', '_')).join('+');
  return outputs.map((entry) => {
    const output = readFileOutput(entry);
    if (output === undefined || isLeft(output, own)) return entry;
    const { dest, fields, isDivided } = output;
    const moved = isDivided ? `${dest.replace(/\/+$/, '')}/${folder}` : intoFolder(dest, folder);
    return fields
      .map((field) => renderField(isFor(field, 'dest') ? `dest=${moved}` : field))
      .join(',');
  });
}

/** The same file in a folder next to it. */
function intoFolder(dest: string, folder: string): string {
  const [, directory = '', name = ''] = /^(.*\/)?([^/]+)\/*$/.exec(dest) ?? [];
  return `${directory}${folder}/${name}`;
}

/** BuildKit divides a directory between several platforms; `type=local` with `platform-split` is the user's. */
function isLeft({ fields, isDivided }: FileOutput, own: readonly string[]): boolean {
  return isDivided ? own.length > 1 : findValue(fields, 'type') === 'local';
}
