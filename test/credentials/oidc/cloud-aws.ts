// SPDX-License-Identifier: Apache-2.0
// The security token service of AWS and the API of its registries, which check what the real ones check.
import type { Asked, Reply } from '../../registry/server.ts';
import { type EcrAccountRules, type EcrApi, ecrApi, type TestKeys } from '../ambient/services.ts';
import {
  type Cloud,
  formOf,
  openCloud,
  ROLE,
  subjectOf,
  toPassword,
  type Trusted,
} from './clouds.ts';

/** The security token service of AWS and the API of its registries. */
export interface AwsCloud extends Cloud {
  readonly api: EcrApi;
}

/** Both on one host. `login` is what it gives, `USER:PASSWORD`. */
export async function openAws(
  trusted: Trusted,
  login?: string,
  rules: EcrAccountRules = {},
): Promise<AwsCloud> {
  const audience = 'sts.amazonaws.com';
  const keys = { id: 'ASIAEXAMPLE', secretKey: toPassword('key'), session: toPassword('session') };
  const given: string[] = [];
  const api = ecrApi(keys, {
    now: trusted.now,
    login: () => {
      if (login !== undefined) return login;
      given.push(toPassword('ecr'));
      return `AWS:${given.at(-1) ?? ''}`;
    },
    ...rules,
  });
  const cloud = await openCloud(trusted, audience, async (asked) => {
    const { 'x-amz-target': target, authorization } = asked.headers;
    if (target !== undefined) return api.answer(asked);
    if (authorization !== undefined) return stsFails('ValidationError', 'signed', 400);
    return await assume(asked, { trusted, audience, keys });
  });
  given.push(keys.secretKey, keys.session);
  return { ...cloud, given, api };
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
    readonly keys: Required<TestKeys>;
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
    body: `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>${keys.id}</AccessKeyId><SecretAccessKey>${keys.secretKey}</SecretAccessKey><SessionToken>${keys.session}</SessionToken><Expiration>${end}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
  };
}

/** A refusal in the words of the security token service. */
export function stsFails(code: string, message: string, status: number): Reply {
  return {
    ...{ status, headers: { 'content-type': 'text/xml' } },
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  };
}
