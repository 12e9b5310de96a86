// SPDX-License-Identifier: Apache-2.0
// Google Artifact Registry: names, and what its refusals mean. Pure.
import { isGoogleHost } from '../../registry-host.ts';
import type { Provider } from './provider.ts';

const SOURCE = 'https://cloud.google.com/artifact-registry/docs/docker/names';

/** The location of a host: `europe-west1` of `europe-west1-docker.pkg.dev`. */
const toLocation = (host: string) => host.replace(/-docker\.pkg\.dev$/, '');

/** The ID of a project with a domain, `example.com:app`, is written with a slash in names. */
function readPath(path: string): { readonly project: string; readonly name: string } {
  const [first = '', second = '', third = ''] = path.split('/');
  return first.includes('.')
    ? { project: `${first}:${second}`, name: third }
    : { project: first, name: second };
}

/** Google Artifact Registry. The repository must exist; `gcr.io` names create theirs, with the right to do so. */
export const google: Provider = {
  title: 'Google Artifact Registry',
  is: isGoogleHost,
  path: (host) =>
    host.endsWith('gcr.io')
      ? { form: `${host}/PROJECT/IMAGE`, least: 2, source: SOURCE }
      : { form: `${host}/PROJECT/REPOSITORY/IMAGE`, least: 3, source: SOURCE },
  refusals: [
    {
      codes: ['REGISTRY_DENIED'],
      hint: 'Grant roles/artifactregistry.writer on the repository to the account that logs in; access tokens last an hour.',
    },
    {
      codes: ['LOGIN_MISSING'],
      hint: ({ repository }) =>
        `Name a provider in \`registries: { ${repository.host}: { workload-identity-provider: projects/… } }\`, or give a user name and a password.`,
    },
    {
      codes: ['REGISTRY_REPOSITORY_MISSING'],
      hint: ({ repository: { host, path } }) => {
        const { project, name } = readPath(path);
        return host.endsWith('gcr.io')
          ? `Give the account the right to create it: roles/artifactregistry.createOnPushWriter on the project "${project}".`
          : `Create the repository first: gcloud artifacts repositories create ${name} --repository-format=docker --location=${toLocation(host)} --project=${project}.`;
      },
    },
    {
      codes: ['REGISTRY_TAG_IMMUTABLE'],
      hint: 'Use a new tag, or let tags of the repository move: gcloud artifacts repositories update NAME --no-immutable-tags.',
    },
  ],
};
