import { isOn, renderReceiptSummary, renderTextSummary, setOutput, summarize, toOutputs, writeReceiptFile } from "../action/index.js";
import { EXIT, checkDryFiles, hasErrors, plain, toExitCode, unsaid } from "./base.js";
import { renderPromotions, toAnswer } from "./promotion-text.js";
import { listPublished, renderReceipt } from "./plan.js";
import { runPromotion } from "./promote.js";
// src/action/promote.ts
async function promoteStep({ step, own, request, environment }) {
	const files = { isWritten: true };
	const dryRun = isOn(own, "dry-run");
	checkDryFiles(dryRun, { receipt: own.receipt }).forEach(step.log.problem);
	const { promotions, receipt } = await runPromotion(request, {
		dryRun,
		onPlan: (planned, plan) => sayPlan(step, planned, plan),
		report: async (told, planned, plan) => {
			const shown = await report(step, {
				receipt: told,
				planned,
				plan
			});
			files.isWritten = writeReceiptFile(step, own.receipt, shown);
		}
	}, environment);
	if (receipt === void 0) return endPlanned(step, promotions);
	const exitCode = toExitCode(receipt, step.signal);
	return exitCode === EXIT.done && !files.isWritten ? EXIT.problem : exitCode;
}
function endPlanned(step, promotions) {
	const problems = problemsOf(promotions);
	const head = hasErrors(problems) ? "Not promoted" : "Promotion, dry run";
	const repositories = promotions.flatMap((one) => one.repositories);
	const shown = step.maskValue(promotions, new Set(repositories.map((one) => one.repository)));
	const text = renderPromotions(shown, plain);
	const summary = renderTextSummary({
		head,
		text,
		problems: problemsOf(shown)
	});
	summarize(step.env.GITHUB_STEP_SUMMARY, summary);
	setOutput("plan", JSON.stringify(toAnswer(shown)));
	return hasErrors(problems) ? EXIT.problem : EXIT.done;
}
function problemsOf(promotions) {
	return promotions.flatMap(({ problems }) => problems);
}
async function sayPlan(step, promotions, plan) {
	const shown = step.maskValue(promotions, listPublished(plan));
	await step.log.group("Plan", () => {
		step.log.info(renderPromotions(shown, plain));
		return Promise.resolve();
	});
	problemsOf(shown).forEach(step.log.problem);
}
async function report({ env, log, maskValue }, done) {
	const published = listPublished(done.plan);
	const receipt = maskValue(done.receipt, published);
	const plan = maskValue(done.plan, published);
	await log.group("Receipt", () => {
		log.info(renderReceipt(receipt, plain));
		return Promise.resolve();
	});
	unsaid(receipt.problems, problemsOf(done.planned)).forEach(log.problem);
	summarize(env.GITHUB_STEP_SUMMARY, renderReceiptSummary(plan, receipt));
	const version = plan.targets[0]?.version ?? "";
	const outputs = {
		...toOutputs(plan, receipt, { version }),
		plan: JSON.stringify(toAnswer(maskValue(done.planned, published)))
	};
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
	return receipt;
}
export { promoteStep };
