// SPDX-License-Identifier: Apache-2.0
// The fields of an entry of `registries` that log in by the CI system's identity token. Pure.
import { cite, type WrittenAt } from '../../file/written.ts';
import { omitUndefined } from '../../../omit-undefined.ts';
import {
  isAzureHost,
  isDockerHub,
  isEcrHost,
  isGoogleHost,
  parseScope,
  toEcrRegion,
} from '../../../registry-host.ts';
import type { OidcLogin, OidcRole } from '../../oidc.ts';
import { parseDuration } from '../duration.ts';

type Provider = OidcRole['provider'];

/** One field: whose it is, what it may be, and how to write it. */
interface RoleField {
  /** Undefined for those that all providers have. */
  readonly provider?: Provider;
  /** It chooses the provider. */
  readonly isKey?: true;
  readonly pattern: RegExp;
  readonly hint: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WORD = /^[^\s:@/]{1,200}$/;
const LINE = /^[\x21-\x7e]{1,500}$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The fields, by their names. The names are those of the providers' own actions. */
const FIELDS = {
  'connection-id': {
    ...{ provider: 'docker-hub', isKey: true, pattern: UUID },
    hint: 'Write the UUID of the OIDC connection in the settings of the organization on Docker Hub.',
  },
  'expires-in': {
    ...{ provider: 'docker-hub', pattern: /^/ },
    hint: 'Write seconds or a duration of at least 5m, such as 1h.',
  },
  'workload-identity-provider': {
    ...{ provider: 'google', isKey: true },
    pattern:
      /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/,
    hint: 'Write projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER, with the number of the project.',
  },
  'service-account': {
    ...{ provider: 'google', pattern: /^[a-z0-9.-]+@[a-z0-9.-]+$/ },
    hint: 'Write the email address of the service account.',
  },
  'client-id': {
    ...{ provider: 'azure', isKey: true, pattern: UUID },
    hint: 'Write the UUID of the application (client) in Microsoft Entra ID.',
  },
  'tenant-id': {
    ...{ provider: 'azure', isKey: true, pattern: /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i },
    hint: 'Write the UUID of the directory (tenant) in Microsoft Entra ID.',
  },
  robot: {
    ...{ provider: 'quay', isKey: true, pattern: /^[a-z0-9][\w.-]*\+[a-z][a-z0-9_]*$/ },
    hint: 'Write the full name of the robot account, NAMESPACE+NAME.',
  },
  'provider-name': {
    ...{ provider: 'jfrog', isKey: true, pattern: WORD },
    hint: 'Write the name of the OpenID Connect integration in the JFrog platform.',
  },
  'project-key': {
    ...{ provider: 'jfrog', pattern: /^[a-z0-9-]{1,32}$/ },
    hint: 'Write the key of the JFrog project.',
  },
  'identity-mapping-name': {
    ...{ provider: 'jfrog', pattern: WORD },
    hint: 'Write the name of the identity mapping of the integration.',
  },
  'role-to-assume': {
    ...{ provider: 'aws', isKey: true },
    pattern: /^arn:aws(?:-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
    hint: 'Write the ARN of the role, arn:aws:iam::ACCOUNT:role/NAME.',
  },
  'aws-region': {
    ...{ provider: 'aws', pattern: /^[a-z]{2,}(?:-[a-z]+)+-\d$/ },
    hint: 'Write a region such as eu-west-1.',
  },
  'role-session-name': {
    ...{ provider: 'aws', pattern: /^[\w+=,.@-]{2,64}$/ },
    hint: 'Write 2 to 64 letters, digits and characters of _+=,.@-',
  },
  'role-duration-seconds': {
    ...{
      provider: 'aws',
      pattern: /^(?:9\d\d|[1-9]\d{3}|[1-3]\d{4}|4[0-2]\d{3}|43[01]\d\d|43200)$/,
    },
    hint: 'Write seconds from 900 to 43200.',
  },
  audience: { pattern: LINE, hint: 'Write the audience that the provider accepts, as one word.' },
  'id-token-env': {
    pattern: VARIABLE,
    hint: 'Write the name of the variable that holds the token, without $.',
  },
  untrusted: { pattern: /^(?:true|false)$/, hint: 'Write true or false.' },
  'id-token-file': { pattern: /^/, hint: 'Write the path of the file that holds the token.' },
} as const satisfies Readonly<Record<string, RoleField>>;

/** The name of such a field. */
export type OidcField = keyof typeof FIELDS;

/** The names of the fields. */
export const oidcFields = Object.keys(FIELDS) as readonly OidcField[];

const fieldOf = (name: OidcField): RoleField => FIELDS[name];

/** The names of the providers, for messages. */
export const providerTitles: Readonly<Record<Provider, string>> = {
  'docker-hub': 'Docker Hub',
  google: 'Google',
  azure: 'Azure',
  quay: 'Quay',
  jfrog: 'JFrog',
  aws: 'AWS',
};

/** Registries on this machine, which stand for any. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;

/** The hosts of those providers that have fixed ones. A token is for none but them. */
const HOSTS: Readonly<Partial<Record<Provider, (host: string) => boolean>>> = {
  'docker-hub': (host) => isDockerHub(host) || host === 'dhi.io',
  google: isGoogleHost,
  azure: isAzureHost,
  aws: isEcrHost,
};

/** Docker Hub's default of 300 s is too short for most builds; an hour is the most that it always grants. */
const HUB_LIFE_S = 3600;
const HUB_SHORTEST_S = 300;

/** One entry's fields as written, each with a value. */
export interface RoleText {
  readonly prefix: string;
  /** What messages call the entry. */
  readonly shown: string;
  readonly origin: WrittenAt;
  readonly fields: ReadonlyMap<string, string>;
}

/** What is wrong, and the next move. */
export interface RoleFault {
  readonly what: string;
  readonly hint: string;
}

/** The login of an entry; undefined where no field asks for one. All that is wrong with it is reported at once. */
export function readOidcLogin(text: RoleText): {
  readonly login?: OidcLogin;
  readonly faults: readonly RoleFault[];
} {
  const present = oidcFields.filter((name) => text.fields.has(name));
  if (present.length === 0) return { faults: [] };
  const keys = present.filter((name) => fieldOf(name).isKey === true);
  const providers = [...new Set(keys.map((name) => fieldOf(name).provider))];
  const [provider, ...others] = providers;
  if (provider === undefined) return { faults: [withoutKey(text, present)] };
  if (others.length > 0) return { faults: [severalKeys(text, keys)] };
  const faults = [
    ...findForeign(text, present, provider),
    ...findBadValues(text, present),
    ...findOfEntry(text, provider),
    ...findMissing(text, provider),
  ];
  return faults.length > 0 ? { faults } : { login: toLogin(text, provider), faults };
}

function withoutKey({ shown }: RoleText, present: readonly OidcField[]): RoleFault {
  const provider = present.map((name) => fieldOf(name).provider).find((one) => one !== undefined);
  const keys = oidcFields.filter((name) => fieldOf(name).isKey);
  const ofProvider = keys.filter((name) => fieldOf(name).provider === provider);
  const wanted = (provider === undefined ? keys : ofProvider).join(', ');
  return {
    what: `${shown} has ${present.join(' and ')}, but names no account to log in to`,
    hint: `Add ${provider === undefined ? 'one of ' : ''}${wanted}.`,
  };
}

function severalKeys({ shown }: RoleText, keys: readonly OidcField[]): RoleFault {
  return {
    what: `${shown} names accounts of several providers: ${keys.join(', ')}`,
    hint: 'Keep those of one provider.',
  };
}

function findForeign(
  { shown }: RoleText,
  present: readonly OidcField[],
  provider: Provider,
): readonly RoleFault[] {
  return present
    .filter((name) => !takes(provider, name))
    .map((name) => ({
      what: `${name} of ${shown} does not apply to a login to ${providerTitles[provider]}`,
      hint: 'Leave it out.',
    }));
}

/** Docker Hub has one audience for all. */
function takes(provider: Provider, name: OidcField): boolean {
  const owner = fieldOf(name).provider;
  if (owner === undefined) return provider !== 'docker-hub' || name !== 'audience';
  return owner === provider;
}

function findBadValues(text: RoleText, present: readonly OidcField[]): readonly RoleFault[] {
  return present.flatMap((name) => {
    const value = valueOf(text, name) ?? '';
    const isGood = name === 'expires-in' ? isLongEnough(value) : fieldOf(name).pattern.test(value);
    if (isGood) return [];
    // People put the token itself where its variable is to be named.
    const cited = name === 'id-token-env' ? '' : ` ${cite(text.origin, value, 'value')}`;
    return [{ what: `invalid ${name}${cited} of ${text.shown}`, hint: fieldOf(name).hint }];
  });
}

function isLongEnough(value: string): boolean {
  return (parseDuration(value) ?? 0) >= HUB_SHORTEST_S * 1000;
}

/** What of the rest of the entry does not go together with such a login. */
function findOfEntry({ prefix, shown, fields }: RoleText, provider: Provider): RoleFault[] {
  const { host } = parseScope(prefix);
  const faults: RoleFault[] = [];
  const password = ['password', 'password-env', 'password-file'].find((name) => fields.has(name));
  if (password !== undefined) {
    faults.push({
      what: `${shown} has both ${password} and a login to ${providerTitles[provider]} by identity token`,
      hint: 'Keep one of them.',
    });
  }
  if (fields.has('username') && provider !== 'docker-hub') {
    faults.push({
      what: `username of ${shown} does not apply to a login to ${providerTitles[provider]} by identity token`,
      hint: 'Leave it out: the provider gives the user name.',
    });
  }
  if (fields.has('id-token-env') && fields.has('id-token-file')) {
    faults.push({
      what: `${shown} has both id-token-env and id-token-file`,
      hint: 'Keep one of them.',
    });
  }
  if (HOSTS[provider]?.(host) === false && !LOOPBACK.test(host)) {
    faults.push({
      what: `${shown} is not a registry of ${providerTitles[provider]}, whose account it names`,
      hint: 'Check the host, or use the fields of its own provider.',
    });
  }
  return faults;
}

function findMissing(text: RoleText, provider: Provider): RoleFault[] {
  const { shown, fields } = text;
  const add = (name: string, hint: string): RoleFault[] =>
    fields.has(name) ? [] : [{ what: `${shown} lacks ${name}`, hint }];
  switch (provider) {
    case 'docker-hub':
      return add('username', 'Add username with the name of the organization on Docker Hub.');
    case 'azure':
      return [
        ...add('client-id', FIELDS['client-id'].hint),
        ...add('tenant-id', FIELDS['tenant-id'].hint),
      ];
    case 'aws':
      return toRegion(text) === undefined
        ? add('aws-region', 'Add aws-region: it is not in the name of this host.')
        : [];
    case 'google':
    case 'quay':
    case 'jfrog':
      return [];
  }
}

function toRegion({ prefix, fields }: RoleText): string | undefined {
  return fields.get('aws-region') ?? toEcrRegion(parseScope(prefix).host);
}

/** The value of a field; Google's provider also as a full resource name. */
function valueOf({ fields }: RoleText, name: OidcField): string | undefined {
  const value = fields.get(name)?.trim();
  return name === 'workload-identity-provider'
    ? value?.replace(/^(?:https:)?\/\/iam\.googleapis\.com\//, '')
    : value;
}

function toLogin(text: RoleText, provider: Provider): OidcLogin {
  const audience = valueOf(text, 'audience');
  const [name, path] = [valueOf(text, 'id-token-env'), text.fields.get('id-token-file')];
  return {
    role: toRole(text, provider),
    ...omitUndefined({ audience }),
    ...(valueOf(text, 'untrusted') === 'true' ? { untrusted: true } : {}),
    ...(name === undefined ? {} : { idToken: { from: 'env', name } }),
    ...(path === undefined ? {} : { idToken: { from: 'file', path } }),
  };
}

function toRole(text: RoleText, provider: Provider): OidcRole {
  const of = (name: OidcField): string => valueOf(text, name) ?? '';
  const maybe = (name: OidcField): string | undefined => valueOf(text, name);
  switch (provider) {
    case 'docker-hub': {
      const given = maybe('expires-in');
      const expiresInS =
        given === undefined ? HUB_LIFE_S : Math.round((parseDuration(given) ?? 0) / 1000);
      const organization = text.fields.get('username') ?? '';
      return { provider, connectionId: of('connection-id'), organization, expiresInS };
    }
    case 'google': {
      const serviceAccount = maybe('service-account');
      const identityProvider = of('workload-identity-provider');
      return { provider, identityProvider, ...omitUndefined({ serviceAccount }) };
    }
    case 'azure':
      return { provider, clientId: of('client-id'), tenantId: of('tenant-id') };
    case 'quay':
      return { provider, robot: of('robot') };
    case 'jfrog': {
      const [projectKey, identityMapping] = [maybe('project-key'), maybe('identity-mapping-name')];
      const providerName = of('provider-name');
      return { provider, providerName, ...omitUndefined({ projectKey, identityMapping }) };
    }
    case 'aws':
      return toAwsRole(text);
  }
}

function toAwsRole(text: RoleText): OidcRole {
  const sessionName = valueOf(text, 'role-session-name');
  const seconds = valueOf(text, 'role-duration-seconds');
  const durationS = seconds === undefined ? undefined : Number(seconds);
  return {
    provider: 'aws',
    roleArn: valueOf(text, 'role-to-assume') ?? '',
    region: toRegion(text) ?? '',
    ...omitUndefined({ sessionName, durationS }),
  };
}
