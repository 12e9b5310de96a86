import { Problem, error } from "./plan.js";
// src/credentials/oidc/refused.ts
function trustRefused({ title, registry, idToken, answer, hint }) {
	const { status, words, host } = answer;
	const said = `${status}${words === "" ? "" : ` "${words}"`}`;
	return new Problem([error("LOGIN_TRUST_REFUSED", `${title} does not log this run in to ${registry}: ${host} answered ${said}. The run has ${describeIdentity(idToken.claims)}.`, hint)]);
}
function describeIdentity({ issuer, audiences, subject, otherSubject }) {
	const other = otherSubject === void 0 ? "" : ` (in GitHub's other form ${otherSubject})`;
	return `the issuer ${issuer}, the audience ${audiences.join(" and ")} and the subject ${subject}${other}`;
}
function withoutToken(title, registry, host) {
	return new Problem([error("LOGIN_SERVICE_FAILED", `Could not log in to ${registry}: ${host} answered without the token that ${title} gives.`, "Run again later; check that a proxy in between does not change answers.")]);
}
export { trustRefused, withoutToken };
