// SPDX-License-Identifier: Apache-2.0
// Evaluates each type of rule: what it gives for a run, before prefix, suffix and the check of the tag.
import { readRunVersion } from '../../template/scope.ts';
import { quote } from '../../quote.ts';
import { toTag } from '../../reference/references.ts';
import { expandAttribute, type Evaluation, type Outcome, type RuleRun, skip } from './run.ts';
import { extentOfTag, findVersion } from './source-version.ts';
import { evaluateMatch, evaluatePep440, evaluateSemver } from './version.ts';
import { toShortSha } from '../context.ts';
import type { Rule } from '../parse.ts';
import { omitUndefined } from '../../../omit-undefined.ts';

type Evaluate = (rule: Rule, run: RuleRun) => Outcome | Promise<Outcome>;

const evaluateByType: Readonly<Record<Rule['type'], Evaluate>> = {
  schedule: evaluateSchedule,
  semver: evaluateSemver,
  pep440: evaluatePep440,
  match: evaluateMatch,
  edge: evaluateEdge,
  ref: evaluateRef,
  raw: evaluateRaw,
  sha: evaluateSha,
  build: evaluateBuild,
  standard: () => skip('the preset stands on its own'),
};

/** The result of a rule for a run; a rule with errors gives no tag, only problems. */
export async function evaluateRule(rule: Rule, run: RuleRun): Promise<Outcome> {
  return evaluateByType[rule.type](rule, run);
}

async function evaluateSchedule(rule: Rule, run: RuleRun): Promise<Outcome> {
  if (!run.expander.context.isSchedule) return skip('the run is not on a schedule');
  const value = await expandAttribute(rule, run, 'pattern', run.expander.names.dates);
  if (!value.ok) return skip('its pattern is invalid', value.problems);
  return {
    applies: true,
    value: value.value,
    givesLatest: false,
    reason: 'the run is on a schedule',
    isLiteral: isStatic(rule.attributes.get('pattern')),
    problems: value.problems,
    empty: value.empty ?? [],
  };
}

function evaluateEdge(rule: Rule, run: RuleRun): Outcome {
  const { branch, edgeBranch } = run.expander.context;
  if (branch === undefined) return skip('the run is not on a branch');
  const named = rule.attributes.get('branch') ?? '';
  const wanted = named === '' ? edgeBranch : named;
  if (branch !== wanted) {
    return skip(`the branch is ${quote(branch)}, not ${quote(wanted ?? 'the default branch')}`);
  }
  const reason = `${quote(branch)} is the branch that edge follows`;
  return { applies: true, value: 'edge', givesLatest: false, reason };
}

function evaluateRef(rule: Rule, run: RuleRun): Outcome {
  const { branch, branchName, gitTag, pull } = run.expander.context;
  const event = rule.attributes.get('event');
  if (event === 'branch') {
    if (branch === undefined) return skip('the run is not on a branch');
    return applies(branchName ?? branch, `the branch is ${quote(branch)}`);
  }
  if (event === 'tag') {
    return gitTag === undefined ? skip('the run is not on a git tag') : evaluateGitTag(gitTag, run);
  }
  if (pull === undefined) return skip('the run is not for a change');
  return applies(pull, `the change is number ${pull}`);
}

function evaluateGitTag(gitTag: string, run: RuleRun): Outcome {
  const version = findVersion(gitTag, gitTag, run.settings.revisions);
  const isHeldBack = !run.isStrict && version?.isPrerelease === true;
  return {
    ...applies(gitTag, `the git tag is ${quote(gitTag)}`),
    givesLatest: !isHeldBack,
    isExact: true,
    ...(version === undefined ? {} : { version, extent: 'whole' as const }),
  };
}

async function evaluateRaw(rule: Rule, run: RuleRun): Promise<Outcome> {
  const value = await expandAttribute(rule, run, 'value');
  if (!value.ok) return skip('its value is invalid', value.problems);
  const isLiteral = isStatic(rule.attributes.get('value'));
  const reason = isLiteral ? 'it is written so' : `it reads ${quote(value.value)} here`;
  const { problems, empty = [] } = value;
  const raw = { ...applies(value.value, reason), isLiteral, problems, empty };
  return rule.repository === undefined ? raw : { ...raw, ...readNamed(value.value, run) };
}

/** What the tag of a whole reference names: the run's version or a part of it, its commit, or neither. */
function readNamed(tag: string, { facts, settings, expander }: RuleRun): Partial<Evaluation> {
  const { sha, gitTag } = expander.context;
  if (namesCommit(tag, sha)) {
    return { isExact: true, reason: `it names the commit ${sha.slice(0, 7)}` };
  }
  const own = readRunVersion(facts, settings);
  const version = own === undefined ? undefined : findVersion(own.text, gitTag);
  const extent = version === undefined ? 'none' : extentOfTag(tag, version);
  if (version === undefined || extent === 'none') return {};
  const isWhole = extent === 'whole';
  const reason = `it names ${isWhole ? '' : 'a series of '}version ${version.text}`;
  return { version, extent, reason, ...(isWhole ? { isExact: true } : {}) };
}

/** Whether the tag contains at least seven digits of the commit as a word. */
function namesCommit(tag: string, sha: string): boolean {
  return (
    sha !== '' && tag.split(/[^0-9a-f]+/).some((word) => word.length >= 7 && sha.startsWith(word))
  );
}

async function evaluateSha(rule: Rule, run: RuleRun): Promise<Outcome> {
  const { sha } = run.expander.context;
  if (sha === '') return skip('the commit is not known');
  const isLong = rule.attributes.get('format') === 'long';
  const names = { sha: () => (isLong ? sha : toShortSha(sha, run.settings)) };
  const value = await run.expander.expand('{{sha}}', rule.span, names);
  if (!value.ok) return skip('the short commit is unknown', value.problems);
  return { ...applies(value.value, `the commit is ${value.value}`), isExact: true };
}

async function evaluateBuild(rule: Rule, run: RuleRun): Promise<Outcome> {
  const { facts, settings, expander } = run;
  if (facts.run.number === undefined) return skip('the CI system gives the run no number');
  const version = readRunVersion(facts, settings);
  const base = version?.text ?? nameBase(run);
  if (base === undefined) return skip('there is no version and no branch to name it after');
  const scope = { ...expander.names.everywhere, base };
  const value = await expandAttribute(rule, run, 'pattern', scope);
  if (!value.ok) return skip('its pattern is invalid', value.problems);
  const { gitTag } = expander.context;
  const source =
    version === undefined ? undefined : findVersion(version.text, gitTag, settings.revisions);
  return {
    ...applies(value.value, `this is build ${facts.run.number} of ${base}`),
    isExact: true,
    problems: value.problems,
    empty: value.empty ?? [],
    ...omitUndefined({ version: source }),
  };
}

function nameBase(run: RuleRun): string | undefined {
  const { branchName, gitTag, pull } = run.expander.context;
  if (pull !== undefined) return toTag(`pr-${pull}`);
  const name = gitTag ?? branchName;
  return name === undefined ? undefined : toTag(name);
}

function applies(value: string, reason: string): Evaluation {
  return { applies: true, value, givesLatest: false, reason };
}

function isStatic(template: string | undefined): boolean {
  return template !== undefined && !template.includes('{{');
}
