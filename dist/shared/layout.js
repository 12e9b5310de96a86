import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __exportAll } from "./rolldown-runtime.js";
import { Problem } from "./base.js";
import { openLayout } from "./copy.js";
import { awaitCleared, isBare, runBuild, toAttributes, toBuildDigest, toLayoutProvenance } from "./ship.js";
import { renderCsv } from "./plan.js";
const { mkdtemp } = require("node:fs/promises");
const { join } = require("node:path");
// src/ship/push/strategy/layout.ts
var layout_exports = __exportAll({ writeLayout: () => writeLayout });
async function writeLayout(input) {
	const { context, target } = input;
	const order = {
		attributes: toAttributes(context.settings),
		isBare: isBare(input)
	};
	const built = await context.log.group(`Build ${target.name}`, () => buildLayout(input, order));
	if (!built.ok) throw new Problem([built.problem]);
	const { folder, image } = built;
	const { repositories } = await awaitCleared(input);
	const layout = `${folder}@${image.manifest.digest}`;
	return {
		...image,
		targets: repositories,
		failed: [],
		notices: [],
		layout
	};
}
async function buildLayout(task, { attributes, ...order }) {
	const { context, target } = task;
	const folder = await mkdtemp(join(context.tempDir, "layout-"));
	const provenance = toLayoutProvenance(target.build, context.settings, context.env);
	const output = `${renderCsv([
		"type=oci",
		"tar=false",
		`dest=${folder}`
	])}${attributes}`;
	const outcome = await runBuild(task, {
		...order,
		args: [
			...provenance,
			"--output",
			output
		]
	});
	if (!outcome.ok) return outcome;
	const source = await openLayout(folder);
	return {
		ok: true,
		folder,
		image: {
			manifest: await source.readManifest(toBuildDigest(outcome)),
			source
		},
		retries: outcome.retries
	};
}
export { buildLayout, layout_exports };
