export const id = 8812;
export const ids = [8812];
export const modules = {

/***/ 78812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  whoamiCommand: () => (/* binding */ whoamiCommand)
});

// UNUSED EXPORTS: renderWhoami

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(53101);
// EXTERNAL MODULE: ./src/run/entry.js
var entry = __webpack_require__(39067);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
// EXTERNAL MODULE: ./src/settings/values/registries.js
var registries = __webpack_require__(82195);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
// EXTERNAL MODULE: ./src/run/read.js + 44 modules
var read = __webpack_require__(13717);
// EXTERNAL MODULE: ./src/run/ship.js + 3 modules
var ship = __webpack_require__(25212);
;// CONCATENATED MODULE: ./src/run/whoami.js







/**
 * Finds the login for each repository of the plan and each entry of `registries`, or for the one that is asked for. A
 * login that fails is a row with its problems.
 *
 * @throws Problem with what is wrong with the settings or the facts
 */
async function whoami(request, { registry, check }, environment) {
    const wanted = registry === undefined ? undefined : parseWanted(registry);
    const prepared = await readPrepared(request, environment, wanted === undefined);
    const names = wanted === undefined ? listNames(prepared) : [wanted];
    environment.vault.add((0,known_secrets/* knownSecrets */.xU)(prepared.settings, environment.env));
    const registries = await (0,ship/* withContext */.eQ)(prepared, environment, (context) => Promise.all(names.map((name) => toRow(name, { ...context, check }))));
    return { registries, problems: registries.flatMap(({ problems }) => problems) };
}
/** The plan too where its images are needed; settings and facts alone where there can be no plan. */
async function readPrepared(request, environment, needsPlan) {
    if (needsPlan) {
        try {
            return await (0,ship/* prepare */.iA)(request, environment);
        }
        catch (thrown) {
            if (!(thrown instanceof problem/* Problem */.AF))
                throw thrown; // what is wrong with the plan itself is not asked here
        }
    }
    const { settings, facts } = await (0,read/* readRun */.c)(request, environment);
    const problems = [...(request.problems ?? []), ...settings.problems, ...facts.problems];
    if (!settings.ok || !facts.ok || (0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF(problems);
    return { settings: settings.value, facts: facts.value };
}
/** @throws Problem CLI_BAD_REGISTRY */
function parseWanted(text) {
    const prefix = text.includes('/') ? undefined : (0,registries/* toPrefix */.qW)(text);
    if (prefix !== undefined)
        return { name: prefix, host: prefix, path: '' };
    const parsed = text.includes('/') ? (0,references/* parseRepository */.SU)(text) : undefined;
    if (parsed?.ok === true)
        return parsed.value;
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('CLI_BAD_REGISTRY', `invalid registry ${JSON.stringify(text.slice(0, 100))}`, 'Write a host such as ghcr.io, or a repository such as ghcr.io/acme/app.'),
    ]);
}
/** The repositories of the plan, and those entries of `registries` that hold none of them. */
function listNames({ plan, settings }) {
    const planned = (plan?.targets ?? [])
        .flatMap(({ repositories }) => repositories)
        .map(references/* parseRepository */.SU)
        .flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
    const entries = (settings?.registries ?? [])
        .map(({ prefix }) => ({ name: prefix, ...(0,registry_host/* parseScope */.Sk)(prefix) }))
        .filter((entry) => !planned.some((name) => (0,registry_host/* covers */.hU)(entry, name)));
    return [...planned, ...entries];
}
async function toRow(name, { credentials, registries, check }) {
    try {
        const found = await credentials.find(name);
        const pushed = check && name.path !== '' ? await ask(registries, name) : NOT_ASKED;
        return { registry: name.name, ...describe(found), ...pushed };
    }
    catch (thrown) {
        if (!(thrown instanceof problem/* Problem */.AF))
            throw thrown;
        return { registry: name.name, ...describe(undefined), push: null, problems: thrown.problems };
    }
}
const NOT_ASKED = { push: null, problems: [] };
async function ask(registries, name) {
    const right = await registries.open(name).provePush();
    if (right.ok)
        return { push: 'granted', problems: [] };
    return { push: 'refused', problems: right.problem === undefined ? [] : [right.problem] };
}
function describe(found) {
    if (found === undefined)
        return { source: null, username: null, identity: null };
    const { credential, source, identity } = found;
    const username = credential.kind === 'password' ? credential.username : null;
    if (identity === undefined)
        return { source, username, identity: null };
    const { from, issuer, audience, subject, endMs } = identity;
    const until = new Date(endMs).toISOString();
    return { source, username, identity: { from, issuer, audience, subject, until } };
}

;// CONCATENATED MODULE: ./src/cli/whoami.js
// SPDX-License-Identifier: Apache-2.0
// The command whoami: the logins of a run as text or JSON.




/** Prints who the run is to its registries; exit code 1 where a login fails or a push is refused. */
async function whoamiCommand({ log, maskValue, paint, print, printJson }, { positionals, check, json }, run) {
    const request = { ...run.request, remote: 'never' };
    const answer = await whoami(request, { registry: positionals[0], check }, run.environment);
    const shown = maskValue(answer);
    if (json)
        printJson(shown);
    else
        print(renderWhoami(shown.registries, paint));
    shown.problems.forEach(log.problem);
    return (0,problem/* hasErrors */.Cs)(shown.problems) ? entry/* EXIT */.dc.problem : entry/* EXIT */.dc.done;
}
/** One block a registry: its name, and what is known about the login. */
function renderWhoami(rows, paint) {
    if (rows.length === 0)
        return 'No registry: name one, or set images or registries.';
    return rows
        .map((row) => [
        paint('bold', row.registry),
        ...(0,report_text.renderColumns)(listFacts(row)).map((line) => `  ${line}`),
    ].join('\n'))
        .join('\n\n');
}
function listFacts({ source, username, identity, push, problems }) {
    const failed = problems.some(({ level }) => level === 'error');
    const login = source ?? (failed && push === null ? 'failed' : 'none (anonymous)');
    return [
        ['login', login],
        ...(username === null ? [] : [['user', username]]),
        ...(identity === null
            ? []
            : [
                ['token', identity.from],
                ['issuer', identity.issuer],
                ['audience', identity.audience],
                ['subject', identity.subject],
                ['until', identity.until],
            ]),
        ...(push === null ? [] : [['push', push]]),
    ];
}


/***/ })

};
