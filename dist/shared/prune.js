import { EXIT, omitUndefined, pruneFields, systemClock, toExitCode, toPrintedJson, unsaid, writeOutputFile } from "./base.js";
import { prune, readInUse, renderPrune } from "./in-use-list.js";
// src/cli/prune.ts
async function pruneCommand(cli, invocation, run) {
	const { yes, json, positionals, files } = invocation;
	const flags = Object.entries(invocation.prune);
	const isField = (name) => pruneFields.includes(name);
	const backup = invocation.prune.backup?.at(-1);
	let planned;
	const receipt = await prune(run.request, {
		words: positionals,
		policy: Object.fromEntries(flags.filter(([name]) => isField(name))),
		inUse: await readInUse(invocation.prune["in-use"]?.at(-1), {
			cwd: cli.cwd,
			stdin: cli.streams.stdin,
			signal: cli.signal
		}),
		apply: yes,
		...omitUndefined({ backup })
	}, {
		environment: run.environment,
		onPlan: (plan) => {
			planned = plan;
			if (yes) cli.say(render(plan, cli.paintLog, {
				isDry: false,
				width: cli.fit.stderr
			}));
			problemsOf(plan).forEach(cli.log.problem);
		}
	});
	const published = new Set(receipt.repositories.map(({ repository }) => repository));
	const shown = cli.maskValue(receipt, published);
	if (json) cli.printJson(shown);
	else cli.print(render(shown, cli.paint, {
		isDry: !yes,
		width: cli.fit.stdout
	}));
	const known = planned === void 0 ? [] : problemsOf(planned);
	unsaid(problemsOf(shown), known).forEach(cli.log.problem);
	const path = files.receipt;
	const lacking = path === void 0 ? [] : writeOutputFile({
		flag: "receipt",
		path
	}, `${toPrintedJson(shown)}\n`, cli.cwd);
	lacking.forEach(cli.log.problem);
	const exitCode = toExitCode(shown, cli.signal);
	return exitCode === EXIT.done && lacking.length > 0 ? EXIT.problem : exitCode;
}
function render(receipt, paint, how) {
	return renderPrune(receipt, {
		...how,
		nowMs: systemClock.now(),
		paint
	});
}
function problemsOf({ repositories }) {
	return repositories.flatMap(({ problems }) => problems);
}
export { pruneCommand };
