// SPDX-License-Identifier: Apache-2.0
// How CI systems hand out identity tokens: one function a system.
import type { CiName, Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { error, Problem } from '../../problem.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { readClaims } from './claims.ts';
import { readGivenToken } from './given.ts';
import type { IdTokenOptions, TokenText, WantedToken } from './identity.ts';

type TokenSource = (options: IdTokenOptions, wanted: WantedToken) => Promise<TokenText>;

/** The systems that give tokens, by name. Gitea and Forgejo have GitHub's variables where they give any. */
export const systemSources: Readonly<Partial<Record<CiName, TokenSource>>> = {
  github: fromGithub,
  gitea: fromGithub,
  forgejo: fromGithub,
  gitlab: fromGitlab,
  bitbucket: fromBitbucket,
  circle: fromCircle,
  buildkite: fromBuildkite,
};

const COMMAND_TIMEOUT_MS = 30_000;

/**
 * Requests a token of the job.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
async function fromGithub(
  { env, service }: IdTokenOptions,
  wanted: WantedToken,
): Promise<TokenText> {
  const address = readText(env, 'ACTIONS_ID_TOKEN_REQUEST_URL');
  const bearer = readText(env, 'ACTIONS_ID_TOKEN_REQUEST_TOKEN');
  const source = 'GitHub Actions';
  if (address === undefined || bearer === undefined || !URL.canParse(address)) {
    throw missing(
      wanted,
      'the job may not ask GitHub for one',
      'Add `permissions: { contents: read, id-token: write }` to the job, besides what else it needs; a reusable workflow also needs it in the calling job.',
    );
  }
  const url = new URL(address);
  if (wanted.audience !== undefined) url.searchParams.set('audience', wanted.audience);
  const answer = await service.ask({
    ...{ method: 'GET', url, doing: `get an identity token for ${wanted.registry}` },
    headers: { authorization: `Bearer ${bearer}`, accept: 'application/json; api-version=2.0' },
    secrets: [bearer],
  });
  const { value } = answer.body;
  if (answer.status === 200 && typeof value === 'string' && value !== '') {
    return { text: value, source };
  }
  throw new Problem([
    error(
      'LOGIN_ID_TOKEN_REFUSED',
      `${source} gave no identity token for ${wanted.registry}: ${answer.host} answered ${answer.status}${answer.words === '' ? '' : ` "${answer.words}"`}.`,
      'Run the job again: its own token ends with the job. If it persists, check `permissions: { id-token: write }`.',
    ),
  ]);
}

/** The names that people give to tokens: `ID_TOKEN`, `GITLAB_OIDC_TOKEN`, `AWS_ID_TOKEN`. */
const TOKEN_NAME = /(?:^|_)(?:ID|OIDC)_TOKEN$/;

/**
 * The variable that `id_tokens` of the job sets: of those named like one, that with the audience.
 *
 * @see https://docs.gitlab.com/ci/secrets/id_token_authentication/
 */
async function fromGitlab(options: IdTokenOptions, wanted: WantedToken): Promise<TokenText> {
  const { audience } = wanted;
  const found = await listGitlabTokens(options, wanted);
  const right = found.find(
    ({ audiences }) => audience === undefined || audiences.includes(audience),
  );
  const chosen = right ?? (wanted.isChecked ? undefined : found[0]);
  if (chosen !== undefined) return chosen;
  const others = found.map(({ source, audiences }) => `${source} (${audiences.join(' and ')})`);
  throw missing(
    wanted,
    others.length === 0
      ? 'the job has no variable of id_tokens named ID_TOKEN, or with a name that ends in _ID_TOKEN or _OIDC_TOKEN'
      : `the tokens of the job have other audiences: ${others.join(', ')}`,
    `Add to the job: id_tokens: { ${nameToken(audience)}: { aud: ${audience ?? `https://${wanted.registry}`} } }`,
  );
}

/** What the variable of a token is best called: cosign looks for that of Sigstore, too. */
function nameToken(audience: string | undefined): string {
  return audience === 'sigstore' ? 'SIGSTORE_ID_TOKEN' : 'REGISTRY_ID_TOKEN';
}

async function listGitlabTokens(
  options: IdTokenOptions,
  wanted: WantedToken,
): Promise<readonly (TokenText & { readonly audiences: readonly string[] })[]> {
  const { env } = options;
  const names = Object.keys(env).filter((name) => TOKEN_NAME.test(name));
  const read = names.sort().map(async (name) => {
    const given = await readGivenToken({ from: 'env', name }, options, wanted).catch(
      () => undefined,
    );
    const audiences = given === undefined ? undefined : readClaims(given.text)?.audiences;
    return given === undefined || audiences === undefined ? [] : [{ ...given, audiences }];
  });
  return (await Promise.all(read)).flat();
}

/** @see https://support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc/ */
function fromBitbucket({ env }: IdTokenOptions, wanted: WantedToken): Promise<TokenText> {
  const text = readText(env, 'BITBUCKET_STEP_OIDC_TOKEN');
  if (text !== undefined) return Promise.resolve({ text, source: 'Bitbucket Pipelines' });
  return Promise.reject(
    missing(wanted, 'BITBUCKET_STEP_OIDC_TOKEN is not set', 'Add `oidc: true` to the step.'),
  );
}

/**
 * The token of the job, whose audience is the organization; for another one the program of CircleCI is asked.
 *
 * @see https://circleci.com/docs/oidc-tokens-with-custom-claims/
 */
async function fromCircle(options: IdTokenOptions, wanted: WantedToken): Promise<TokenText> {
  const text = readText(options.env, 'CIRCLE_OIDC_TOKEN_V2', 'CIRCLE_OIDC_TOKEN');
  const { audience, isChecked } = wanted;
  const isGood =
    audience === undefined || (text !== undefined && hasAudience(text, audience)) || !isChecked;
  if (text !== undefined && isGood) return { text, source: 'CircleCI' };
  const claims = JSON.stringify({ aud: audience });
  const argv = ['circleci', 'run', 'oidc', 'get', '--claims', claims] as const;
  return await askProgram(options, wanted, { argv, source: 'CircleCI' });
}

function hasAudience(text: string, audience: string): boolean {
  return readClaims(text)?.audiences.includes(audience) === true;
}

/** @see https://buildkite.com/docs/agent/cli/reference/oidc */
async function fromBuildkite(options: IdTokenOptions, wanted: WantedToken): Promise<TokenText> {
  const { audience } = wanted;
  const words = audience === undefined ? [] : ['--audience', audience];
  const argv = ['buildkite-agent', 'oidc', 'request-token', ...words] as const;
  return await askProgram(options, wanted, { argv, source: 'Buildkite' });
}

/** The token that a program of the CI system prints. */
async function askProgram(
  { shell, env, signal, vault }: IdTokenOptions,
  wanted: WantedToken,
  { argv, source }: { readonly argv: readonly [string, ...string[]]; readonly source: string },
): Promise<TokenText> {
  const timeoutMs = COMMAND_TIMEOUT_MS;
  const result = await shell({
    argv,
    env: env satisfies Env,
    timeoutMs,
    ...omitUndefined({ signal }),
  });
  const text = result.stdout.trim().split(/\s+/).at(-1) ?? '';
  vault?.add([text]);
  if (result.code === 0 && text !== '') return { text, source };
  const why =
    result.spawnError ?? (result.timedOut ? 'a timeout' : `exit code ${result.code ?? ''}`);
  throw missing(
    wanted,
    `${argv.slice(0, 4).join(' ')} failed (${why})`,
    `Check that ${argv[0]} runs in this job, or hand the token over with id-token-env.`,
  );
}

function missing({ registry }: WantedToken, why: string, hint: string): Problem {
  return new Problem([
    error('LOGIN_ID_TOKEN_MISSING', `no identity token for ${registry}: ${why}.`, hint),
  ]);
}
