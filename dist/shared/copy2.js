import { EXIT, hasErrors, systemClock } from "./plan.js";
import { copy, renderCopy, renderProgress } from "./copy.js";
// src/report/lifecycle/copy-progress.ts
const DRAW_MS = 200;
function createCopyProgress(log, { now }) {
	const startMs = now();
	let [bytes, drawnMs] = [0, startMs];
	return {
		add: (more) => {
			bytes += more;
			const nowMs = now();
			if (nowMs - drawnMs < DRAW_MS) return;
			drawnMs = nowMs;
			log.status?.([renderProgress(bytes, nowMs - startMs)]);
		},
		end: () => {
			log.status?.([]);
			if (bytes > 0) log.info(renderProgress(bytes, now() - startMs));
		}
	};
}
// src/cli/copy.ts
async function copyCommand(cli, { positionals, allTags, platforms, replace, dryRun, json }, run) {
	const { log, maskValue, paint, print, printJson } = cli;
	const [from = "", ...to] = positionals;
	const progress = json ? void 0 : createCopyProgress(log, systemClock);
	const receipt = await copy(run.request, {
		from,
		to,
		allTags,
		platforms,
		replace,
		dryRun
	}, {
		environment: run.environment,
		onBytes: (bytes) => progress?.add(bytes),
		onPlan: ({ source, images, destinations }) => {
			const names = destinations.map(({ destination }) => destination).join(", ");
			if (!dryRun && !json) log.info(`Copying ${source} (images: ${images.length}) to ${names}.`);
		}
	}).finally(() => progress?.end());
	const shown = maskValue(receipt, new Set([receipt.source, ...receipt.destinations.map((one) => one.destination)]));
	if (json) printJson(shown);
	else print(renderCopy(shown, paint));
	const problems = shown.destinations.flatMap((one) => one.problems);
	problems.forEach(log.problem);
	return hasErrors(problems) ? EXIT.problem : EXIT.done;
}
export { copyCommand };
