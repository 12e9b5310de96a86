// SPDX-License-Identifier: Apache-2.0
// Authorization: credentials and tokens by host, repository and actions. Concurrent requests share one token fetch.
import { Problem } from '../../problem.ts';
import { toApiHost } from '../address.ts';
import type { Endpoint } from '../host.ts';
import type { FoundCredential } from '../registry.ts';
import {
  type Access,
  fetchToken,
  toBasic,
  type Token,
  type TokenOptions,
  type TokenRequest,
} from './tokens.ts';
import type { RepositoryName } from '../../registry-host.ts';

/** The authorization of a request. */
export interface Authorization {
  /** The Authorization header; absent if none is required. */
  readonly authorization?: string;
  readonly found?: FoundCredential | undefined;
  /** It was fetched for this request, so fetching it again would not help. */
  readonly fresh: boolean;
}

/** Authorizes requests. */
export interface Auth {
  readonly pass: (access: Access, endpoint: Endpoint) => Promise<Authorization>;
  /** A new authorization after `refused` got a 401 with this challenge; undefined if there is no other. */
  readonly reauthorize: (
    access: Access,
    endpoint: Endpoint,
    refused: Authorization,
  ) => Promise<Authorization | undefined>;
}

/** What {@link createAuth} needs. */
export interface AuthOptions extends TokenOptions {
  readonly credentials: (
    repository: RepositoryName,
    actions: Access['actions'],
    refused?: FoundCredential,
  ) => Promise<FoundCredential | undefined>;
}

/** Credentials and tokens for one run. */
export function createAuth(options: AuthOptions): Auth {
  const tokens = new Map<string, Promise<Token>>();
  const find = createFinder(options);

  const authorize = async (
    access: Access,
    { base, challenge }: Endpoint,
    found: FoundCredential | undefined,
  ): Promise<Authorization> => {
    if (challenge.scheme === 'bearer') {
      return { found, ...(await findToken(tokens, options, { access, base, challenge, found })) };
    }
    return found === undefined
      ? { found, fresh: true }
      : { found, fresh: true, authorization: toBasic(found.credential, access.repository) };
  };
  const pass = async (access: Access, endpoint: Endpoint): Promise<Authorization> => {
    if (endpoint.challenge.scheme === 'none') return { fresh: false };
    const found = await find(access);
    try {
      return await authorize(access, endpoint, found);
    } catch (thrown) {
      if (found?.untilMs === undefined || !isRefusedLogin(thrown)) throw thrown;
      return await authorize(access, endpoint, await find(access, found));
    }
  };

  return {
    pass,
    reauthorize: async (access, endpoint, refused) => {
      const { challenge } = endpoint;
      if (challenge.scheme === 'none') return undefined;
      if (challenge.scheme === 'bearer') {
        if (challenge.error === 'insufficient_scope' && refused.fresh) return undefined;
        await dropToken(tokens, refused.authorization);
      }
      const { found } = refused;
      // With Basic it is the login itself that was refused; a short-lived one may have ended before its time.
      if (challenge.scheme === 'basic' && found?.untilMs !== undefined) await find(access, found);
      const other = await pass(access, endpoint);
      return other.authorization === refused.authorization ? undefined : other;
    },
  };
}

/** Whether a token service did not take the login. */
function isRefusedLogin(thrown: unknown): boolean {
  return thrown instanceof Problem && thrown.problems[0]?.code === 'LOGIN_REFUSED';
}

type Finder = (access: Access, refused?: FoundCredential) => Promise<FoundCredential | undefined>;

/** Looks each credential up once, and a short-lived one again when it has ended or was refused. */
function createFinder(options: AuthOptions): Finder {
  const known = new Map<string, Promise<FoundCredential | undefined>>();
  return async (access, refused) => {
    const key = `${access.actions} ${access.repository.name}`;
    const before = known.get(key);
    const found = await before;
    const isOver = found?.untilMs !== undefined && found.untilMs <= options.clock.now();
    const isGood = !isOver && (refused === undefined || found !== refused);
    if (before !== undefined && isGood) return found;
    const now = known.get(key);
    if (now !== undefined && now !== before) return await now;
    const finding = options.credentials(access.repository, access.actions, refused);
    known.set(key, finding);
    return await finding;
  };
}

/** A valid cached token, or a new one; concurrent callers wait for the same fetch. */
async function findToken(
  tokens: Map<string, Promise<Token>>,
  options: TokenOptions,
  request: TokenRequest,
): Promise<{ authorization: string; fresh: boolean }> {
  for (;;) {
    const pending = findPending(tokens, request.access);
    if (pending === undefined) break;
    const token = await pending.token.catch((thrown: unknown) => {
      if (pending.isOwn) throw thrown;
      return undefined; // a push token was refused; a pull token may still be granted
    });
    if (token !== undefined && token.untilMs > options.clock.now()) {
      return { authorization: token.authorization, fresh: false };
    }
    if (tokens.get(pending.key) === pending.token) tokens.delete(pending.key);
  }
  const key = toKey(request.access);
  const fetching = fetchToken(options, request);
  tokens.set(key, fetching);
  try {
    return { authorization: (await fetching).authorization, fresh: true };
  } catch (thrown) {
    if (tokens.get(key) === fetching) tokens.delete(key);
    throw thrown;
  }
}

function toKey({ repository, actions, mountFrom }: Access): string {
  return [toApiHost(repository.host), repository.path, actions, mountFrom?.path ?? ''].join(' ');
}

/** The cached or pending token for this; one that may do more allows pulling and pushing too. */
function findPending(
  tokens: ReadonlyMap<string, Promise<Token>>,
  access: Access,
): { key: string; token: Promise<Token>; isOwn: boolean } | undefined {
  const own = toKey(access);
  const wider = access.actions === 'pull' ? [toKey({ ...access, actions: 'pull,push' })] : [];
  for (const key of [own, ...wider]) {
    const token = tokens.get(key);
    if (token !== undefined) return { key, token, isOwn: key === own };
  }
  return undefined;
}

async function dropToken(
  tokens: Map<string, Promise<Token>>,
  authorization: string | undefined,
): Promise<void> {
  for (const [key, pending] of [...tokens]) {
    const token = await pending.catch(() => undefined); // the error was reported to the caller that fetched it
    if (token?.authorization === authorization && tokens.get(key) === pending) tokens.delete(key);
  }
}
