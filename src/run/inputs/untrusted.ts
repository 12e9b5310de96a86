// SPDX-License-Identifier: Apache-2.0
// What an untrusted run leaves out, and where its paths may lead. Reads the checkout; changes nothing in it.
import { findCheckout, lead, type Checkout } from '../../facts/git/checkout.ts';
import type { Trust } from '../../facts/facts.ts';
import type { GitContext } from '../../facts/git/run.ts';
import { error, hasErrors, notice, type ProblemData } from '../../problem.ts';
import { readFields } from '../../settings/values/entries.ts';
import type { SettingsRead } from '../../settings/read.ts';
import type { Settings } from '../../settings/settings.ts';
import { wantsScan } from '../../ship/scan/scanned.ts';
import { isLocalPath, toNamedPath, toNamedTarget } from '../../settings/table/untrusted.ts';
import { pathOfMade } from '../../settings/values/from.ts';

/** How far the run and the settings file of its checkout are trusted. */
export interface Trusts {
  readonly run: Trust;
  readonly file: Trust;
}

/**
 * The settings for an untrusted run, with notices of what is left out (CACHE_NOT_WRITTEN,
 * TEST_LEFT_OUT, SCAN_LEFT_OUT, LOGIN_LEFT_OUT), and the error PATH_OUTSIDE_CHECKOUT for a path that leads to a forbidden file.
 *
 * | path comes from                       | may lead                                                  |
 * | ------------------------------------- | --------------------------------------------------------- |
 * | the settings file of the checkout     | only into the checkout                                    |
 * | an input, flag, variable, other file  | anywhere, but not out of the checkout through a link in it |
 */
export async function limitSettings(
  read: SettingsRead,
  trusts: Trusts,
  git: GitContext,
): Promise<SettingsRead> {
  const { value } = read;
  if (value === undefined) return read;
  const checkout = await findCheckout(git);
  const limit = async (one: Settings, fromCheckout: SettingsRead['fromCheckout']) => {
    const found = await Promise.all(
      listPaths(one).map((named) => check(named, fromCheckout, { trusts, checkout, ...git })),
    );
    const left = trusts.run.level === 'untrusted' ? leaveOut(one, trusts.run) : { problems: [] };
    return {
      settings: { ...one, ...left.settings },
      problems: [...found.flat(), ...left.problems],
    };
  };
  const run = await limit(value, read.fromCheckout);
  const below = await Promise.all(
    value.targets.map(async (target) => {
      const { settings, problems } = await limit(target.settings, target.fromCheckout);
      return { target: { ...target, settings }, problems };
    }),
  );
  const problems = distinctProblems([
    ...[...read.problems, ...run.problems],
    ...below.flatMap((one) => one.problems),
  ]);
  const settings = { ...run.settings, targets: below.map(({ target }) => target) };
  return read.ok && !hasErrors(problems)
    ? { ...read, value: settings, problems }
    : { ok: false, value: settings, problems, fromCheckout: read.fromCheckout };
}

/** Targets share most of what is wrong with them. */
/** Problems, each once. */
export function distinctProblems(problems: readonly ProblemData[]): readonly ProblemData[] {
  return [...new Map(problems.map((one) => [`${one.code} ${one.message}`, one])).values()];
}

/** The settings of a trusted run that applies the plan of an untrusted one, which leaves out the same. */
export function leaveOutForPlan(
  settings: Settings,
  trust: Trust,
): { readonly settings: Settings; readonly problems: readonly ProblemData[] } {
  const own = leaveOut(settings, trust);
  const below = settings.targets.map((target) => ({
    target,
    left: leaveOut(target.settings, trust),
  }));
  const targets = below.map(({ target, left }) => ({
    ...target,
    settings: { ...target.settings, ...left.settings },
  }));
  return {
    settings: { ...settings, ...own.settings, targets },
    problems: distinctProblems([...own.problems, ...below.flatMap(({ left }) => left.problems)]),
  };
}

/** What is left out for an untrusted author, with its notices. */
function leaveOut(
  settings: Settings,
  { reason }: Trust,
): { readonly settings?: Partial<Settings>; readonly problems: readonly ProblemData[] } {
  const { cacheTo, test, testUntrusted, login, loginUntrusted, scan } = settings;
  const writes = cacheTo.length > 0;
  const isTestLeftOut = test !== undefined && !testUntrusted;
  const isLoginLeftOut = login !== 'none' && !loginUntrusted;
  return {
    settings: {
      cacheTo: [],
      scan: undefined,
      ...(isTestLeftOut ? { test: undefined } : {}),
      ...(isLoginLeftOut ? { login: 'none' } : {}),
    },
    problems: [
      ...(writes ? [noCache(reason)] : []),
      ...(isTestLeftOut ? [noTest(reason)] : []),
      ...(wantsScan({ scan }) ? [noScan(reason)] : []),
      ...(isLoginLeftOut ? [noLogin(reason)] : []),
    ],
  };
}

function noCache(reason: string): ProblemData {
  return notice(
    'CACHE_NOT_WRITTEN',
    `no build cache is written (cache-to), because ${reason}`,
    'It is only read (cache-from). Trusted runs write it.',
  );
}

function noTest(reason: string): ProblemData {
  return notice(
    'TEST_LEFT_OUT',
    `the test does not run, because ${reason} and test-untrusted is false`,
  );
}

/** What a run that is not trusted says in place of leaving its logins. */
export function noLogin(reason: string): ProblemData {
  return notice(
    'LOGIN_LEFT_OUT',
    `no login is left for later steps, because ${reason}`,
    'Later steps work without it, or leave them out for such changes. login-untrusted: true allows it, set by the workflow.',
  );
}

function noScan(reason: string): ProblemData {
  return notice(
    'SCAN_LEFT_OUT',
    `the image is not scanned, because ${reason}`,
    'Trusted runs scan it before they tag it.',
  );
}

/** A path from a setting, or derived from one. */
interface NamedPath {
  readonly setting: string;
  readonly path: string;
}

/** Every path that the build, a login or an output will open. */
function listPaths(settings: Settings): readonly NamedPath[] {
  const { from, context, file, buildxFlags, outputs, cacheFrom, registries } = settings;
  const flags = (flag: string) =>
    buildxFlags.filter((one) => one.flag === flag).map(({ value }) => value);
  const fields = (setting: string, entries: readonly string[], name: string) =>
    entries.flatMap((entry) => readFields(entry, name)).map((path) => ({ setting, path }));
  return [
    ...from.flatMap((entry) => listMadePaths(pathOfMade(entry))),
    ...[context, `${context}/.dockerignore`].map((path) => ({ setting: 'context', path })),
    ...(file === undefined
      ? ['Dockerfile', 'dockerfile'].map((name) => ({
          setting: 'context',
          path: `${context}/${name}`,
        }))
      : []),
    ...(file === undefined ? [] : [file, `${file}.dockerignore`]).map((path) => ({
      setting: 'file',
      path,
    })),
    ...flags('--build-context')
      .filter((entry) => toNamedTarget(entry) === undefined)
      .map((entry) => ({
        setting: 'build-contexts',
        path: toNamedPath(entry),
      })),
    ...flags('--ssh').flatMap((entry) =>
      entry.includes('=')
        ? toNamedPath(entry)
            .split(',')
            .map((path) => ({ setting: 'ssh', path }))
        : [],
    ),
    ...fields('secret-files', flags('--secret'), 'src'),
    ...fields('outputs', outputs, 'dest'),
    ...fields('cache-from', cacheFrom, 'src'),
    ...registries.flatMap(({ password, ca, cert, key }) =>
      [password?.from === 'file' ? password.path : undefined, ca, cert, key]
        .filter((path) => path !== undefined)
        .map((path) => ({ setting: 'registries', path })),
    ),
  ];
}

/** A layout and the parts of it that lead to others; its blobs are looked at when they are opened. */
function listMadePaths(path: string | undefined): readonly NamedPath[] {
  if (path === undefined) return [];
  const parts = ['', '/index.json', '/blobs', '/blobs/sha256', '/blobs/sha512'];
  return parts.map((part) => ({ setting: 'from', path: `${path}${part}` }));
}

async function check(
  { setting, path }: NamedPath,
  fromCheckout: SettingsRead['fromCheckout'],
  given: GitContext & { readonly trusts: Trusts; readonly checkout: Checkout },
): Promise<readonly ProblemData[]> {
  const { trusts, checkout, cwd } = given;
  const isOfChange = fromCheckout.has(setting) && trusts.file.level === 'untrusted';
  if (isOfChange) {
    if (!isLocalPath(path) || (await lead(path, cwd, checkout)).inside) return [];
    return [outside(`${setting}: the path leads out of the checkout`, trusts.file)];
  }
  if (trusts.run.level === 'trusted') return [];
  const { escapes } = await lead(path, cwd, checkout);
  if (!escapes) return [];
  const what = `${setting}: "${path}" leads out of the checkout by a symbolic link that lies in it`;
  return [outside(what, trusts.run)];
}

function outside(what: string, { reason }: Trust): ProblemData {
  return error(
    'PATH_OUTSIDE_CHECKOUT',
    `${what}, which is not allowed, because ${reason}`,
    'Name a path that stays inside the checkout.',
  );
}
