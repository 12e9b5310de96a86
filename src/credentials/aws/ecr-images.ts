// SPDX-License-Identifier: Apache-2.0
// The images of a repository of Elastic Container Registry: lists and deletes them.
import { BatchDeleteImageCommand, DescribeImagesCommand } from '@aws-sdk/client-ecr';
import {
  BatchDeleteImageCommand as DeletePublicCommand,
  DescribeImagesCommand as DescribePublicCommand,
} from '@aws-sdk/client-ecr-public';
import { once } from '../../once.ts';
import { error, Problem } from '../../problem.ts';
import { toEcrAccount } from '../../registry-host.ts';
import type { LoginContext } from '../oidc/exchange.ts';
import {
  checkAlias,
  type EcrAccount,
  isPublicEcr,
  toAsked,
  toEcrClient,
  type RepositoryAsked,
  toPublicEcrClient,
  toPublicName,
  toRefusal,
} from './ecr.ts';
import { sent } from './sdk.ts';

/** An image as the API lists it. */
export interface EcrImage {
  readonly digest: string;
  readonly tags: readonly string[];
  /** When it was pushed, ms since 1970. */
  readonly pushedMs: number | undefined;
}

/** Which image: by tag only the tag is removed, by digest all of it. */
export type EcrImageId = { readonly imageTag: string } | { readonly imageDigest: string };

/** Why one of several was not deleted. */
export interface EcrFailure {
  readonly id: string;
  /** `ImageReferencedByManifestList`, `ImageNotFound`, … */
  readonly code: string;
  readonly reason: string;
}

/** The images of one repository. */
export interface EcrImages {
  readonly list: () => Promise<readonly EcrImage[]>;
  /** Deletes at most 100; those that failed. */
  readonly remove: (ids: readonly EcrImageId[]) => Promise<readonly EcrFailure[]>;
}

interface Page {
  readonly imageDetails?:
    | readonly {
        readonly imageDigest?: string | undefined;
        readonly imageTags?: readonly string[] | undefined;
        readonly imagePushedAt?: Date | undefined;
      }[]
    | undefined;
  readonly nextToken?: string | undefined;
}

interface Deleted {
  readonly failures?:
    | readonly {
        readonly imageId?:
          | { readonly imageDigest?: string | undefined; readonly imageTag?: string | undefined }
          | undefined;
        readonly failureCode?: string | undefined;
        readonly failureReason?: string | undefined;
      }[]
    | undefined;
}

/** Opens the repository `path`, private or public. */
export function openEcrImages(path: string, account: EcrAccount, context: LoginContext): EcrImages {
  const deleting = toDeleting(path, account, context);
  const { asked } = deleting;
  const { describe, remove } = isPublicEcr(context)
    ? toPublicCalls(path, account, context)
    : toPrivateCalls(path, account, context);
  // Images of the same name in another registry are not to be deleted.
  const check = once(async () => {
    if (isPublicEcr(context)) await checkAlias(path, account, { ...deleting, context });
  });
  return {
    list: async () => {
      await check();
      const found: EcrImage[] = [];
      const toGarbled = (why: string) => describeGarbled(`${context.host}/${path}`, why);
      const toNext = createCourse(toGarbled);
      let nextToken: string | undefined;
      do {
        const page: Page = await sent(describe(nextToken), asked);
        if (page.imageDetails === undefined) throw toGarbled('it has no imageDetails');
        for (const { imageDigest, imageTags, imagePushedAt } of page.imageDetails) {
          if (imageDigest === undefined) continue;
          const pushedMs = imagePushedAt?.getTime();
          found.push({ digest: imageDigest, tags: imageTags ?? [], pushedMs });
        }
        nextToken = toNext(page.nextToken);
      } while (nextToken !== undefined);
      return found;
    },
    remove: async (ids) => {
      await check();
      const { failures = [] } = await sent(remove([...ids]), asked);
      return failures.map(({ imageId, failureCode = '', failureReason = '' }) => ({
        id: imageId?.imageTag ?? imageId?.imageDigest ?? '',
        ...{ code: failureCode, reason: failureReason },
      }));
    },
  };
}

interface Calls {
  readonly describe: (nextToken: string | undefined) => Promise<Page>;
  readonly remove: (imageIds: EcrImageId[]) => Promise<Deleted>;
}

const PAGE_SIZE = 1_000;
const PAGES = 1_000;

function describeGarbled(name: string, why: string): Problem {
  const message = `could not list the images of "${name}": the list of AWS cannot be used: ${why}.`;
  const hint = 'Check AWS_ENDPOINT_URL_ECR, and what a proxy in front of it returns.';
  return new Problem([error('REGISTRY_API_FAILED', message, hint)]);
}

/** The token of the next page, if there is one; a list without an end is a problem. */
function createCourse(toGarbled: (why: string) => Problem) {
  const seen = new Set<string>();
  return (next: string | undefined): string | undefined => {
    if (next === undefined || next === '') return undefined;
    if (seen.has(next) || seen.size >= PAGES) throw toGarbled('it does not end');
    seen.add(next);
    return next;
  };
}

function toPrivateCalls(repositoryName: string, account: EcrAccount, context: LoginContext): Calls {
  const client = toEcrClient(account, context);
  const registryId = toEcrAccount(context.host);
  const page = { registryId, repositoryName, maxResults: PAGE_SIZE };
  return {
    describe: (nextToken) =>
      client.send(
        new DescribeImagesCommand(nextToken === undefined ? page : { ...page, nextToken }),
      ),
    remove: (imageIds) =>
      client.send(new BatchDeleteImageCommand({ registryId, repositoryName, imageIds })),
  };
}

function toPublicCalls(path: string, account: EcrAccount, context: LoginContext): Calls {
  const client = toPublicEcrClient(account, context);
  const repositoryName = toPublicName(path);
  const page = { repositoryName, maxResults: PAGE_SIZE };
  return {
    describe: (nextToken) =>
      client.send(
        new DescribePublicCommand(nextToken === undefined ? page : { ...page, nextToken }),
      ),
    remove: (imageIds) => client.send(new DeletePublicCommand({ repositoryName, imageIds })),
  };
}

function toDeleting(path: string, account: EcrAccount, context: LoginContext): RepositoryAsked {
  const service = isPublicEcr(context) ? 'ecr-public' : 'ecr';
  const further = isPublicEcr(context) ? `, and ${service}:DescribeRegistries` : '';
  const allowed = `the actions ${service}:DescribeImages and ${service}:BatchDeleteImage on repository/${path}${further}`;
  const told = {
    code: 'PRUNE_REFUSED',
    failure: `could not delete from "${context.host}/${path}"`,
  } as const;
  const refuse = toRefusal(account, told, allowed);
  return { ...told, asked: { ...toAsked(account, context, allowed), refuse } };
}
