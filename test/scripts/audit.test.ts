// SPDX-License-Identifier: Apache-2.0
// The audit of what is bundled: answers as npm gives them, and answers as it should never give them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSevere, parseAudit, parseLicenses } from '../../scripts/audit-report.ts';

const bundled = [
  { name: 'handlebars', version: '4.7.7' },
  { name: 'agent-base', version: '9.0.0' },
];
const lock = {
  'node_modules/handlebars': { version: '4.7.7' },
  'node_modules/old/node_modules/handlebars': { version: '4.0.0' },
  'node_modules/agent-base': { version: '9.0.0' },
};

const advisory = (name: string, severity: string) => ({
  source: 1_095_057,
  name,
  dependency: name,
  title: 'Prototype pollution',
  url: 'https://github.com/advisories/GHSA-0000-0000-0000',
  severity,
  cwe: ['CWE-94'],
  cvss: { score: 9.8, vectorString: 'CVSS:3.1/AV:N' },
  range: '<4.7.8',
});

const entry = (name: string, via: unknown, nodes: unknown = [`node_modules/${name}`]) => ({
  name,
  severity: 'critical',
  isDirect: true,
  via,
  effects: [],
  range: '<4.7.8',
  nodes,
  fixAvailable: true,
});

const report = (vulnerabilities: unknown): string =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} });

interface Row {
  readonly name: string;
  readonly found: Readonly<Record<string, unknown>>;
  readonly is: readonly string[];
}

describe('an answer', () => {
  it.each<Row>([
    { name: 'without findings', found: {}, is: [] },
    {
      name: 'about a bundled package',
      found: { handlebars: entry('handlebars', [advisory('handlebars', 'critical')]) },
      is: ['handlebars critical fails'],
    },
    {
      name: 'about a bundled package, of severity high and lower',
      found: {
        handlebars: entry('handlebars', [
          advisory('handlebars', 'high'),
          advisory('handlebars', 'moderate'),
          advisory('handlebars', 'low'),
        ]),
      },
      is: ['handlebars high fails', 'handlebars moderate', 'handlebars low'],
    },
    {
      name: 'about a package that is not bundled',
      found: { vitest: entry('vitest', [advisory('vitest', 'critical')]) },
      is: [],
    },
    {
      name: 'about what a bundled package depends on, which is not bundled',
      found: {
        handlebars: entry('handlebars', ['minimist']),
        minimist: entry('minimist', [advisory('minimist', 'critical')]),
      },
      is: [],
    },
    {
      name: 'about what is bundled only since another package needs it',
      found: {
        'agent-base': { ...entry('agent-base', [advisory('agent-base', 'high')]), isDirect: false },
      },
      is: ['agent-base high fails'],
    },
    {
      name: 'about another version than the bundled one',
      found: {
        handlebars: entry(
          'handlebars',
          [advisory('handlebars', 'critical')],
          ['node_modules/old/node_modules/handlebars'],
        ),
      },
      is: [],
    },
    {
      name: 'about a copy that the lock file does not know',
      found: {
        handlebars: entry('handlebars', [advisory('handlebars', 'high')], ['node_modules/x']),
      },
      is: ['handlebars high fails'],
    },
    {
      name: 'without copies',
      found: { handlebars: entry('handlebars', [advisory('handlebars', 'high')], undefined) },
      is: ['handlebars high fails'],
    },
    {
      name: 'of a severity that is not known',
      found: { handlebars: entry('handlebars', [advisory('handlebars', 'dreadful')]) },
      is: ['handlebars dreadful fails'],
    },
    {
      name: 'with keys of every object',
      found: {
        constructor: entry('constructor', [advisory('constructor', 'high')], ['__proto__']),
      },
      is: [],
    },
  ])('$name', ({ found, is }) => {
    const audit = parseAudit(report(found), bundled, lock);
    const findings = audit.answered ? audit.findings : undefined;
    expect(
      findings?.map((one) => `${one.name} ${one.severity}${isSevere(one) ? ' fails' : ''}`),
    ).toEqual(is);
  });

  it('has one line of text for each finding, whatever it holds', () => {
    const evil = { ...advisory('handlebars', 'high'), title: 'a\n::error::b\u001b[2J', url: 7 };
    const audit = parseAudit(report({ handlebars: entry('handlebars', [evil]) }), bundled, lock);
    expect(audit).toMatchObject({ findings: [{ title: 'a ::error::b [2J', url: '' }] });
  });
});

it.each([
  { name: 'nothing', output: '', says: 'no JSON' },
  { name: 'HTML', output: '<html>', says: 'no JSON' },
  { name: 'JSON that is cut off', output: '{"vulnerabilities": {', says: 'no JSON' },
  { name: 'a list', output: '[]', says: 'no JSON' },
  { name: 'null', output: 'null', says: 'no JSON' },
  { name: 'no vulnerabilities', output: '{}', says: 'no list' },
  { name: 'vulnerabilities as a list', output: '{"vulnerabilities": []}', says: 'no list' },
  {
    name: 'a bundled package that is a number',
    output: report({ handlebars: 7 }),
    says: 'handlebars',
  },
  {
    name: 'a bundled package whose advisories are no list',
    output: report({ handlebars: entry('handlebars', 'x') }),
    says: 'handlebars',
  },
  {
    name: 'a registry without audits',
    output: JSON.stringify({
      message: '404 Not Found - POST https://registry.example/-/npm/v1/security/audits/quick',
      statusCode: 404,
    }),
    says: '404 Not Found',
  },
  {
    name: 'no network',
    output: JSON.stringify({
      error: { code: 'ENETUNREACH', summary: 'request failed', detail: '' },
    }),
    says: 'request failed',
  },
])('$name is no answer', ({ output, says }) => {
  const audit = parseAudit(output, bundled, lock);
  expect(audit).toMatchObject({ answered: false });
  expect(JSON.stringify(audit)).toContain(says);
});

it('the bundler lists what is bundled, in the versions of the lock file', () => {
  const read = (path: string): string =>
    readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const packages = parseLicenses(read('dist/shared/licenses.txt'));
  const names = packages.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['yaml', '@renovatebot/pep440', 'handlebars']));
  const locked = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version: string }>;
  };
  // A package may be there twice, the second one below the package that needs it.
  const versionsOf = (name: string) =>
    Object.entries(locked.packages).flatMap(([path, entry]) =>
      path.endsWith(`node_modules/${name}`) ? [entry.version] : [],
    );
  for (const { name, version } of packages) expect(versionsOf(name), name).toContain(version);
});
