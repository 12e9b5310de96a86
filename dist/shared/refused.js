import { Problem, error } from "./base.js";
// src/credentials/oidc/refused.ts
const ENDED = /\b(?:ExpiredToken|IDPRejectedClaim)|AADSTS700024\b|\b(?:token|signature|jwt)\b.{0,60}\b(?:expired|stale)\b|\bexpired\b.{0,20}\btoken\b/i;
function trustRefused({ title, registry, idToken, answer, hint }) {
	const { status, words, host } = answer;
	const said = `${status}${words === "" ? "" : ` "${words}"`}`;
	const isEnded = ENDED.test(words);
	return new Problem([error(isEnded ? "LOGIN_ID_TOKEN_EXPIRED" : "LOGIN_TRUST_REFUSED", `${title} does not log this run in to ${registry}: ${host} answered ${said}. The run has ${describeIdentity(idToken.claims)}.`, isEnded ? `To ${title} the identity token from ${idToken.source} has ended: check the clock of this machine, and get the token right before this step. The configuration of ${title} needs no change.` : hint)]);
}
function isTokenEnded(thrown) {
	return thrown instanceof Problem && thrown.problems[0]?.code === "LOGIN_ID_TOKEN_EXPIRED";
}
function pickHint(hints, words, { identity, usual }) {
	return (hints.find(([pattern]) => pattern.test(words))?.[1] ?? usual)(identity);
}
function describeIdentity({ issuer, audiences, subject, otherSubject }) {
	const other = otherSubject === void 0 ? "" : ` (in GitHub's other form ${otherSubject})`;
	return `the issuer ${issuer}, the audience ${audiences.join(" and ")} and the subject ${subject}${other}`;
}
function withoutToken(title, registry, host) {
	return new Problem([error("LOGIN_SERVICE_FAILED", `could not log in to ${registry}: ${host} answered without the token that ${title} gives.`, "Run again later; check that a proxy in between does not change answers.")]);
}
export { isTokenEnded, pickHint, trustRefused, withoutToken };
