// SPDX-License-Identifier: Apache-2.0
// The provenance of an image that a GitHub Actions workflow shipped, as an in-toto statement. Pure.
import { parseObject, type JsonObject } from '../../registry/json.ts';

/** The type of the predicate. @see https://slsa.dev/spec/v1.0/provenance */
export const PROVENANCE_TYPE = 'https://slsa.dev/provenance/v1';

/** The type of the build. @see https://github.com/actions/buildtypes/tree/main/workflow/v1 */
const BUILD_TYPE = 'https://actions.github.io/buildtypes/workflow/v1';

/** The claims that the predicate needs, all of them text. */
const CLAIMS = [
  ...(['repository', 'repository_id', 'repository_owner_id', 'ref', 'sha'] as const),
  ...(['workflow_ref', 'job_workflow_ref', 'event_name', 'runner_environment'] as const),
  ...(['run_id', 'run_attempt'] as const),
] as const;

/** What the identity token of a job says of its workflow. */
export type WorkflowClaims = Readonly<Record<(typeof CLAIMS)[number], string>>;

/** The claims of a token of GitHub Actions, or those that it lacks. @see https://docs.github.com/en/actions/reference/security/oidc */
export function readWorkflowClaims(
  token: string,
): { readonly claims: WorkflowClaims } | { readonly lacks: readonly string[] } {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  const said = parseObject(payload) ?? {};
  const lacks = CLAIMS.filter((name) => typeof said[name] !== 'string' || said[name] === '');
  return lacks.length > 0 ? { lacks } : { claims: said as unknown as WorkflowClaims };
}

/**
 * The statement that a workflow shipped a digest under some names, with the predicate that GitHub's own actions write. All that it
 * says is from the identity token, which GitHub signed; `server` is where GitHub is.
 */
export function makeProvenance(
  names: readonly string[],
  digest: string,
  { claims, server }: { readonly claims: WorkflowClaims; readonly server: string },
): Buffer {
  const [algorithm = '', hex = ''] = digest.split(':');
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: names.map((name) => ({ name, digest: { [algorithm]: hex } })),
    predicateType: PROVENANCE_TYPE,
    predicate: makePredicate(claims, server),
  };
  return Buffer.from(JSON.stringify(statement));
}

function makePredicate(claims: WorkflowClaims, server: string): JsonObject {
  const { repository, ref, sha, event_name, repository_id, repository_owner_id } = claims;
  const project = `${server}/${repository}`;
  const { path, ref: workflowRef } = splitWorkflow(claims);
  return {
    buildDefinition: {
      buildType: BUILD_TYPE,
      externalParameters: { workflow: { ref: workflowRef, repository: project, path } },
      internalParameters: {
        github: {
          ...{ event_name, repository_id, repository_owner_id },
          runner_environment: claims.runner_environment,
        },
      },
      resolvedDependencies: [{ uri: `git+${project}@${ref}`, digest: { gitCommit: sha } }],
    },
    runDetails: {
      builder: { id: `${server}/${claims.job_workflow_ref}` },
      metadata: {
        invocationId: `${project}/actions/runs/${claims.run_id}/attempts/${claims.run_attempt}`,
      },
    },
  };
}

/**
 * Path and ref of the workflow. A git tag may contain `@`.
 *
 * | workflow_ref                                              | path                             | ref                   |
 * | --------------------------------------------------------- | -------------------------------- | --------------------- |
 * | `acme/app/.github/workflows/release.yml@refs/tags/api@1`  | `.github/workflows/release.yml`  | `refs/tags/api@1`     |
 */
function splitWorkflow({ workflow_ref, repository }: WorkflowClaims) {
  const own = workflow_ref.startsWith(`${repository}/`)
    ? workflow_ref.slice(repository.length + 1)
    : workflow_ref;
  const at = own.indexOf('@');
  return at < 0 ? { path: own, ref: '' } : { path: own.slice(0, at), ref: own.slice(at + 1) };
}
