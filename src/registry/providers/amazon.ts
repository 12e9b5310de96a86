// SPDX-License-Identifier: Apache-2.0
// Amazon ECR, private and public: names, and what its refusals mean. Pure.
import { isEcrHost, isPublicEcrHost } from '../../registry-host.ts';
import type { Provider } from './provider.ts';

/** Amazon ECR. It creates no repository on push, unless a creation template of the account says so. */
export const amazon: Provider = {
  title: 'Amazon ECR',
  is: isEcrHost,
  path: (host) =>
    isPublicEcrHost(host)
      ? {
          form: `${host}/ALIAS/REPOSITORY`,
          least: 2,
          source: 'https://docs.aws.amazon.com/AmazonECR/latest/public/docker-push-ecr-image.html',
        }
      : undefined,
  refusals: [
    {
      codes: ['REGISTRY_DENIED'],
      hint: 'Allow the role ecr:InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload, BatchCheckLayerAvailability, BatchGetImage and PutImage on this repository.',
    },
    {
      codes: ['LOGIN_REFUSED'],
      hint: 'Log in with user AWS and a fresh `aws ecr get-login-password`; it is valid for 12 hours.',
    },
    {
      codes: ['LOGIN_MISSING'],
      hint: ({ repository }) =>
        `Name a role in \`registries: { ${repository.host}: { role-to-assume: ARN } }\`, or give the run AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
    },
    {
      codes: ['REGISTRY_REPOSITORY_MISSING'],
      hint: ({ repository }) =>
        isPublicEcrHost(repository.host)
          ? `Set create-repository: true for ${repository.host} in \`registries\`, or create the repository first: aws ecr-public create-repository --repository-name ${repository.path.replace(/^[^/]*\//, '')} --region us-east-1.`
          : `Set create-repository: true for ${repository.host} in \`registries\`, or create the repository first: aws ecr create-repository --repository-name ${repository.path} (or give the account a creation template with CREATE_ON_PUSH).`,
    },
    {
      codes: ['REGISTRY_TAG_IMMUTABLE'],
      hint: 'Use a new tag, or exclude the tags that move from the immutability of the repository: aws ecr put-image-tag-mutability with IMMUTABLE_WITH_EXCLUSION.',
    },
  ],
};
