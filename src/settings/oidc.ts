// SPDX-License-Identifier: Apache-2.0
// The types of a login by the CI system's identity token; `values/oidc-roles.ts` reads it from `registries`.

/** Whose account a run logs in to, and what that provider must be told. */
export type OidcRole =
  | {
      readonly provider: 'docker-hub';
      readonly connectionId: string;
      readonly organization: string;
      readonly expiresInS: number;
    }
  | {
      readonly provider: 'google';
      /** `projects/N/locations/global/workloadIdentityPools/P/providers/Q` */
      readonly identityProvider: string;
      /** Without one, the federated identity itself needs the right to push. */
      readonly serviceAccount?: string;
    }
  | { readonly provider: 'azure'; readonly clientId: string; readonly tenantId: string }
  /** `namespace+name` */
  | { readonly provider: 'quay'; readonly robot: string }
  | {
      readonly provider: 'jfrog';
      readonly providerName: string;
      readonly projectKey?: string;
      readonly identityMapping?: string;
    }
  | {
      readonly provider: 'aws';
      readonly roleArn: string;
      readonly region: string;
      readonly sessionName?: string;
      readonly durationS?: number;
    };

/** How one registry's entry logs in without a stored secret. */
export interface OidcLogin {
  readonly role: OidcRole;
  /** The audience to ask for; the provider's usual one without it. */
  readonly audience?: string;
  /** Also in an untrusted run. Such an entry is never the change's own: those of its settings file are left out. */
  readonly untrusted?: true;
  /** Where the token is, if not from the CI system itself. */
  readonly idToken?:
    | { readonly from: 'env'; readonly name: string }
    | { readonly from: 'file'; readonly path: string };
}
