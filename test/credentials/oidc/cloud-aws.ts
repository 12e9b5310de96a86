// SPDX-License-Identifier: Apache-2.0
// The security token service of AWS and the API of its registries, which check what the real ones check.
import type { Asked, Reply } from '../../registry/server.ts';
import {
  type Cloud,
  formOf,
  openCloud,
  ROLE,
  subjectOf,
  toPassword,
  type Trusted,
} from './clouds.ts';
import { json } from './issuer.ts';
import { isSigned } from './sigv4.ts';

/** The security token service of AWS and its registries, on one host. `login` is what it gives, `USER:PASSWORD`. */
export function openAws(trusted: Trusted, login?: string): Promise<Cloud> {
  const audience = 'sts.amazonaws.com';
  const secretKey = toPassword('key');
  const session = toPassword('session');
  return openCloud(trusted, audience, async (asked, gave) => {
    const { 'x-amz-target': target, authorization, 'content-type': type } = asked.headers;
    if (target === undefined) {
      if (authorization !== undefined) return stsFails('ValidationError', 'signed', 400);
      return await assume(asked, { trusted, audience, keys: { secretKey, session } });
    }
    const isPublic = String(target) === 'SpencerFrontendService.GetAuthorizationToken';
    const service = isPublic ? 'ecr-public' : 'ecr';
    const region = isPublic ? 'us-east-1' : 'eu-west-1';
    const isRight = type === 'application/x-amz-json-1.1' && asked.body.toString() === '{}';
    if (!isRight || asked.headers['x-amz-security-token'] !== session) {
      return json({ __type: 'UnrecognizedClientException', message: 'token' }, 400);
    }
    if (!isSigned(asked, { secretKey, service, region })) {
      return json({ __type: 'InvalidSignatureException', message: 'signature' }, 403);
    }
    const data = {
      authorizationToken: Buffer.from(login ?? `AWS:${gave('ecr')}`).toString('base64'),
      expiresAt: Math.floor(trusted.now() / 1000) + 12 * 3600,
    };
    return json({ authorizationData: isPublic ? data : [data] });
  }).then((cloud) => {
    cloud.given.push(secretKey, session);
    return cloud;
  });
}

async function assume(
  asked: Asked,
  {
    trusted,
    audience,
    keys,
  }: {
    readonly trusted: Trusted;
    readonly audience: string;
    readonly keys: { readonly secretKey: string; readonly session: string };
  },
): Promise<Reply> {
  const form = formOf(asked);
  if (form?.get('Action') !== 'AssumeRoleWithWebIdentity' || form.get('Version') !== '2011-06-15') {
    return stsFails('ValidationError', 'action', 400);
  }
  const name = form.get('RoleSessionName') ?? '';
  const seconds = Number(form.get('DurationSeconds') ?? 3600);
  if (!/^[\w+=,.@-]{2,64}$/.test(name) || seconds < 900 || seconds > 43_200) {
    return stsFails('ValidationError', 'session', 400);
  }
  const subject = await subjectOf(form.get('WebIdentityToken'), audience, trusted);
  if (subject === undefined) return stsFails('InvalidIdentityToken', 'No provider found', 400);
  if (form.get('RoleArn') !== ROLE || subject !== trusted.subject) {
    return stsFails('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403);
  }
  const end = new Date(trusted.now() + seconds * 1000).toISOString();
  return {
    headers: { 'content-type': 'text/xml' },
    body: `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>${keys.secretKey}</SecretAccessKey><SessionToken>${keys.session}</SessionToken><Expiration>${end}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
  };
}

function stsFails(code: string, message: string, status: number): Reply {
  return {
    ...{ status, headers: { 'content-type': 'text/xml' } },
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  };
}
