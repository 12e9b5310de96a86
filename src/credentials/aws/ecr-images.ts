// SPDX-License-Identifier: Apache-2.0
// The images of a repository of Elastic Container Registry: lists and deletes them.
import { BatchDeleteImageCommand, DescribeImagesCommand } from '@aws-sdk/client-ecr';
import {
  BatchDeleteImageCommand as DeletePublicCommand,
  DescribeImagesCommand as DescribePublicCommand,
} from '@aws-sdk/client-ecr-public';
import { error, Problem } from '../../problem.ts';
import type { LoginContext } from '../oidc/exchange.ts';
import { type EcrAccount, isPublicEcr, toAsked, toEcrClient, toPublicEcrClient } from './ecr.ts';
import { type AwsAsked, sent } from './sdk.ts';

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
  const asked = toDeleting(path, account, context);
  const { describe, remove } = isPublicEcr(context)
    ? toPublicCalls(path, account, context)
    : toPrivateCalls(path, account, context);
  return {
    list: async () => {
      const found: EcrImage[] = [];
      let nextToken: string | undefined;
      do {
        const page: Page = await sent(describe(nextToken), asked);
        for (const { imageDigest, imageTags, imagePushedAt } of page.imageDetails ?? []) {
          if (imageDigest === undefined) continue;
          const pushedMs = imagePushedAt?.getTime();
          found.push({ digest: imageDigest, tags: imageTags ?? [], pushedMs });
        }
        nextToken = page.nextToken;
      } while (nextToken !== undefined && nextToken !== '');
      return found;
    },
    remove: async (ids) => {
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

function toPrivateCalls(repositoryName: string, account: EcrAccount, context: LoginContext): Calls {
  const client = toEcrClient(account, context);
  const page = { repositoryName, maxResults: PAGE_SIZE };
  return {
    describe: (nextToken) =>
      client.send(
        new DescribeImagesCommand(nextToken === undefined ? page : { ...page, nextToken }),
      ),
    remove: (imageIds) => client.send(new BatchDeleteImageCommand({ repositoryName, imageIds })),
  };
}

/** The first part of a public name is the alias of its registry. */
function toPublicCalls(path: string, account: EcrAccount, context: LoginContext): Calls {
  const client = toPublicEcrClient(account, context);
  const repositoryName = path.replace(/^[^/]*\//, '');
  const page = { repositoryName, maxResults: PAGE_SIZE };
  return {
    describe: (nextToken) =>
      client.send(
        new DescribePublicCommand(nextToken === undefined ? page : { ...page, nextToken }),
      ),
    remove: (imageIds) => client.send(new DeletePublicCommand({ repositoryName, imageIds })),
  };
}

function toDeleting(path: string, account: EcrAccount, context: LoginContext): AwsAsked {
  const service = isPublicEcr(context) ? 'ecr-public' : 'ecr';
  const allowed = `${service}:DescribeImages and ${service}:BatchDeleteImage on repository/${path}`;
  return {
    ...toAsked(account, context, allowed),
    refuse: ({ status, words }) =>
      new Problem([
        error(
          'PRUNE_REFUSED',
          `Could not delete from "${context.host}/${path}", with the credential from ${account.source}: AWS answered ${status} "${words}".`,
          `Allow ${account.who} the actions ${allowed}.`,
        ),
      ]),
  };
}
