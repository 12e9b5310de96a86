// SPDX-License-Identifier: Apache-2.0
// How people spell the tags of a version: every kind of rule with every way to put something around it. Expects nothing.
import type { Settings } from '../../../src/settings/settings.ts';

/** A kind of rule that gives an exact tag of a version. */
interface Kind {
  readonly name: string;
  /** The rule without affixes; `@` stands where a pattern can have something around it. */
  readonly before: string;
  readonly value: string;
  /** Beside it. */
  readonly more?: string;
  /** The exact tag of a version, without affixes. */
  readonly exact: (version: string) => string;
  readonly lacksPattern?: boolean;
  /** It has floats `{{major}}` and `{{major}}.{{minor}}`. */
  readonly type?: 'semver' | 'pep440';
}

const kinds: readonly Kind[] = [
  {
    ...{ name: 'version', before: 'type=semver,pattern=', value: '{{version}}', type: 'semver' },
    exact: (version) => version,
  },
  {
    ...{ name: 'v and version', before: 'type=semver,pattern=', value: 'v{{version}}' },
    exact: (version) => `v${version}`,
  },
  {
    ...{ name: 'raw text', before: 'type=semver,pattern=', value: '{{raw}}' },
    exact: (version) => `v${version}`,
  },
  {
    ...{ name: 'three numbers', before: 'type=semver,pattern=' },
    ...{ value: '{{major}}.{{minor}}.{{patch}}', type: 'semver' },
    exact: (version) => version,
  },
  {
    ...{ name: 'pep440', before: 'type=pep440,pattern=', value: '{{version}}', type: 'pep440' },
    exact: (version) => version.replace('-rc.', 'rc'),
  },
  {
    ...{ name: 'match', before: 'type=match,group=1,pattern=', value: 'v(.*)', lacksPattern: true },
    exact: (version) => version,
  },
  {
    ...{ name: 'git tag', before: 'type=ref,event=', value: 'tag', lacksPattern: true },
    exact: (version) => `v${version}`,
  },
  {
    ...{ name: 'raw rule', before: 'type=raw,value=', value: '{{version}}', more: 'latest' },
    exact: (version) => version,
  },
  {
    ...{ name: 'git tag and a literal', before: 'type=ref,event=', value: 'tag' },
    ...{ lacksPattern: true, more: 'type=raw,value=latest' },
    exact: (version) => `v${version}`,
  },
];

/** What stands around the version, and how that is written. */
interface Form {
  readonly name: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly by: 'rule' | 'pattern' | 'flavor';
  readonly onlatest?: boolean;
}

const forms: readonly Form[] = [
  { name: 'plain', by: 'rule' },
  { name: 'prefix', by: 'rule', prefix: 'u-' },
  { name: 'suffix', by: 'rule', suffix: '-ubuntu' },
  { name: 'both', by: 'rule', prefix: 'u-', suffix: '_22' },
  { name: 'in the pattern', by: 'pattern', suffix: '-ubuntu' },
  { name: 'before and behind in the pattern', by: 'pattern', prefix: 'u-', suffix: '_u' },
  { name: 'by flavor', by: 'flavor', prefix: 'u-', suffix: '-ubuntu' },
  { name: 'onlatest', by: 'flavor', suffix: '-ubuntu', onlatest: true },
];

/** One way to spell the tags of a version. */
export interface Spelt {
  readonly name: string;
  readonly settings: Pick<Settings, 'tags' | 'flavor'>;
  readonly exact: (version: string) => string;
  readonly latest: string;
  /** Floating tags of a version besides `latest`, with the range of each. */
  readonly series: (version: string) => readonly string[];
  readonly isPlain: boolean;
  /** It needs expressions that docker/metadata-action has not. */
  readonly isOurs: boolean;
  /** `latest` is written out, so that a prerelease gets it as well. */
  readonly isLiteral: boolean;
}

/** Every kind of rule in every form that it can have. */
export const spelt: readonly Spelt[] = kinds.flatMap((kind) =>
  forms.flatMap((form) =>
    form.by === 'pattern' && kind.lacksPattern === true ? [] : [toSpelt(kind, form)],
  ),
);

function toSpelt(kind: Kind, form: Form): Spelt {
  const { prefix = '', suffix = '', by, onlatest = false } = form;
  const attributes = by === 'rule' ? listAttributes(prefix, suffix) : '';
  const around = (value: string) => (by === 'pattern' ? prefix + value + suffix : value);
  const rule = (before: string, value: string) => before + around(value) + attributes;
  const floats =
    kind.type === undefined
      ? []
      : ['{{major}}.{{minor}}', '{{major}}'].map((value) => rule(kind.before, value));
  const lines = [rule(kind.before, kind.value), ...floats, kind.more ?? ''];
  const flavor = listAttributes(prefix, suffix, onlatest ? ',onlatest=true' : '')
    .split(',p')
    .join('\np')
    .replace(/,s/, '\ns')
    .trim();
  // a literal rule has the flavor's affixes as every rule has
  const isDressed = kind.more === 'latest' || kind.more === 'type=raw,value=latest';
  const dressed = by === 'flavor' && (onlatest || isDressed);
  return {
    name: `${kind.name}, ${form.name}`,
    settings: { tags: lines.join('\n'), flavor: by === 'flavor' ? flavor : undefined },
    exact: (version) => prefix + kind.exact(version) + suffix,
    latest: dressed ? `${prefix}latest${suffix}` : 'latest',
    series: (version) => {
      const [major = '', minor = ''] = version.split('.');
      return kind.type === undefined
        ? []
        : [`${major}.${minor}`, major].map((name) => prefix + name + suffix);
    },
    isOurs: kind.name === 'raw rule',
    isPlain: prefix + suffix === '',
    isLiteral: isDressed,
  };
}

function listAttributes(prefix: string, suffix: string, behind = ''): string {
  const before = prefix === '' ? '' : `,prefix=${prefix}${behind}`;
  return before + (suffix === '' ? '' : `,suffix=${suffix}${behind}`);
}
