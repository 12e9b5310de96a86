import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { toParallel } from "./base.js";
import { concurrentProduction, productionFor, toLines, toProblems } from "./ship.js";
const { totalmem } = require("node:os");
// src/ship/targets/buffered-log.ts
function createBufferedLogs(log) {
	let writing = Promise.resolve();
	return () => {
		const kept = [];
		const keep = (say) => {
			return (text) => {
				kept.push(() => {
					say(text);
				});
			};
		};
		const info = keep(log.info);
		return {
			log: {
				group: (title, step) => {
					info(title);
					return step();
				},
				info,
				debug: keep(log.debug),
				output: keep(log.output),
				problem: log.problem
			},
			flush: (title) => {
				writing = writing.then(() => log.group(title, () => {
					for (const say of kept.splice(0)) say();
					return Promise.resolve();
				}));
				return writing;
			}
		};
	};
}
// src/ship/targets/progress.ts
const LINE_MS = 3e4;
const DRAW_MS = 250;
const MOST_NAMES = 10;
const repeatInTime = (ms, step) => {
	const timer = setInterval(step, ms).unref();
	return () => {
		clearInterval(timer);
	};
};
function createProgress(names, { log, clock }, repeat = repeatInTime) {
	const waiting = new Set(names);
	const building = new Map();
	const { status } = log;
	const draw = () => status?.(renderStatus(building, waiting.size, clock.now()));
	const say = () => {
		if (building.size > 0) log.info(renderLine(building, [...waiting], clock.now()));
	};
	const stop = status === void 0 ? repeat(LINE_MS, say) : repeat(DRAW_MS, draw);
	return {
		begin: (name) => {
			waiting.delete(name);
			building.set(name, { began: clock.now() });
			draw();
		},
		listen: (name, own) => {
			const hear = toLines((line) => {
				const state = building.get(name);
				const step = toStep(line);
				if (state !== void 0 && step !== void 0) building.set(name, {
					...state,
					step
				});
			});
			const output = (chunk) => {
				hear(chunk);
				own.output(chunk);
			};
			return {
				...own,
				output
			};
		},
		end: (name) => {
			waiting.delete(name);
			building.delete(name);
			draw();
		},
		stop: () => {
			stop();
			status?.([]);
		}
	};
}
function toStep(line) {
	const [, stage = "", text] = /^#\d+ \[([^\]]*)\] (.+)$/.exec(line) ?? [];
	const [count] = /\d+\/\d+$/.exec(stage) ?? [];
	return text === void 0 || count === void 0 ? text : `${count}  ${text}`;
}
function renderStatus(building, waiting, now) {
	const column = Math.max(0, ...[...building.keys()].map(({ length }) => length));
	const lines = [...building].map(([name, { began, step = "starting" }]) => [
		name.padEnd(column),
		step,
		toTime(now - began)
	].join("  "));
	return waiting === 0 || building.size === 0 ? lines : [...lines, `waiting: ${waiting}`];
}
function renderLine(building, waiting, now) {
	const times = [...building].map(([name, { began }]) => `${name} ${toTime(now - began)}`);
	const more = waiting.length - MOST_NAMES;
	const names = waiting.slice(0, MOST_NAMES).join(", ") + (more > 0 ? ` and ${more} more` : "");
	return `building: ${times.join(", ")}${waiting.length === 0 ? "" : `; waiting: ${names}`}`;
}
function toTime(ms) {
	const seconds = Math.floor(ms / 1e3);
	const minutes = Math.floor(seconds / 60);
	return minutes === 0 ? `${seconds}s` : `${minutes}m${String(seconds % 60).padStart(2, "0")}s`;
}
// src/ship/targets/schedule.ts
async function runSchedule(steps, limit, run, skip) {
	const ended = new Map();
	const running = new Map();
	const thrown = [];
	let waiting = steps;
	const start = ({ name }) => {
		const one = run(name).then((isDone) => void ended.set(name, isDone)).catch((cause) => void thrown.push(cause)).finally(() => void running.delete(name));
		running.set(name, one);
	};
	while (waiting.length > 0 || running.size > 0) {
		skipLost(waiting, ended, skip);
		waiting = waiting.filter(({ name }) => !ended.has(name) && !running.has(name));
		const ready = waiting.filter(({ needs = [] }) => needs.every((need) => ended.has(need)));
		(thrown.length > 0 ? [] : ready.slice(0, limit - running.size)).forEach(start);
		if (running.size === 0) break;
		await Promise.race(running.values());
	}
	if (thrown.length > 0) throw thrown[0];
}
function skipLost(waiting, ended, skip) {
	for (let before = -1; before !== ended.size;) {
		before = ended.size;
		for (const { name, needs = [] } of waiting) {
			const lost = needs.find((need) => ended.get(need) === false);
			if (lost === void 0 || ended.has(name)) continue;
			skip(name, lost);
			ended.set(name, false);
		}
	}
}
// src/ship/targets/produce-all.ts
async function produceAll(production, journal, make) {
	const { plan, context } = production;
	const made = new Map();
	const createLog = createBufferedLogs(context.log);
	const limit = toParallel(context.settings.parallel, totalmem());
	const progress = createProgress(plan.targets.map(({ name }) => name), context);
	const produceOne = async (name) => {
		const target = plan.targets.find((one) => one.name === name);
		if (target === void 0) return false;
		const { log, flush } = createLog();
		const say = sayEnds(production, flush, name);
		say.begin();
		progress.begin(name);
		try {
			const heard = progress.listen(name, log);
			const produced = await make(target, {
				...concurrentProduction(production, target, heard),
				made
			});
			made.set(name, produced);
			const ordered = plan.targets.flatMap((one) => made.get(one.name) ?? []);
			journal.learn({
				produced: ordered,
				problems: produced.problems
			});
			progress.end(name);
			await say.end(produced.reused ? "already there" : "built");
			return true;
		} catch (thrown) {
			progress.end(name);
			await say.end("failed");
			fail(journal, name, toProblems(thrown));
			return false;
		}
	};
	const skip = (name, needed) => {
		const { status = "failed" } = journal.read().fates[needed] ?? {};
		const reason = `its base "${needed}" ${status === "failed" ? "failed" : "was skipped"}`;
		progress.end(name);
		journal.learn({ fates: { [name]: {
			status: "skipped",
			reason
		} } });
	};
	try {
		await runSchedule(plan.targets, limit, produceOne, skip);
	} finally {
		progress.stop();
	}
	return journal.read().produced;
}
async function testAll(produced, production, journal, test) {
	return eachApart(produced, journal, async (one) => {
		const tested = await test(one, productionFor(production, one.target));
		const { produced: known } = journal.read();
		journal.learn({ produced: known.map((other) => other.target === one.target ? tested : other) });
		return tested;
	});
}
async function eachApart(produced, journal, step) {
	const results = [];
	for (const one of produced) try {
		results.push(await step(one));
	} catch (thrown) {
		fail(journal, one.target.name, toProblems(thrown));
	}
	return results;
}
function fail(journal, name, problems) {
	const [first] = problems.filter(({ level }) => level === "error");
	const fate = {
		status: "failed",
		reason: first?.message.split("\n", 1)[0] ?? "no reason is known"
	};
	journal.learn({
		fates: { [name]: fate },
		problems
	});
}
function sayEnds({ plan, context: { log, clock } }, flush, name) {
	const began = clock.now();
	return {
		begin: () => {
			if (log.status === void 0) log.info(`${name}: started`);
		},
		end: async (how) => {
			const title = `${name}: ${how} after ${((clock.now() - began) / 1e3).toFixed(1)} s`;
			if (plan.facts.ci !== "local" || how === "failed") await flush(title);
			else log.info(title);
		}
	};
}
export { eachApart, produceAll, testAll };
