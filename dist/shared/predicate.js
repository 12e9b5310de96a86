import { parseObject } from "./base.js";
// src/ship/attest/predicate.ts
const PROVENANCE_TYPE = "https://slsa.dev/provenance/v1";
const BUILD_TYPE = "https://actions.github.io/buildtypes/workflow/v1";
const CLAIMS = [
	...[
		"repository",
		"repository_id",
		"repository_owner_id",
		"ref",
		"sha"
	],
	...[
		"workflow_ref",
		"job_workflow_ref",
		"event_name",
		"runner_environment"
	],
	...["run_id", "run_attempt"]
];
function readWorkflowClaims(token) {
	const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
	const said = parseObject(payload) ?? {};
	const lacks = CLAIMS.filter((name) => typeof said[name] !== "string" || said[name] === "");
	return lacks.length > 0 ? { lacks } : { claims: said };
}
function makeProvenance(names, digest, { claims, server }) {
	const [algorithm = "", hex = ""] = digest.split(":");
	const statement = {
		_type: "https://in-toto.io/Statement/v1",
		subject: names.map((name) => ({
			name,
			digest: { [algorithm]: hex }
		})),
		predicateType: PROVENANCE_TYPE,
		predicate: makePredicate(claims, server)
	};
	return Buffer.from(JSON.stringify(statement));
}
function makePredicate(claims, server) {
	const { repository, ref, sha, event_name, repository_id, repository_owner_id } = claims;
	const project = `${server}/${repository}`;
	const { path, ref: workflowRef } = splitWorkflow(claims);
	return {
		buildDefinition: {
			buildType: BUILD_TYPE,
			externalParameters: { workflow: {
				ref: workflowRef,
				repository: project,
				path
			} },
			internalParameters: { github: {
				event_name,
				repository_id,
				repository_owner_id,
				runner_environment: claims.runner_environment
			} },
			resolvedDependencies: [{
				uri: `git+${project}@${ref}`,
				digest: { gitCommit: sha }
			}]
		},
		runDetails: {
			builder: { id: `${server}/${claims.job_workflow_ref}` },
			metadata: { invocationId: `${project}/actions/runs/${claims.run_id}/attempts/${claims.run_attempt}` }
		}
	};
}
function splitWorkflow({ workflow_ref, repository }) {
	const own = workflow_ref.startsWith(`${repository}/`) ? workflow_ref.slice(repository.length + 1) : workflow_ref;
	const at = own.indexOf("@");
	return at < 0 ? {
		path: own,
		ref: ""
	} : {
		path: own.slice(0, at),
		ref: own.slice(at + 1)
	};
}
export { PROVENANCE_TYPE, makeProvenance, readWorkflowClaims };
