// SPDX-License-Identifier: Apache-2.0
// The AWS account that the environment gives: keys, a role with a token in a file, a container's or a machine's role.
// @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
import { isTrue, readText } from '../../facts/variables.ts';
import { isLoopback } from '../../registry/address.ts';
import { toTexts } from '../../registry/json.ts';
import { toEcrRegion } from '../../registry-host.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { type AwsAccount, createAccountUse, type SourcedKeys } from '../aws/account.ts';
import type { AmbientContext, AmbientLogin } from './context.ts';
import { readNamedFile, toIdToken } from './identity-file.ts';
import { type MetadataAnswer, toHeaderText } from './metadata.ts';
import { accountInvalid } from './refused.ts';

/** The login of the first account that there is; once more where its token or session has ended and there is another. */
export async function findAwsLogin(context: AmbientContext): Promise<AmbientLogin | undefined> {
  const first = await findAwsAccount(context);
  if (first === undefined) return undefined;
  const use = createAccountUse(
    async (ended) => (ended === undefined ? first : ((await findAwsAccount(context)) ?? ended)),
    async (account) => {
      const { openEcr } = await import('../aws/aws.ts');
      return { account, ecr: await openEcr(account, context) };
    },
  );
  return await use(async ({ account, ecr }) => {
    const login = { ...(await ecr.logIn()), source: account.source };
    if ('keys' in account) return { ...login, account: account.keys.accessKeyId };
    return { ...login, idToken: account.idToken, account: account.role.roleArn };
  });
}

/**
 * The first of: keys in variables, a token in a file, the service of the container, that of the machine.
 *
 * @throws Problem LOGIN_ACCOUNT_INVALID where one is named and cannot be used
 */
export async function findAwsAccount(context: AmbientContext): Promise<AwsAccount | undefined> {
  const account =
    readKeys(context) ??
    (await readWebIdentity(context)) ??
    (await askContainer(context)) ??
    (await askMachine(context));
  if (account !== undefined && 'keys' in account) {
    const { secretAccessKey, sessionToken } = account.keys;
    context.hide(sessionToken === undefined ? [secretAccessKey] : [secretAccessKey, sessionToken]);
  }
  return account;
}

function readKeys({ env, host }: AmbientContext): AwsAccount | undefined {
  const accessKeyId = readText(env, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = readText(env, 'AWS_SECRET_ACCESS_KEY');
  const sessionToken = readText(env, 'AWS_SESSION_TOKEN');
  if (accessKeyId === undefined && secretAccessKey === undefined) return undefined;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    const missing = accessKeyId === undefined ? 'AWS_ACCESS_KEY_ID' : 'AWS_SECRET_ACCESS_KEY';
    const hint = 'Set both, or none of them.';
    throw accountInvalid(host, `${missing} is empty, but the other key is there`, hint);
  }
  const keys = { accessKeyId, secretAccessKey, ...omitUndefined({ sessionToken }) };
  return { keys, source: 'AWS_ACCESS_KEY_ID' };
}

async function readWebIdentity(context: AmbientContext): Promise<AwsAccount | undefined> {
  const { env, host } = context;
  const variable = 'AWS_WEB_IDENTITY_TOKEN_FILE';
  const path = readText(env, variable);
  const roleArn = readText(env, 'AWS_ROLE_ARN');
  if (path === undefined || roleArn === undefined) return undefined;
  const text = await readNamedFile({ variable, path }, context);
  const idToken = toIdToken(text, `the file that ${variable} names`, context);
  const sessionName = readText(env, 'AWS_ROLE_SESSION_NAME');
  const region = toEcrRegion(host) ?? 'us-east-1';
  const role = { provider: 'aws', roleArn, region, ...omitUndefined({ sessionName }) } as const;
  return { role, idToken, source: variable };
}

/** Where containers are given credentials in plain HTTP, besides this machine itself. */
const CONTAINER_HOSTS = new Set(['169.254.170.2', '169.254.170.23', '[fd00:ec2::23]']);

/** The service of the container, by the variable that names it. @throws Problem LOGIN_ACCOUNT_INVALID */
function readContainerService({ env, host }: AmbientContext) {
  const relative = readText(env, RELATIVE_URI);
  const stated = relative === undefined ? readText(env, FULL_URI) : `${ECS}${relative}`;
  if (stated === undefined) return undefined;
  const source = relative === undefined ? FULL_URI : RELATIVE_URI;
  const url = relative?.startsWith('/') === false ? undefined : toContainerUrl(stated);
  if (url !== undefined) return { url, source };
  const what = `${source} names no address that credentials of a container come from`;
  const hint = 'Use https://, or an address of this machine or of its link (169.254.170.2).';
  throw accountInvalid(host, what, hint);
}

const RELATIVE_URI = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
const FULL_URI = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const ECS = 'http://169.254.170.2';

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html */
async function askContainer(context: AmbientContext): Promise<AwsAccount | undefined> {
  const { host, ask } = context;
  const service = ask === undefined ? undefined : readContainerService(context);
  if (ask === undefined || service === undefined) return undefined;
  const { url, source } = service;
  const authorization = await readContainerToken(context);
  const answer = await ask({ url, headers: omitUndefined({ authorization }) });
  const keys = readKeysOf(answer);
  if (keys !== undefined) return { keys, source };
  const said = answer === undefined ? 'did not answer in time' : describe(answer);
  const hint = 'Check the role of the task or the pod, or set metadata: off for this registry.';
  throw accountInvalid(host, `the service that ${source} names ${said}`, hint);
}

function describe({ status }: MetadataAnswer): string {
  return status === 200 ? 'answered without keys' : `answered ${status}`;
}

function toContainerUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.protocol === 'https:') return url;
  const isNear = isLoopback(url.hostname) || CONTAINER_HOSTS.has(url.hostname);
  return url.protocol === 'http:' && isNear ? url : undefined;
}

async function readContainerToken(context: AmbientContext): Promise<string | undefined> {
  const { env, host } = context;
  const variable = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE';
  const path = readText(env, variable);
  const name = path === undefined ? 'AWS_CONTAINER_AUTHORIZATION_TOKEN' : variable;
  const text =
    path === undefined
      ? readText(env, name)
      : (await readNamedFile({ variable, path }, context)).trim();
  if (text === undefined) return undefined;
  // "Basic …" and the like have a blank.
  if (!/^[\x20-\x7e]{1,8192}$/.test(text)) {
    const hint = 'It is sent as a header, and may have no line ends.';
    throw accountInvalid(host, `${name} holds no token that could be sent`, hint);
  }
  context.hide([text]);
  return text;
}

/** Version 2 only, as machines are set up by default; in a container the hop limit of the machine must be 2. */
async function askMachine({ env, ask }: AmbientContext): Promise<AwsAccount | undefined> {
  if (ask === undefined || isTrue(env, 'AWS_EC2_METADATA_DISABLED')) return undefined;
  const stated = readText(env, 'AWS_EC2_METADATA_SERVICE_ENDPOINT') ?? 'http://169.254.169.254';
  if (!URL.canParse(stated)) return undefined;
  const to = (path: string) => new URL(`/latest/${path}`, stated);
  const granted = await ask({
    ...{ method: 'PUT', url: to('api/token') },
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '600', 'content-length': '0' },
  });
  const token = toHeaderText(textOf(granted));
  if (token === undefined) return undefined;
  const headers = { 'x-aws-ec2-metadata-token': token };
  const path = 'meta-data/iam/security-credentials/';
  const named = await ask({ url: to(path), headers });
  const role = /^[\w+=,.@-]{1,64}/.exec(textOf(named) ?? '')?.[0];
  if (role === undefined) return undefined;
  const keys = readKeysOf(await ask({ url: to(`${path}${encodeURIComponent(role)}`), headers }));
  return keys && { keys, source: `the metadata of this machine (role ${role})` };
}

function textOf(answer: MetadataAnswer | undefined): string | undefined {
  return answer?.status === 200 ? answer.text : undefined;
}

/** The keys in an answer of either service. */
function readKeysOf(answer: MetadataAnswer | undefined): SourcedKeys['keys'] | undefined {
  const { AccessKeyId, SecretAccessKey, Token } = toTexts(
    answer?.status === 200 ? answer.body : {},
  );
  const [accessKeyId, secretAccessKey, sessionToken] = [AccessKeyId, SecretAccessKey, Token].map(
    toHeaderText,
  );
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...omitUndefined({ sessionToken }) };
}
