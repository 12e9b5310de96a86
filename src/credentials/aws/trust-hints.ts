// SPDX-License-Identifier: Apache-2.0
// What has to change in an AWS account so that a role can be assumed, by the error of its security token service. Pure.
import type { OidcRole } from '../../settings/oidc.ts';
import type { IdClaims } from '../oidc/claims.ts';
import { pickHint } from '../oidc/refused.ts';

type AwsRole = Extract<OidcRole, { provider: 'aws' }>;

/** The role that was asked for, and the token that asked for it. */
interface Assumed extends Pick<IdClaims, 'issuer' | 'audiences' | 'subject'> {
  readonly role: AwsRole;
}

const HINTS: readonly (readonly [RegExp, (assumed: Assumed) => string])[] = [
  [
    /InvalidIdentityToken\w*: incorrect token audience/i,
    (assumed) =>
      `Add the audience ${toAudience(assumed)} to the identity provider ${toProvider(assumed)} in IAM: aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${toArn(assumed)} --client-id ${assumed.audiences[0] ?? ''}`,
  ],
  [
    /InvalidIdentityToken\w*: .*retrieve verification key/i,
    ({ issuer }) =>
      `AWS must be able to fetch ${issuer}/.well-known/openid-configuration and the keys that it names from the internet. If it can, run again.`,
  ],
  [
    /InvalidIdentityToken/,
    (assumed) =>
      `Add an identity provider to the AWS account of ${assumed.role.roleArn} in IAM: URL ${assumed.issuer}, audience ${toAudience(assumed)}.`,
  ],
  [
    /RegionDisabled/,
    ({ role }) =>
      `Activate STS for ${role.region} in the account settings of IAM, or set aws-region to one where it is active.`,
  ],
  [
    /Validation/,
    () =>
      'Check role-to-assume, aws-region, role-session-name and role-duration-seconds; the role limits how long a session may be.',
  ],
];

/** What the account of the role must be told, by the words of its refusal. */
export function toTrustHint(words: string, role: AwsRole, claims: IdClaims): string {
  const usual = (assumed: Assumed): string => {
    const provider = toProvider(assumed);
    return `Let the trust policy of ${role.roleArn} allow sts:AssumeRoleWithWebIdentity to the provider ${provider} under the condition StringEquals ${provider}:aud = ${toAudience(assumed)}, ${provider}:sub = ${assumed.subject}`;
  };
  return pickHint(HINTS, words, { identity: { ...claims, role }, usual });
}

function toAudience({ audiences }: Assumed): string {
  return audiences.join(' and ');
}

function toProvider({ issuer }: Assumed): string {
  return issuer.replace(/^https?:\/\//, '');
}

/** `arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com` */
function toArn(assumed: Assumed): string {
  const account = assumed.role.roleArn.split(':').slice(0, 5).join(':');
  return `${account}:oidc-provider/${toProvider(assumed)}`;
}
