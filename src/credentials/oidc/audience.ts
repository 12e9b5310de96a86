// SPDX-License-Identifier: Apache-2.0
// The audience of the token that each provider wants. Pure.
import type { OidcLogin, OidcRole } from '../../settings/oidc.ts';
import type { WantedToken } from './identity.ts';

/** Docker Hub's identity service, which is also the audience that it accepts. */
export const DOCKER_HUB_AUDIENCE = 'https://identity.docker.com';

/** What differs in the clouds of Azure. */
export interface AzureCloud {
  readonly authority: string;
  readonly scope: string;
  readonly audience: string;
}

const PUBLIC: AzureCloud = {
  authority: 'https://login.microsoftonline.com',
  scope: 'https://containerregistry.azure.net/.default',
  audience: 'api://AzureADTokenExchange',
};

/** The sovereign clouds, by the end of the registry's name. */
const CLOUDS: Readonly<Record<string, AzureCloud>> = {
  '.azurecr.us': {
    authority: 'https://login.microsoftonline.us',
    scope: 'https://management.usgovcloudapi.net/.default',
    audience: 'api://AzureADTokenExchangeUSGov',
  },
  '.azurecr.cn': {
    authority: 'https://login.partner.microsoftonline.cn',
    scope: 'https://management.chinacloudapi.cn/.default',
    audience: 'api://AzureADTokenExchangeChina',
  },
};

/** The cloud that a registry belongs to, by its name. */
export function toAzureCloud(host: string): AzureCloud {
  const end = Object.keys(CLOUDS).find((name) => host.endsWith(name));
  return (end === undefined ? undefined : CLOUDS[end]) ?? PUBLIC;
}

/**
 * The token that a provider wants.
 *
 * | provider   | audience                                       | other audiences |
 * | ---------- | ---------------------------------------------- | --------------- |
 * | Docker Hub | `https://identity.docker.com`                  | refused         |
 * | Google     | `https://iam.googleapis.com/` and the provider | refused         |
 * | Azure      | `api://AzureADTokenExchange`, by cloud         | refused         |
 * | AWS        | `sts.amazonaws.com`                            | refused         |
 * | Quay       | `https://` and the host                        | accepted        |
 * | JFrog      | the CI system's default                        | accepted        |
 */
export function toWanted(
  { role, audience, idToken, untrusted }: OidcLogin,
  host: string,
): WantedToken {
  const usual = toAudience(role, host);
  const isOpen = role.provider === 'quay' || role.provider === 'jfrog';
  const fileVariable = FILE_VARIABLES[role.provider];
  return {
    registry: host,
    audience: audience ?? usual,
    isChecked: audience !== undefined || !isOpen,
    given: idToken,
    untrusted,
    ...(fileVariable === undefined ? {} : { fileVariable }),
  };
}

/** The variables of the providers' own programs for the file of a token. */
const FILE_VARIABLES: Readonly<Partial<Record<OidcRole['provider'], string>>> = {
  aws: 'AWS_WEB_IDENTITY_TOKEN_FILE',
  azure: 'AZURE_FEDERATED_TOKEN_FILE',
};

function toAudience(role: OidcRole, host: string): string | undefined {
  switch (role.provider) {
    case 'docker-hub':
      return DOCKER_HUB_AUDIENCE;
    case 'google':
      return `https://iam.googleapis.com/${role.identityProvider}`;
    case 'azure':
      return toAzureCloud(host).audience;
    case 'aws':
      return 'sts.amazonaws.com';
    case 'quay':
      return `https://${host}`;
    case 'jfrog':
      return undefined;
  }
}
