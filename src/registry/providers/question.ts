// SPDX-License-Identifier: Apache-2.0
// What was asked of a registry, and how it refused. Types only.
import type { FoundCredential } from '../registry.ts';
import type { RepositoryName } from '../../registry-host.ts';

/** What was asked of a registry, for messages. */
export interface Question {
  readonly repository: RepositoryName;
  /** A verb and its object, to be followed by the repository: `write tag "1.2.3" to`. */
  readonly doing: string;
  readonly kind: 'read' | 'blob' | 'upload' | 'manifest' | 'tag' | 'delete' | 'token';
  readonly found?: FoundCredential | undefined;
  /** The Authorization header that was sent; registries have been seen to repeat what they are sent. */
  readonly authorization?: string | undefined;
  /** A token service took the credential, so that a registry's 401 is about what it may do. */
  readonly isAccepted?: boolean;
  /** The answer came from another host, where a redirect led. */
  readonly redirected?: boolean;
  /** Who answers, where it is not the registry: `the token service auth.example.com`. */
  readonly asked?: string;
}

/** A refusal of a registry. */
export interface Refusal {
  readonly status: number;
  /** `DENIED`, `NAME_UNKNOWN`, …; empty when it sent none. */
  readonly code: string;
  /** The registry's own words, on one line. */
  readonly words: string;
  /** The token is good and does not reach this far. */
  readonly scopeDenied: boolean;
  /** The `WWW-Authenticate` header of a 401 that offers neither Basic nor Bearer, on one line. */
  readonly scheme?: string | undefined;
  /** The proxy that forwarded the response, and may have written it. */
  readonly proxy?: string | undefined;
  /** The software that answered, by its `Server` header; Cloudflare's proxy also by its own. */
  readonly server: string;
  /** Not a response of a registry's API, which is JSON with an error; proxies return pages. */
  readonly isPage: boolean;
}
