export const id = 348;
export const ids = [348];
export const modules = {

/***/ 1348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runGate: () => (/* binding */ runGate)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(4734);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/apply/gate-command.js
// SPDX-License-Identifier: Apache-2.0
// The setting `test` as argv, and its script looked at. There is no shell, and this says so where one seems to be expected.



/** What only a shell understands, when it stands alone between spaces. */
const OPERATORS = new Set(['&&', '||', '|', ';', '&', '>', '>>', '<', '2>&1']);
/**
 * The words of a command. Quotes keep words together and are dropped; a backslash takes the next
 * character as it is, within single quotes itself too. `$SHIPPED_IMAGE` and its kin are filled in,
 * and nothing else: a value that comes in stays one word, whatever it holds.
 *
 * | `test`                                   | argv                                        |
 * | ---------------------------------------- | ------------------------------------------- |
 * | `./test.sh --fast`                       | `./test.sh`, `--fast`                       |
 * | `docker run --rm $SHIPPED_IMAGE true`    | …, `ghcr.io/acme/app@sha256:…`, `true`      |
 * | `sh -c 'a && b'`                         | `sh`, `-c`, `a && b`                        |
 * | `a && b`                                 | refused                                     |
 *
 * @throws Problem GATE_INVALID
 */
function parseGate(text, shipped) {
    const words = [...text.matchAll(WORD)].map(([raw]) => raw);
    const operator = words.find((word) => OPERATORS.has(word));
    if (operator !== undefined) {
        const hint = "Put the commands into a script file, or write sh -c '…'.";
        throw invalid(`The test "${text}" has "${operator}", and no shell runs it.`, hint);
    }
    if (/(^|[^\\])["']/.test(text.replaceAll(QUOTED, ''))) {
        throw invalid(`The test "${text}" opens a quote and does not close it.`, 'Close it.');
    }
    const [program, ...args] = words.map((word) => unquote(word, shipped));
    if (program === undefined || program === '') {
        throw invalid('The test is empty.', 'Name a command or a script file, or leave out test.');
    }
    return [program, ...args];
}
const QUOTED = /'[^']*'|"(?:\\.|[^"\\])*"|\\./gs;
const WORD = /(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs;
const PART = /'(?<single>[^']*)'|"(?<double>(?:\\.|[^"\\])*)"|\\(?<escaped>.)|(?<plain>[^'"\\]+)/gs;
function unquote(word, shipped) {
    const fill = (text) => text.replaceAll(/\$(?:\{(SHIPPED_\w+)\}|(SHIPPED_\w+))/g, (whole, one, other) => {
        const name = String(one ?? other);
        return shipped[name] ?? whole;
    });
    return [...word.matchAll(PART)]
        .map(({ groups = {} }) => {
        const { single, double, escaped, plain } = groups;
        if (single !== undefined)
            return single;
        if (double !== undefined)
            return fill(double).replaceAll(/\\(["\\$])/g, '$1');
        return escaped ?? fill(plain ?? '');
    })
        .join('');
}
/**
 * Looks whether a script file is there and may run; a bare name is left to the PATH.
 *
 * @throws Problem GATE_INVALID
 */
async function checkScript(program, cwd) {
    if (!program.includes('/'))
        return;
    const path = (0,external_node_path_.resolve)(cwd, program);
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    if (found === undefined) {
        const hint = 'Give the path from the checkout, for example ./test.sh.';
        throw invalid(`The test "${program}" does not exist: there is no file "${path}".`, hint);
    }
    if ((found.mode & 0o111) === 0 || !found.isFile()) {
        const hint = `Make it executable: git update-index --chmod=+x ${program}.`;
        throw invalid(`The test "${program}" is no executable file.`, hint);
    }
}
function invalid(message, hint) {
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('GATE_INVALID', message, hint)]);
}

;// CONCATENATED MODULE: ./src/apply/gate.js


/**
 * Runs the setting `test` against the built image, once for every platform asked for.
 *
 * | variable           | holds                                                                     |
 * | ------------------ | ------------------------------------------------------------------------- |
 * | `SHIPPED_IMAGE`    | `ghcr.io/acme/app@sha256:…`; when nothing was pushed, the loaded name     |
 * | `SHIPPED_DIGEST`   | `sha256:…`                                                                |
 * | `SHIPPED_VERSION`  | the version, empty where there is none                                    |
 * | `SHIPPED_PLATFORM` | `linux/amd64`                                                             |
 *
 * `DOCKER_DEFAULT_PLATFORM` is the same platform, so that `docker run "$SHIPPED_IMAGE"` tests the
 * one that is meant.
 *
 * @throws Problem GATE_FAILED, GATE_TIMEOUT, GATE_NO_IMAGE, GATE_INVALID
 */
async function runGate(input) {
    const { context, target } = input;
    const { test } = context.settings;
    if (test === undefined)
        return;
    const image = nameImage(input);
    for (const platform of target.platforms) {
        await context.log.group(`Test ${image} on ${platform}`, () => runOnce(input, test, { image, platform }));
    }
}
/** By digest where it was pushed, so that nobody can put other bits under the name meanwhile. */
function nameImage({ built, repositories, target }) {
    const [first] = repositories;
    if (first !== undefined && built.digest !== '')
        return `${first.name}@${built.digest}`;
    if (built.loadedReference !== undefined)
        return built.loadedReference;
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('GATE_NO_IMAGE', `The image of "${target.name}" was neither pushed nor loaded, so nothing can be tested.`, 'Let it be loaded (load: true, with one platform or the containerd image store), or leave out test.'),
    ]);
}
async function runOnce(input, test, on) {
    const { context, target, built, childEnv } = input;
    const { settings, shell, log } = context;
    const shipped = {
        SHIPPED_IMAGE: on.image,
        SHIPPED_DIGEST: built.digest,
        SHIPPED_VERSION: target.version ?? '',
        SHIPPED_PLATFORM: on.platform,
    };
    const argv = parseGate(test, shipped);
    await checkScript(argv[0], context.cwd);
    const result = await shell({
        argv,
        env: { ...context.env, ...childEnv, DOCKER_DEFAULT_PLATFORM: on.platform, ...shipped },
        cwd: context.cwd,
        signal: context.signal,
        timeoutMs: settings.testTimeout,
        onOutput: log.output,
    });
    context.signal.throwIfAborted();
    if (result.code !== 0 || result.timedOut)
        throw describeFailure(input, result, argv[0], on);
}
function describeFailure({ context }, result, program, on) {
    const what = `The test of "${on.image}" on ${on.platform}`;
    const none = 'No tag was written.';
    if (result.timedOut) {
        const limit = `${Math.round(context.settings.testTimeout / 1_000)} s`;
        const hint = 'Raise the setting test-timeout, or look above for what it waits for.';
        return new problem/* Problem */.AF([(0,problem/* error */.z3)('GATE_FAILED', `${what} took longer than ${limit}. ${none}`, hint)]);
    }
    if (result.spawnError !== undefined) {
        const why = `"${program}" cannot be started (${result.spawnError})`;
        const hint = 'Name a program that is on the PATH, or the path of an executable script.';
        return new problem/* Problem */.AF([(0,problem/* error */.z3)('GATE_FAILED', `${what} did not run: ${why}. ${none}`, hint)]);
    }
    const emulation = `${result.stdout}${result.stderr}`.includes('exec format error')
        ? `This machine cannot run ${on.platform}: install its emulator, or let the script leave out platforms by SHIPPED_PLATFORM.`
        : 'Look at its output above.';
    const how = result.code === null ? 'was ended by a signal' : `failed with exit code ${result.code}`;
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('GATE_FAILED', `${what} ${how}. ${none}`, emulation)]);
}


/***/ })

};
