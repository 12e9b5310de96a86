export const id = 155;
export const ids = [155];
export const modules = {

/***/ 2155:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runGate: () => (/* binding */ runGate)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _settings_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2395);
/* harmony import */ var _gate_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1287);



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
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('GATE_NO_IMAGE', `The image of "${target.name}" was neither pushed nor loaded, so nothing can be tested.`, 'Let it be loaded (load: true, with one platform or the containerd image store), or leave out test.'),
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
    const argv = (0,_gate_command_js__WEBPACK_IMPORTED_MODULE_2__/* .parseGate */ .X)(test, shipped);
    await (0,_gate_command_js__WEBPACK_IMPORTED_MODULE_2__/* .checkScript */ .w)(argv[0], context.cwd);
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
        const limit = (0,_settings_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .renderDuration */ .P)(context.settings.testTimeout);
        const hint = 'Raise the setting test-timeout, or look above for what it waits for.';
        return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('GATE_FAILED', `${what} took longer than ${limit}. ${none}`, hint)]);
    }
    if (result.spawnError !== undefined) {
        const why = `"${program}" cannot be started (${result.spawnError})`;
        const hint = 'Name a program that is on the PATH, or the path of an executable script.';
        return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('GATE_FAILED', `${what} did not run: ${why}. ${none}`, hint)]);
    }
    const emulation = `${result.stdout}${result.stderr}`.includes('exec format error')
        ? `This machine cannot run ${on.platform}: install its emulator, or let the script leave out platforms by SHIPPED_PLATFORM.`
        : 'Look at its output above.';
    const how = result.code === null ? 'was ended by a signal' : `failed with exit code ${result.code}`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('GATE_FAILED', `${what} ${how}. ${none}`, emulation)]);
}


/***/ })

};
