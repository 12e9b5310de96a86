import { decideInstance, noAttestation } from "./plan.js";
import { Problem, error } from "./base.js";
import { toProblems } from "./ship.js";
import { bundleStatement, createJudge, prepareAt, prepareParts, refuseUnverified } from "./open.js";
import { PROVENANCE_TYPE, makeProvenance, readWorkflowClaims } from "./predicate.js";
// src/ship/attest/prepare.ts
async function prepareAttesting(context, project) {
	const { settings, trust, push, attestations } = context;
	if (!settings.githubAttestation || !push || settings.leg.length > 0) return { problems: [] };
	if (trust.level === "untrusted") return { problems: [noAttestation(trust.reason)] };
	if (attestations === void 0 || "missing" in attestations) return { problems: [refuseElsewhere(attestations?.missing ?? "actions")] };
	try {
		return {
			attester: await openAttester(context, project, attestations),
			problems: []
		};
	} catch (thrown) {
		return { problems: toProblems(thrown) };
	}
}
async function openAttester(context, project, store) {
	const { parts, judge, idToken } = await prepareInstance(context, project, store.server);
	const read = readWorkflowClaims((await idToken()).token.reveal());
	if ("lacks" in read) throw refuseToken(read.lacks);
	const by = {
		claims: read.claims,
		server: store.server
	};
	return {
		store,
		bundle: async (names, digest) => {
			const bundle = await bundleStatement(parts, makeProvenance(names, digest, by));
			if (judge !== void 0) {
				const { identity, issuer } = await parts.certify();
				refuseUnverified(judge.bundle(bundle, digest, PROVENANCE_TYPE), {
					identity,
					issuer
				});
			}
			return bundle;
		}
	};
}
async function prepareInstance(context, project, server) {
	const { settings } = context;
	const instance = decideInstance(settings, project);
	const what = "github-attestation: true";
	if (instance === "github") {
		const judge = void 0;
		const services = toGithubServices(server);
		return {
			...await prepareAt(context, services, {
				isLogged: false,
				what
			}),
			judge
		};
	}
	const isLogged = instance === "public" || settings.signRekorUrl !== void 0;
	const { trust, ...prepared } = await prepareParts(context, {
		isLogged,
		what
	});
	return {
		...prepared,
		judge: createJudge({
			trust,
			isLogged
		})
	};
}
function toGithubServices(server) {
	const { hostname } = new URL(server);
	const host = hostname === "github.com" ? "githubapp.com" : hostname;
	return {
		fulcio: new URL(`https://fulcio.${host}`),
		tsa: new URL(`https://timestamp.${host}`)
	};
}
const ELSEWHERE = {
	actions: {
		why: "this run is not a job of GitHub Actions",
		hint: "Leave github-attestation out here; sign: keyless signs images on other CI systems, too."
	},
	server: {
		why: "only github.com and ghe.com store attestations, and GITHUB_SERVER_URL or GITHUB_API_URL is another address",
		hint: "On GitHub Enterprise Server leave github-attestation out, and use sign."
	},
	token: {
		why: "there is no token for the API of GitHub",
		hint: "Set github-token to the token of the job: ${{ github.token }}."
	}
};
function refuseElsewhere(missing) {
	const { why, hint } = ELSEWHERE[missing];
	return error("ATTEST_IMPOSSIBLE", `no attestation can be stored on GitHub: ${why}.`, hint);
}
function refuseToken(lacks) {
	return new Problem([error("ATTEST_TOKEN", `the identity token is not one of GitHub Actions: it has no ${lacks.slice(0, 3).join(", ")}.`, "Leave sign-id-token-env and SIGSTORE_ID_TOKEN unset, so that the token of the job is asked for.")]);
}
export { prepareAttesting };
