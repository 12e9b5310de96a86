export const id = 8569;
export const ids = [8569];
export const modules = {

/***/ 58569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  eachApart: () => (/* binding */ eachApart),
  produceAll: () => (/* binding */ produceAll),
  testAll: () => (/* binding */ testAll)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./src/settings/values/parallel.js
var parallel = __webpack_require__(15303);
// EXTERNAL MODULE: ./src/ship/destination.js
var destination = __webpack_require__(61232);
;// CONCATENATED MODULE: ./src/ship/targets/buffered-log.js
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
                problem: log.problem,
            },
            flush: (title) => {
                writing = writing.then(() => log.group(title, () => {
                    for (const say of kept.splice(0))
                        say();
                    return Promise.resolve();
                }));
                return writing;
            },
        };
    };
}

// EXTERNAL MODULE: ./src/ship/targets/production.js
var targets_production = __webpack_require__(10918);
;// CONCATENATED MODULE: ./src/ship/targets/schedule.js
async function runSchedule(steps, limit, run, skip) {
    const ended = new Map();
    const running = new Map();
    const thrown = [];
    let waiting = steps;
    const start = ({ name }) => {
        const one = run(name)
            .then((isDone) => void ended.set(name, isDone))
            .catch((cause) => void thrown.push(cause))
            .finally(() => void running.delete(name));
        running.set(name, one);
    };
    while (waiting.length > 0 || running.size > 0) {
        skipLost(waiting, ended, skip);
        waiting = waiting.filter(({ name }) => !ended.has(name) && !running.has(name));
        const ready = waiting.filter(({ needs = [] }) => needs.every((need) => ended.has(need)));
        const next = thrown.length > 0 ? [] : ready.slice(0, limit - running.size);
        next.forEach(start);
        if (running.size === 0)
            break;
        await Promise.race(running.values());
    }
    if (thrown.length > 0)
        throw thrown[0];
}
function skipLost(waiting, ended, skip) {
    for (let before = -1; before !== ended.size;) {
        before = ended.size;
        for (const { name, needs = [] } of waiting) {
            const lost = needs.find((need) => ended.get(need) === false);
            if (lost === undefined || ended.has(name))
                continue;
            skip(name, lost);
            ended.set(name, false);
        }
    }
}

;// CONCATENATED MODULE: ./src/ship/targets/produce-all.js






async function produceAll(production, journal, make) {
    const { plan, context } = production;
    const made = new Map();
    const createLog = createBufferedLogs(context.log);
    const limit = (0,parallel/* toParallel */.V)(context.settings.parallel, (0,external_node_os_.totalmem)());
    const produceOne = async (name) => {
        const target = plan.targets.find((one) => one.name === name);
        if (target === undefined)
            return false;
        const { log, flush } = createLog();
        const say = createProgress(production, flush, name);
        say.begin();
        try {
            const own = { ...(0,targets_production/* concurrentProduction */.LK)(production, target, log), made };
            const produced = await make(target, own);
            made.set(name, produced);
            const ordered = plan.targets.flatMap((one) => made.get(one.name) ?? []);
            journal.learn({ produced: ordered, problems: produced.problems });
            await say.end(produced.reused ? 'already there' : 'built');
            return true;
        }
        catch (thrown) {
            await say.end('failed');
            fail(journal, name, (0,destination/* toProblems */.ek)(thrown));
            return false;
        }
    };
    await runSchedule(plan.targets, limit, produceOne, (name, needed) => {
        const { status = 'failed' } = journal.read().fates[needed] ?? {};
        const reason = `its base "${needed}" ${status === 'failed' ? 'failed' : 'was skipped'}`;
        journal.learn({ fates: { [name]: { status: 'skipped', reason } } });
    });
    return journal.read().produced;
}
async function testAll(produced, production, journal, test) {
    return eachApart(produced, journal, async (one) => {
        const tested = await test(one, (0,targets_production/* productionFor */.Tv)(production, one.target));
        const { produced: known } = journal.read();
        journal.learn({
            produced: known.map((other) => (other.target === one.target ? tested : other)),
        });
        return tested;
    });
}
async function eachApart(produced, journal, step) {
    const results = [];
    for (const one of produced) {
        try {
            results.push(await step(one));
        }
        catch (thrown) {
            fail(journal, one.target.name, (0,destination/* toProblems */.ek)(thrown));
        }
    }
    return results;
}
function fail(journal, name, problems) {
    const [first] = problems.filter(({ level }) => level === 'error');
    const reason = first?.message.split('\n', 1)[0] ?? 'no reason is known';
    const fate = { status: 'failed', reason };
    journal.learn({ fates: { [name]: fate }, problems });
}
function createProgress({ plan, context: { log, clock } }, flush, name) {
    const began = clock.now();
    return {
        begin: () => {
            log.info(`${name}: started`);
        },
        end: async (how) => {
            const seconds = ((clock.now() - began) / 1000).toFixed(1);
            const title = `${name}: ${how} after ${seconds} s`;
            if (plan.facts.ci !== 'local' || how === 'failed')
                await flush(title);
            else
                log.info(title);
        },
    };
}


/***/ })

};
