// SPDX-License-Identifier: Apache-2.0
// URLs that a registry returns in Location and Link headers. Pure.
import { error } from '../../problem.ts';
import { failed } from '../failure.ts';
import { toLine } from './line.ts';

/**
 * The URL that a registry returns, resolved against the request. `says` stands between the host and
 * the address in the message: `redirects to`.
 *
 * @throws a failure REGISTRY_LINK_INVALID for anything that is not an HTTP or HTTPS URL
 */
export function parseLink(text: string, from: URL, says: string): URL {
  const url = URL.canParse(text, from.href) ? new URL(text, from) : undefined;
  if (url !== undefined && isWeb(url)) return url;
  throw failed({
    retry: 'permanent',
    problem: error(
      'REGISTRY_LINK_INVALID',
      `${from.host} ${says} "${withoutQuery(text)}", which is not an HTTP or HTTPS URL.`,
      'Check that the host is a container registry, and what a proxy in front of it returns.',
    ),
  });
}

/** The address of the next page in a `Link` header: `</v2/acme/app/tags/list?last=b&n=2>; rel="next"`. */
export function readNextPage(
  link: string | string[] | undefined,
  from: URL,
  says: string,
): URL | undefined {
  for (const [, address = '', params = ''] of String(link ?? '').matchAll(/<([^<>]*)>([^,<]*)/g)) {
    if (/;\s*rel="?next"?/i.test(params)) return parseLink(address, from, says);
  }
  return undefined;
}

/** Whether an address is one of http or https. */
export function isWeb(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}

/** A query may hold a signature. */
function withoutQuery(text: string): string {
  return toLine(text.split('?', 1)[0] ?? '');
}
