import { EXIT, hasErrors, renderColumns } from "./base.js";
import { verify } from "./verify.js";
// src/cli/verify.ts
async function verifyCommand(cli, invocation, run) {
	const { log, maskValue, print, printJson } = cli;
	const { positionals: references, sameDigest, notYanked, signed, key, attested } = invocation;
	const found = await verify(run.request, {
		references,
		sameDigest,
		notYanked,
		attested,
		...signed && { signed: { key } }
	}, run.environment);
	if (invocation.json) printJson(maskValue(found, new Set(references)));
	else {
		const checks = found.checked.filter((check) => check !== "platforms");
		const rows = found.references.map(({ reference, digest, platforms, problems }) => [
			hasErrors(problems) ? "failed" : "ok",
			reference,
			digest ?? "missing",
			hasErrors(problems) ? "" : [...platforms, ...checks].join(", ")
		]);
		print(renderColumns(rows).join("\n"));
	}
	found.problems.forEach(log.problem);
	return hasErrors(found.problems) ? EXIT.problem : EXIT.done;
}
export { verifyCommand };
