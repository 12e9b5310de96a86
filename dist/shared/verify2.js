import { renderProblemsSummary, setOutput, summarize } from "../action/index.js";
import { EXIT, error, hasErrors, parseBoolean, renderColumns } from "./base.js";
import { verify } from "./verify.js";
// src/action/verify.ts
async function verifyStep(step, { own: { references: text = "" }, request }, environment) {
	const { log, maskValue } = step;
	const references = text.split(/[\s,]+/).filter((word) => word !== "");
	const problems = references.length === 0 ? [noReference()] : [];
	const found = await verify({
		...request,
		problems: [...request.problems ?? [], ...problems]
	}, {
		references,
		sameDigest: false,
		notYanked: false,
		attested: readAttested(request)
	}, environment);
	const shown = maskValue(found, new Set(references));
	const rows = shown.references.map(({ reference, digest, problems: wrong }) => [
		wrong.length === 0 ? "ok" : "failed",
		reference,
		digest ?? "missing"
	]);
	log.info(renderColumns(rows).join("\n"));
	shown.problems.forEach(log.problem);
	const head = hasErrors(found.problems) ? "Not verified" : "Verified";
	summarize(step.env.GITHUB_STEP_SUMMARY, renderProblemsSummary(shown.problems, head));
	setOutput("digest", shown.references[0]?.digest ?? "");
	return hasErrors(found.problems) ? EXIT.problem : EXIT.done;
}
function readAttested({ given }) {
	return ["provenance", "sbom"].filter((name) => {
		const value = given[name];
		return typeof value === "string" && parseBoolean(value) === true;
	});
}
function noReference() {
	return error("VERIFY_REFERENCE", "the input references is empty, and verify needs at least one", "Write references: ghcr.io/acme/app:1.2.3, or hand over the output tags or reference of an earlier job.");
}
export { verifyStep };
