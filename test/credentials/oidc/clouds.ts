// SPDX-License-Identifier: Apache-2.0
// The identity services of the providers, which check what the real ones check.
import { randomUUID } from 'node:crypto';
import { serve, type Asked, type Reply, type Served } from '../../registry/server.ts';
import { json, verifyToken } from './issuer.ts';

/** Whom a provider accepts. */
export interface Trusted {
  readonly issuer: () => string;
  readonly subject: string;
  readonly now: () => number;
  /** Statuses that the next requests get before they are answered right. */
  readonly busy: number[];
  /** What every request gets in place of the right answer. */
  readonly answer?: Reply | ((asked: Asked) => Reply | undefined) | undefined;
}

/** The accounts that the providers know. */
export const CONNECTION = '0b9c4b2e-5a5f-4d0c-9d4e-3f6a1c2b7d8e';
export const POOL = 'projects/12345/locations/global/workloadIdentityPools/ci/providers/github';
export const ACCOUNT = 'ci@acme.iam.gserviceaccount.com';
export const CLIENT = '11111111-2222-4333-8444-555555555555';
export const TENANT = '66666666-7777-4888-9999-aaaaaaaaaaaa';
export const ROLE = 'arn:aws:iam::123456789012:role/ci';
export const ROBOT = 'acme+ci';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';

/** A password that a provider gives, which tests then look for. */
export const toPassword = (name: string): string => `${name}-${randomUUID()}`;

/** One provider: its audience, and what its servers give. */
export interface Cloud {
  readonly served: Served;
  readonly audience: string | undefined;
  /** Every secret that it gave. */
  readonly given: string[];
}

type Handler = (asked: Asked, gave: (name: string) => string) => Promise<Reply> | Reply;

/** A provider that answers by `handle`, and first by what is in `busy`. */
export async function openCloud(
  { busy, answer }: Trusted,
  audience: string | undefined,
  handle: Handler,
): Promise<Cloud> {
  const given: string[] = [];
  const gave = (name: string): string => {
    const password = toPassword(name);
    given.push(password);
    return password;
  };
  const served = await serve((asked) => {
    const status = busy.shift();
    if (status !== undefined) return { status, headers: { 'retry-after': '2' }, body: '' };
    return answerOf(answer, asked) ?? handle(asked, gave);
  });
  return { served, audience, given };
}

/** What is answered in place of what is right; undefined where nothing is. */
export function answerOf(answer: Trusted['answer'], asked: Asked): Reply | undefined {
  return typeof answer === 'function' ? answer(asked) : answer;
}

/** The fields of a form; undefined for another body. */
export function formOf({ headers, body }: Asked): URLSearchParams | undefined {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm === true ? new URLSearchParams(body.toString()) : undefined;
}

function jsonOf({ headers, body }: Asked): Record<string, unknown> | undefined {
  const isJson = headers['content-type']?.startsWith('application/json');
  return isJson === true ? (JSON.parse(body.toString()) as Record<string, unknown>) : undefined;
}

/** The subject of a token that verifies, or why it does not. */
export async function subjectOf(token: unknown, audience: string | undefined, trusted: Trusted) {
  const wanted = { issuer: trusted.issuer(), audience, nowMs: trusted.now() };
  const claims = await verifyToken(String(token), wanted);
  return claims === undefined ? undefined : String(claims.sub);
}

/** Docker Hub's identity service. `longest` is the most that `expires_in` may be. */
export function openDockerHub(trusted: Trusted, longest = 3600): Promise<Cloud> {
  const audience = 'https://identity.docker.com';
  return openCloud(trusted, audience, async (asked, gave) => {
    const form = formOf(asked);
    if (asked.method !== 'POST' || asked.path !== '/oauth/token' || form === undefined) {
      return json({ message: 'not found' }, 404);
    }
    if (form.get('grant_type') !== EXCHANGE || form.get('subject_token_type') !== ID_TOKEN) {
      return json({ message: 'unsupported grant' }, 400);
    }
    const lifeS = Number(form.get('expires_in') ?? 300);
    if (!(lifeS >= 300 && lifeS <= longest)) return json({ message: 'expires_in is invalid' }, 400);
    if (form.get('connection_id') !== CONNECTION)
      return json({ message: 'connection not active' }, 403);
    const subject = await subjectOf(form.get('subject_token'), audience, trusted);
    if (subject !== trusted.subject) return json({ message: 'no ruleset matches' }, 403);
    return json({ access_token: gave('hub'), expires_in: lifeS, token_type: 'Bearer' });
  });
}

/** Google's Security Token Service and, on the same host, its IAM. */
export function openGoogle(trusted: Trusted, pool = POOL): Promise<Cloud> {
  const audience = `https://iam.googleapis.com/${pool}`;
  const federated = new Set<string>();
  return openCloud(trusted, audience, async (asked, gave) => {
    const body = jsonOf(asked) ?? {};
    if (asked.path === '/v1/token') {
      if (asked.headers.authorization !== undefined) return json({ error: 'invalid_request' }, 400);
      const isRight =
        body.audience === `//iam.googleapis.com/${pool}` &&
        body.grantType === EXCHANGE &&
        String(body.subjectTokenType).endsWith(':jwt') &&
        String(body.scope).endsWith('/cloud-platform');
      if (!isRight) return json({ error: 'invalid_target', error_description: 'audience' }, 400);
      const subject = await subjectOf(body.subjectToken, audience, trusted);
      if (subject !== trusted.subject) {
        const said = 'The given credential is rejected by the attribute condition.';
        return json({ error: 'unauthorized_client', error_description: said }, 401);
      }
      const token = gave('federated');
      federated.add(token);
      return json({ access_token: token, expires_in: 3599, token_type: 'Bearer' });
    }
    const bearer = asked.headers.authorization?.replace('Bearer ', '') ?? '';
    const name = /^\/v1\/projects\/-\/serviceAccounts\/([^:]+):generateAccessToken$/.exec(
      asked.path,
    )?.[1];
    if (name === undefined) return json({}, 404);
    if (!federated.has(bearer) || decodeURIComponent(name) !== ACCOUNT) {
      const message = "Permission 'iam.serviceAccounts.getAccessToken' denied";
      return json({ error: { code: 403, status: 'PERMISSION_DENIED', message } }, 403);
    }
    if (Number.parseInt(String(body.lifetime), 10) > 3600) return json({}, 400);
    const expireTime = new Date(trusted.now() + 3_600_000).toISOString();
    return json({ accessToken: gave('account'), expireTime });
  });
}

/** Microsoft Entra ID. */
export function openEntra(trusted: Trusted): Promise<Cloud> {
  const audience = 'api://AzureADTokenExchange';
  return openCloud(trusted, audience, async (asked, gave) => {
    const form = formOf(asked);
    const fail = (words: string, status = 400) =>
      json({ error: 'invalid_request', error_description: words }, status);
    if (asked.path !== `/${TENANT}/oauth2/v2.0/token`)
      return fail('AADSTS90002: Tenant not found.');
    const assertion = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    if (form?.get('client_assertion_type') !== assertion) return fail('AADSTS7000218: assertion');
    if (!(form.get('scope') ?? '').endsWith('/.default')) return fail('AADSTS70011: scope');
    if (form.get('grant_type') !== 'client_credentials') return fail('AADSTS70003: grant');
    if (form.get('client_id') !== CLIENT) return fail('AADSTS700016: Application not found.', 400);
    const subject = await subjectOf(form.get('client_assertion'), audience, trusted);
    if (subject !== trusted.subject) {
      return fail('AADSTS700213: No matching federated identity record found.', 401);
    }
    return json({ access_token: gave('entra'), expires_in: 3599, token_type: 'Bearer' });
  });
}

/** What a registry needs to know to give out a token, or to take a login. */
export interface RegistryRules {
  /** The logins that it takes now. */
  readonly accepts: (username: string, password: string) => boolean;
  /** Paths of its own besides the distribution API; undefined for none of them. */
  readonly own?: Handler;
  readonly audience?: string;
  /** It takes user name and password for everything, as AWS does. */
  readonly isBasic?: boolean;
  /** How its token service is reached; `http` without it. */
  readonly realmScheme?: 'https';
}

/** A registry with token authentication that grants pushes, and its provider's own paths on the same host. */
export function openRegistry(trusted: Trusted, rules: RegistryRules): Promise<Cloud> {
  const tokens = new Set<string>();
  const cloud = openCloud(trusted, rules.audience, async (asked, gave) => {
    const { path, headers } = asked;
    const host = String(headers.host);
    if (path.startsWith('/v2/token')) {
      if (!hasBasic(asked, rules)) {
        return json(
          { errors: [{ code: 'UNAUTHORIZED', message: 'incorrect username or password' }] },
          401,
        );
      }
      const token = gave('registry');
      tokens.add(token);
      return json({ token, expires_in: 60 });
    }
    if (path.startsWith('/v2/') && rules.isBasic === true && !hasBasic(asked, rules)) {
      const challenge = { 'www-authenticate': `Basic realm="http://${host}/",service="ecr"` };
      return json({ errors: [{ code: 'UNAUTHORIZED' }] }, 401, challenge);
    }
    if (path.startsWith('/v2/')) {
      if (
        rules.isBasic !== true &&
        !tokens.has(headers.authorization?.replace('Bearer ', '') ?? '')
      ) {
        const realm = `${rules.realmScheme ?? 'http'}://${host}/v2/token`;
        const challenge = `Bearer realm="${realm}",service="${host}"`;
        return json({ errors: [{ code: 'UNAUTHORIZED' }] }, 401, { 'www-authenticate': challenge });
      }
      if (asked.method === 'POST') {
        return { status: 202, headers: { location: `${path}one`, 'docker-upload-uuid': 'one' } };
      }
      return asked.method === 'DELETE' ? { status: 204 } : json({});
    }
    return rules.own === undefined ? json({}, 404) : await rules.own(asked, gave);
  });
  return cloud;
}

function hasBasic({ headers }: Asked, { accepts }: RegistryRules): boolean {
  const pair = Buffer.from(headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
  const at = pair.indexOf(':');
  return accepts(pair.slice(0, at), pair.slice(at + 1));
}

/** The exchange of Azure's registries. `isEntra` tells the access tokens of Entra ID. */
export function acrPaths(isEntra: (token: string) => boolean): Handler {
  return (asked, gave) => {
    const form = formOf(asked);
    if (asked.path !== '/oauth2/exchange' || form?.get('grant_type') !== 'access_token')
      return json({}, 404);
    if (form.get('service') !== asked.headers.host || form.get('tenant') !== TENANT)
      return json({}, 400);
    if (!isEntra(form.get('access_token') ?? '')) {
      return json({ errors: [{ code: 'UNAUTHORIZED', message: 'AcrPush' }] }, 401);
    }
    return json({ refresh_token: gave('acr') });
  };
}

/** Quay's federation of robot accounts. */
export function quayPaths(trusted: Trusted): Handler {
  return async (asked, gave) => {
    if (asked.method !== 'GET' || asked.path !== '/oauth2/federation/robot/token')
      return json({}, 404);
    const pair = Buffer.from(
      asked.headers.authorization?.replace('Basic ', '') ?? '',
      'base64',
    ).toString();
    const [name, token] = pair.split(':');
    const subject = await subjectOf(token, undefined, trusted);
    if (name !== ROBOT || subject !== trusted.subject) {
      return json({ error: 'Robot federation: token does not match' }, 401);
    }
    return json({ token: gave('quay') });
  };
}

/** JFrog's exchange. */
export function jfrogPaths(
  trusted: Trusted,
  integrations: readonly string[] = ['github'],
): Handler {
  return async (asked, gave) => {
    const body = jsonOf(asked);
    if (asked.path !== '/access/api/v1/oidc/token' || body === undefined) return json({}, 404);
    const isRight = body.grant_type === EXCHANGE && body.subject_token_type === ID_TOKEN;
    if (!isRight || !integrations.includes(String(body.provider_name)))
      return json({ errors: [{ message: 'bad' }] }, 400);
    const subject = await subjectOf(body.subject_token, undefined, trusted);
    if (subject !== trusted.subject)
      return json({ errors: [{ message: 'no identity mapping' }] }, 403);
    return json({
      access_token: gave('jfrog'),
      expires_in: 3600,
      username: 'ci-user',
      token_type: 'Bearer',
    });
  };
}
