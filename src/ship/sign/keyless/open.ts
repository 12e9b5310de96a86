// SPDX-License-Identifier: Apache-2.0
// Prepares signing with the identity of the CI run. Loaded only by a run that does.
import type { Facts } from '../../../facts/facts.ts';
import { createIdTokens } from '../../../credentials/oidc/id-token.ts';
import type { IdToken, WantedToken } from '../../../credentials/oidc/identity.ts';
import { decideLog } from '../../../plan/signing.ts';
import { error, notice, Problem, type ProblemData } from '../../../problem.ts';
import { isLoopback } from '../../../registry/address.ts';
import { createServiceClient } from '../../../registry/http/service.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { ApplyContext } from '../../context.ts';
import type { OpenedSigner } from '../signer.ts';
import { createCertificates } from './certificate.ts';
import { createJudge, type Judge } from './judge.ts';
import { createKeylessSigner, type KeylessParts } from './keyless-signer.ts';
import { createLog } from './log.ts';
import { readPublicInstance, type Instance, type Services } from './public.ts';
import { createAsk, type AskService } from './service.ts';
import { createStamp } from './timestamp.ts';
import { readTrustFile, type TrustedRootMaterial } from './trust.ts';

/** What preparing needs of a run. */
export type KeylessContext = Pick<
  ApplyContext,
  'settings' | 'trust' | 'env' | 'cwd' | 'hide' | 'shell' | 'clock' | 'signal' | 'log' | 'tempDir'
>;

/** A signer that is ready to be opened, and what is to be said about it. */
export interface PreparedKeyless {
  readonly open: () => Promise<OpenedSigner>;
  readonly problems: readonly ProblemData[];
}

/**
 * Finds the services, the trusted root and an identity token, before anything is built. The certificate, which lives ten
 * minutes, is asked for when the signer is opened.
 *
 * @throws Problem SIGN_URL_INVALID, SIGN_TRUST_MISSING, SIGN_TRUST_INVALID, SIGN_TUF, SIGN_SERVICE_MISSING, SIGN_IDENTITY and
 *   those of the services
 */
export async function prepareKeyless(
  context: KeylessContext,
  project: Facts['project'],
): Promise<PreparedKeyless> {
  const { settings } = context;
  const isLogged = decideLog(settings, project) !== 'none';
  const { parts, trust } = await prepareParts(context, { isLogged, what: 'sign: keyless' });
  const judge = createJudge({ trust, isLogged });
  return {
    problems: isLogged || settings.signLog === 'none' ? [] : [explainUnlogged(project)],
    open: async () => {
      const { identity, issuer } = await parts.certify();
      const by = { identity, issuer, isLogged, trustedRoot: settings.signTrustedRoot };
      const verifyBy = { ...by, hasCertificateLog: trust.hasCertificateLog };
      return { signer: createKeylessSigner({ ...parts, judge }, { identity, issuer }), verifyBy };
    },
  };
}

/** What statements are signed with, and the token that says for whom. */
export interface PreparedParts {
  readonly parts: KeylessParts;
  readonly idToken: () => Promise<IdToken>;
}

/** How statements are signed. */
interface PartsWanted {
  readonly isLogged: boolean;
  /** The setting that asks for it, for messages. */
  readonly what: string;
}

/**
 * Finds the services and an identity token, and sends nothing to the services yet. The services are those of the settings or of
 * the public instance.
 *
 * @throws Problem as {@link prepareKeyless}
 */
export async function prepareParts(
  context: KeylessContext,
  wanted: PartsWanted,
): Promise<PreparedParts & { readonly trust: TrustedRootMaterial }> {
  const clients = createClients(context);
  const { services, trust } = await findInstance(context, clients.ask);
  return { trust, ...(await prepareWith(context, services, { ...wanted, clients })) };
}

/** As {@link prepareParts}, at given services. */
export async function prepareAt(
  context: KeylessContext,
  services: Services,
  wanted: PartsWanted,
): Promise<PreparedParts> {
  return prepareWith(context, services, { ...wanted, clients: createClients(context) });
}

async function prepareWith(
  context: KeylessContext,
  services: Services,
  {
    clients: { ask, idTokens },
    isLogged,
    what,
  }: PartsWanted & { readonly clients: ReturnType<typeof createClients> },
): Promise<PreparedParts> {
  const { fulcio, tsa } = services;
  const rekor = isLogged ? services.rekor : undefined;
  if (isLogged && rekor === undefined) throw missing('sign-rekor-url', 'record the signatures in');
  if (!isLogged && tsa === undefined) throw missing('sign-tsa-url', 'timestamp them');
  const idToken = () => idTokens(toWanted(fulcio, context));
  await idToken().catch((thrown: unknown) => {
    throw thrown instanceof Problem ? withoutIdentity(what, thrown) : thrown;
  });
  const parts = {
    certify: createCertificates({ ask, fulcio, idToken, clock: context.clock }),
    log: rekor === undefined ? undefined : createLog(ask, rekor),
    stamp: tsa === undefined ? undefined : createStamp(ask, tsa),
  };
  return { parts, idToken };
}

/** What judging signatures needs of a run. */
export type JudgeContext = Pick<
  KeylessContext,
  'settings' | 'env' | 'cwd' | 'clock' | 'signal' | 'log' | 'tempDir'
>;

/**
 * A judge of signatures by the trusted root of the settings, or of the public instance. They must be in a transparency log,
 * unless `sign-log: none` says that they are not.
 *
 * @throws Problem SIGN_TRUST_INVALID, SIGN_TUF and those of the service
 */
export async function openJudge(context: JudgeContext): Promise<Judge> {
  const { settings, cwd, tempDir, clock } = context;
  const { signTrustedRoot } = settings;
  const isLogged = settings.signLog !== 'none';
  if (signTrustedRoot !== undefined) {
    return createJudge({ trust: await readTrustFile(signTrustedRoot, cwd), isLogged });
  }
  const { ask } = createServices(context);
  const { trust } = await readPublicInstance({ ask, tempDir, nowMs: clock.now() });
  return createJudge({ trust, isLogged });
}

function createServices({ settings, clock, signal, log, env, cwd }: JudgeContext) {
  const { registries, retryDeadline: retryDeadlineMs } = settings;
  const service = createServiceClient({
    registries,
    retryDeadlineMs,
    clock,
    signal,
    log,
    env,
    cwd,
  });
  const options = { service, clock, signal, log, deadlineMs: retryDeadlineMs };
  return { service, ask: createAsk(options) };
}

function createClients(context: KeylessContext) {
  const { hide } = context;
  const { service, ask } = createServices(context);
  const vault = hide === undefined ? undefined : { add: hide };
  return { ask, idTokens: createIdTokens({ ...context, service, vault }) };
}

/** The token that Fulcio wants. `SIGSTORE_ID_TOKEN` is where cosign looks for it. */
function toWanted(fulcio: URL, { settings, env }: KeylessContext): WantedToken {
  const { signIdTokenEnv } = settings;
  const isSet = (env[STANDARD_VARIABLE] ?? '') !== '';
  const name = signIdTokenEnv ?? (isSet ? STANDARD_VARIABLE : undefined);
  return {
    ...{ registry: fulcio.host, audience: AUDIENCE, isChecked: true },
    given: name === undefined ? undefined : { from: 'env', name },
  };
}

const STANDARD_VARIABLE = 'SIGSTORE_ID_TOKEN';
const AUDIENCE = 'sigstore';

/** The services of the settings and the trusted root in a file, or what the public instance publishes. */
async function findInstance(context: KeylessContext, ask: AskService): Promise<Instance> {
  const { settings, cwd, tempDir, clock } = context;
  const given = readUrls(settings);
  const { signTrustedRoot } = settings;
  if (signTrustedRoot === undefined) {
    if (Object.keys(given).length > 0) throw withoutTrust();
    return await readPublicInstance({ ask, tempDir, nowMs: clock.now() });
  }
  const trust = await readTrustFile(signTrustedRoot, cwd);
  const { fulcio, ...others } = given;
  if (fulcio === undefined) throw missing('sign-fulcio-url', 'issue the certificate');
  return { trust, services: { fulcio, ...others } };
}

type UrlSettings = Pick<Settings, 'signFulcioUrl' | 'signRekorUrl' | 'signTsaUrl'>;

const URLS = {
  fulcio: ['sign-fulcio-url', 'signFulcioUrl'],
  rekor: ['sign-rekor-url', 'signRekorUrl'],
  tsa: ['sign-tsa-url', 'signTsaUrl'],
} as const;

/** The addresses of the settings. @throws Problem SIGN_URL_INVALID for every one that is none */
function readUrls(settings: UrlSettings): Partial<Services> {
  const wrong: ProblemData[] = [];
  const found = Object.entries(URLS).flatMap(([service, [name, key]]) => {
    const text = settings[key];
    if (text === undefined) return [];
    const url = toUrl(text);
    if (url === undefined) wrong.push(invalidUrl(name, text));
    return [[service, url] as const];
  });
  if (wrong.length > 0) throw new Problem(wrong);
  return Object.fromEntries(found);
}

/** An address that a token may be sent to. */
function toUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.host));
  return isSafe && url.username === '' && url.search === '' ? url : undefined;
}

function invalidUrl(name: string, text: string): ProblemData {
  const message = `invalid ${name} "${text}": not the address of a service that can be used`;
  const hint = 'Write an address that begins with https:// and has no user name and no query.';
  return error('SIGN_URL_INVALID', message, hint);
}

function withoutTrust(): Problem {
  return new Problem([
    error(
      'SIGN_TRUST_MISSING',
      'the addresses of a Sigstore instance are set, but not whom its signatures are believed from.',
      'Name a file with its trusted root in sign-trusted-root: without it no signature could be verified.',
    ),
  ]);
}

function missing(name: string, purpose: string): Problem {
  return new Problem([
    error(
      'SIGN_SERVICE_MISSING',
      `the signatures need a service to ${purpose}, and ${name} is not set.`,
      `Set ${name} to its address.`,
    ),
  ]);
}

function withoutIdentity(what: string, { problems }: Problem): Problem {
  return new Problem([
    error(
      'SIGN_IDENTITY',
      `${what} needs an identity token of the CI system for the audience sigstore, and there is none.`,
      'See the next message. Elsewhere put a token into a variable and name it in sign-id-token-env, or sign with a key.',
    ),
    ...problems,
  ]);
}

function explainUnlogged({ private: isPrivate }: Facts['project']): ProblemData {
  const why =
    isPrivate === true ? 'the project is private' : 'the project is not known to be public';
  return notice(
    'SIGN_UNLOGGED',
    `the signatures are recorded in no transparency log, because ${why}. They have a timestamp instead.`,
    'Write sign-log: none to be told no more, or sign-log: public to record them. Fulcio records its certificates, which name the workflow, in any case.',
  );
}
