import { Problem, error } from "./base.js";
import { toLine } from "./job.js";
import { openJudge } from "./open.js";
// src/ship/sign/keyless/verifier.ts
const MOST_OTHERS = 3;
async function readIdentityVerifier(names, context) {
	const identity = toTest("identity", names.verifyIdentity, names.verifyIdentityRegexp);
	const issuer = toTest("issuer", names.verifyIssuer, names.verifyIssuerRegexp);
	const judge = await openJudge(context);
	return () => accept({
		identity,
		issuer,
		judge,
		match: context.match
	});
}
function accept({ identity, issuer, judge, match }) {
	const others = new Set();
	const isGood = async (judgement) => {
		if ("refused" in judgement) {
			others.add(`One could not be verified: ${judgement.refused}.`);
			return false;
		}
		const isNamed = await passes(identity, judgement.identity, match) && await passes(issuer, judgement.issuer, match);
		if (!isNamed) others.add(`One is by ${describe(judgement)}.`);
		return isNamed;
	};
	return {
		ownsBundle: (bundle, digest) => isGood(judge.bundle(bundle, digest)),
		ownsPayload: (payload, marks) => isGood(judge.legacy(payload, marks)),
		who: `${show(identity)} of the issuer ${show(issuer)}`,
		others: () => [...others].slice(0, MOST_OTHERS).join(" ")
	};
}
function toTest(name, is, matches) {
	if (is !== void 0 && matches === void 0) return { is };
	if (is === void 0 && matches !== void 0) return { matches };
	const why = is === void 0 ? `verify-${name} is not set: a signature counts by who made it and who vouches for that` : `verify-${name} and verify-${name}-regexp are both set`;
	throw new Problem([error("VERIFY_IDENTITY", `signatures cannot be verified: ${why}.`, "Set one of verify-identity and verify-identity-regexp, and one of verify-issuer and verify-issuer-regexp; the receipt of the run that signed has both.")]);
}
async function passes(test, name, match) {
	if ("is" in test) return test.is === name;
	const matched = await match({
		body: test.matches,
		flags: ""
	}, name);
	if (matched.kind === "matched" || matched.kind === "none") return matched.kind === "matched";
	const why = matched.kind === "failed" ? matched.why : "it takes too long";
	throw new Problem([error("VERIFY_PATTERN", `the pattern "${test.matches}" cannot be used: ${toLine(why)}.`, "Correct this regular expression, or name the identity and the issuer as they are.")]);
}
function show(test) {
	return "is" in test ? `"${test.is}"` : `/${test.matches}/`;
}
function describe({ identity, issuer }) {
	return `"${toLine(identity)}" of the issuer "${toLine(issuer)}"`;
}
export { readIdentityVerifier };
