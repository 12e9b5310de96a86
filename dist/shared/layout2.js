import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, renderCsv } from "./plan.js";
import { openLayout } from "./layout.js";
import { awaitCleared, isBare, runBuild, toAttributes, toBuildDigest, toLayoutProvenance } from "./ship.js";
const { join } = require("node:path");
const { mkdtemp } = require("node:fs/promises");
// src/ship/push/strategy/layout.ts
async function writeLayout(input) {
	const { context, target } = input;
	const folder = await mkdtemp(join(context.tempDir, "layout-"));
	const provenance = toLayoutProvenance(target.build, context.settings, context.env);
	const output = `${renderCsv([
		"type=oci",
		"tar=false",
		`dest=${folder}`
	])}${toAttributes(context.settings)}`;
	const order = {
		args: [
			...provenance,
			"--output",
			output
		],
		isBare: isBare(input)
	};
	const outcome = await context.log.group(`Build ${target.name}`, () => runBuild(input, order));
	if (!outcome.ok) throw new Problem([outcome.problem]);
	const source = await openLayout(folder);
	const manifest = await source.readManifest(toBuildDigest(outcome));
	const { repositories } = await awaitCleared(input);
	return {
		manifest,
		source,
		targets: repositories,
		failed: [],
		notices: [],
		layout: `${folder}@${manifest.digest}`
	};
}
export { writeLayout };
