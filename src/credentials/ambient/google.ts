// SPDX-License-Identifier: Apache-2.0
// The Google account that the environment gives: the file of application default credentials, or the machine's own.
// @see https://cloud.google.com/docs/authentication/application-default-credentials
import { createPrivateKey, sign } from 'node:crypto';
import { isTrue, readText } from '../../facts/variables.ts';
import { type JsonObject, toTexts } from '../../registry/json.ts';
import { secret } from '../../settings/secret.ts';
import { readLifeMs, readTextField } from '../oidc/answer.ts';
import type { ExchangedLogin } from '../oidc/exchange.ts';
import { withoutToken } from '../oidc/refused.ts';
import type { AmbientContext, AmbientLogin } from './context.ts';
import { federate } from './google-federation.ts';
import { type NamedFile, readNamedObject } from './identity-file.ts';
import { accountInvalid, accountRefused } from './refused.ts';

const TITLE = 'Google';
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const VARIABLE = 'GOOGLE_APPLICATION_CREDENTIALS';
const TOKEN_URI = 'https://oauth2.googleapis.com/token';
/** The user name that Artifact Registry takes with an access token. */
const USERNAME = 'oauth2accesstoken';
const HOUR_MS = 3_600_000;

/** The login of the file that GOOGLE_APPLICATION_CREDENTIALS names, else that of the machine. */
export async function findGoogleLogin(context: AmbientContext): Promise<AmbientLogin | undefined> {
  const path = readText(context.env, VARIABLE);
  if (path === undefined) return await askMachine(context);
  const file = { variable: VARIABLE, path };
  const account = await readNamedObject(file, context);
  const source = VARIABLE;
  switch (account.type) {
    case 'service_account':
      return {
        ...(await signIn(toAssertion(account, file, context), context)),
        ...{ source, account: toTexts(account).client_email ?? '' },
      };
    case 'authorized_user':
      return { ...(await signIn(toRefresh(account, file, context), context)), source };
    case 'external_account':
      return { ...(await federate(account, file, context)), source };
    default:
      throw accountInvalid(
        context.host,
        `the field "type" in the file "${path}" that ${VARIABLE} names is none of service_account, external_account and authorized_user`,
        'Name the key of a service account, or a configuration of workload identity federation.',
      );
  }
}

/** A grant for an access token, and what of it is secret. */
interface Grant {
  readonly url: URL;
  readonly form: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** The next move where it is refused. */
  readonly hint: string;
}

/** The texts in an account. @throws Problem LOGIN_ACCOUNT_INVALID that names the first field that is missing */
function readFields<Name extends string>(
  account: JsonObject,
  names: readonly Name[],
  { path, variable }: NamedFile,
  host: string,
): Readonly<Record<Name, string>> {
  const texts = toTexts(account);
  const missing = names.find((name) => (texts[name] ?? '') === '');
  if (missing === undefined) return texts;
  const what = `the file "${path}" that ${variable} names has no text in the field "${missing}"`;
  throw accountInvalid(host, what, 'Download the key again, and store it as it is.');
}

function toTokenUrl(account: JsonObject, { path, variable }: NamedFile, host: string): URL {
  const { token_uri: stated = TOKEN_URI } = toTexts(account);
  if (URL.canParse(stated)) return new URL(stated);
  const what = `the field "token_uri" in the file "${path}" that ${variable} names is not a URL`;
  throw accountInvalid(host, what, `Write ${TOKEN_URI}.`);
}

/** A token that the account signs itself. @see https://www.rfc-editor.org/rfc/rfc7523 */
function toAssertion(account: JsonObject, file: NamedFile, context: AmbientContext): Grant {
  const { host, clock, hide } = context;
  const fields = readFields(account, ['client_email', 'private_key'], file, host);
  hide([fields.private_key]);
  const url = toTokenUrl(account, file, host);
  const { private_key_id: kid } = toTexts(account);
  const iat = Math.floor(clock.now() / 1000);
  const claims = {
    ...{ iss: fields.client_email, scope: SCOPE, aud: url.href },
    ...{ iat, exp: iat + HOUR_MS / 1000 },
  };
  const head = { alg: 'RS256', typ: 'JWT', ...(kid === undefined ? {} : { kid }) };
  const text = [head, claims].map((part) => encode(JSON.stringify(part))).join('.');
  const signature = signWith(fields.private_key, text, file, host);
  const assertion = `${text}.${signature}`;
  hide([assertion, signature]);
  return {
    ...{ url, secrets: [assertion] },
    form: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion },
    hint: `Check that the service account ${fields.client_email} and its key exist and are enabled, and the clock of this machine.`,
  };
}

const encode = (text: string): string => Buffer.from(text).toString('base64url');

function signWith(pem: string, text: string, { path, variable }: NamedFile, host: string): string {
  try {
    return sign('RSA-SHA256', Buffer.from(text), createPrivateKey(pem)).toString('base64url');
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const what = `the field "private_key" in the file "${path}" that ${variable} names is not a private key in PEM`;
    throw accountInvalid(host, what, 'Keep its line ends: store the file as it was downloaded.');
  }
}

/** What `gcloud auth application-default login` leaves on a laptop. */
function toRefresh(account: JsonObject, file: NamedFile, { host, hide }: AmbientContext): Grant {
  const names = ['client_id', 'client_secret', 'refresh_token'] as const;
  const fields = readFields(account, names, file, host);
  const secrets = [fields.client_secret, fields.refresh_token];
  hide(secrets);
  return {
    ...{ url: toTokenUrl(account, file, host), secrets },
    form: { grant_type: 'refresh_token', ...fields },
    hint: 'Log in again: gcloud auth application-default login.',
  };
}

async function signIn(
  { url, form, secrets, hint }: Grant,
  { host, service, clock, hide }: AmbientContext,
): Promise<ExchangedLogin> {
  const sinceMs = clock.now();
  const doing = `log in to ${host}`;
  const answer = await service.ask({ method: 'POST', url, form, doing, secrets });
  if (answer.status !== 200) {
    throw accountRefused({ title: TITLE, registry: host, source: VARIABLE, answer, hint });
  }
  const token = readTextField(answer.body, 'access_token');
  if (token === undefined) throw withoutToken(TITLE, host, answer.host);
  hide([token]);
  return toLogin(token, answer.body, sinceMs);
}

function toLogin(token: string, body: JsonObject, sinceMs: number): ExchangedLogin {
  const untilMs = sinceMs + (readLifeMs(body.expires_in) ?? HOUR_MS);
  return { username: USERNAME, password: secret(token), untilMs };
}

/** The default service account of a machine of Google's, or of a pod there. */
async function askMachine(context: AmbientContext): Promise<AmbientLogin | undefined> {
  const { env, ask, clock, hide } = context;
  if (ask === undefined || isTrue(env, 'NO_GCE_CHECK')) return undefined;
  const stated = `http://${readText(env, 'GCE_METADATA_HOST') ?? '169.254.169.254'}`;
  if (!URL.canParse(stated)) return undefined;
  const sinceMs = clock.now();
  const path = '/computeMetadata/v1/instance/service-accounts/default/token';
  const headers = { 'metadata-flavor': 'Google' };
  const answer = await ask({ url: new URL(path, stated), headers });
  // Other services at this address do not name themselves so.
  if (answer?.status !== 200 || answer.headers['metadata-flavor'] !== 'Google') return undefined;
  const token = readTextField(answer.body, 'access_token');
  if (token === undefined) return undefined;
  hide([token]);
  return { ...toLogin(token, answer.body, sinceMs), source: 'the metadata of this machine' };
}
