// SPDX-License-Identifier: Apache-2.0
// What there is to know of one setting. Types only.
import type { Settings } from '../settings.ts';

/**
 * How a value is written and read.
 *
 * | type         | written as                                                         | becomes       |
 * | ------------ | ------------------------------------------------------------------ | ------------- |
 * | `string`     | one value                                                          | text          |
 * | `boolean`    | `true`, `True`, `TRUE`, `false`, …                                 | boolean       |
 * | `enum`       | one of the options                                                 | that option   |
 * | `text`       | lines, kept as written; a list (YAML or JSON) is joined by newlines | text          |
 * | `list`       | one entry a line; a list (YAML or JSON)                             | list of text  |
 * | `duration`   | `90s`, `2m`, `1h30m`, `500ms`; a plain number is seconds           | milliseconds  |
 * | `registries` | a map by registry (YAML or JSON)                                   | list of entries |
 * | `hooks`      | a list of maps (YAML or JSON)                                       | list of hooks |
 * | `secret`     | one value                                                          | Secret        |
 */
export type SettingType =
  'string' | 'boolean' | 'enum' | 'text' | 'list' | 'duration' | 'registries' | 'hooks' | 'secret';

/** The group of a setting in `--help` and in the documentation. */
export type SettingGroup =
  | 'Tags'
  | 'Labels'
  | 'Image'
  | 'Build'
  | 'Targets'
  | 'Push'
  | 'Checks'
  | 'Scan'
  | 'Sign'
  | 'Promote'
  | 'Deploy'
  | 'Facts'
  | 'Output';

/**
 * What the settings file of an untrusted change may say of a setting.
 *
 * | rule          | allowed                                                                      |
 * | ------------- | ---------------------------------------------------------------------------- |
 * | `any`         | every value: it stays inside the build                                       |
 * | `path`        | a path inside the checkout                                                   |
 * | `named-paths` | `name=path` entries, each path inside the checkout                           |
 * | `pairs`       | `NAME=value` entries: buildx takes the value of a bare `NAME` from its environment |
 * | `images`      | image layouts and archives inside the checkout                               |
 */
export type UntrustedRule = 'any' | 'path' | 'named-paths' | 'pairs' | 'images';

/** What is common to all settings. */
interface SettingBase {
  /** Kebab-case: the input, the key in `tagship.yml`, the flag without `--`; `TAGSHIP_` + upper snake case the variable. */
  readonly name: string;
  readonly type: SettingType;
  readonly group: SettingGroup;
  /** One or two sentences that end in a full stop. */
  readonly doc: string;
  /** Shown instead of the default's value if the default depends on the facts. */
  readonly defaultText?: string;
  /** For `enum`. */
  readonly options?: readonly string[];
  /** `enum`: `true` and `false` among the options may be written as booleans. */
  readonly booleanWords?: true;
  /** `enum`: words that people try, and the option they mean. */
  readonly meant?: Readonly<Record<string, string>>;
  /** Words that a `duration` may be instead. */
  readonly words?: readonly string[];
  /** `list`: commas separate entries too. */
  readonly commas?: true;
  /** `list`: a line is comma-separated values for buildx, so that its quotes are kept. */
  readonly csv?: true;
  /** `text` and `list`: a map stands for `key=value` entries. */
  readonly maps?: true;
  /** `text`: kept as written, JSON too. */
  readonly raw?: true;
  /** `text`: it is TOML, so that a bracket with a name behind it begins a table, and not a JSON list. */
  readonly tables?: true;
  /** White space at either end counts. */
  readonly verbatim?: true;
  /** `string`: a name that a target could have. */
  readonly isName?: true;
  /** Valid values, as written in YAML; shown by editors and tried by a test. */
  readonly examples: readonly unknown[];
  /** `false`: not in the settings file, because it is a secret or says which file to read. */
  readonly inFile?: false;
  /** Whether the settings file of an untrusted change may set it, and to what; without a rule it may not. */
  readonly untrusted?: UntrustedRule;
  /** `false`: not an input of the GitLab components, which run one job. */
  readonly inComponent?: false;
  /** Whether a target of `targets` may have it; where left out, as `isForTarget` has it for its group. */
  readonly inTarget?: boolean;
  /** `false`: not as a flag, because other users of the machine can read the command line. */
  readonly asFlag?: false;
}

/** A setting with its own field in {@link Settings}. */
type KeyedSetting = {
  [K in keyof Settings]: SettingBase & { readonly key: K; readonly default: Settings[K] };
}[keyof Settings];

/** A list that becomes flags of `docker buildx build`, one per entry. */
export interface BuildxSetting extends SettingBase {
  readonly key?: undefined;
  readonly buildxFlag: `--${string}`;
  /**
   * How an entry becomes the flag's value: as it is, or `ID=…` as `id=ID,` + `env=…` or `src=…`.
   * `secret-value` puts the value into an environment variable and names that.
   */
  readonly form: 'plain' | 'secret-env' | 'secret-file' | 'secret-value';
  readonly default: readonly [];
}

/** One setting: its name, how it is written, what it means. */
export type Setting = KeyedSetting | BuildxSetting;
