export const id = 2264;
export const ids = [2264];
export const modules = {

/***/ 19883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkScans: () => (/* binding */ checkScans)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _test_command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8656);
/* harmony import */ var _scanned_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52524);
/* harmony import */ var _scanner_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26522);






const VERSION_LIMIT_MS = 60_000;
async function checkScans(all, runner) {
    const chosen = [];
    const problems = [];
    for (const settings of all) {
        try {
            const choice = (0,_scanned_js__WEBPACK_IMPORTED_MODULE_4__/* .parseScan */ .b5)(settings);
            (0,_scanned_js__WEBPACK_IMPORTED_MODULE_4__/* .toFailing */ .Aj)(settings);
            if (choice?.scanner === 'command')
                await checkCommand(choice.command, runner.cwd);
            if (choice !== undefined)
                chosen.push(choice);
            problems.push(...(await checkIgnoreFile(settings, runner.cwd)));
        }
        catch (thrown) {
            if (!(thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF))
                throw thrown;
            problems.push(...thrown.problems);
        }
    }
    const names = new Set(chosen.map(({ scanner }) => scanner));
    for (const name of names) {
        if (name !== 'command')
            problems.push(...(await checkInstalled(name, runner)));
    }
    return [...new Map(problems.map((one) => [one.message, one])).values()];
}
async function checkCommand(command, cwd) {
    const [program] = (0,_test_command_js__WEBPACK_IMPORTED_MODULE_3__/* .parseGate */ .X)(command, {}, 'scan');
    await (0,_test_command_js__WEBPACK_IMPORTED_MODULE_3__/* .checkScript */ .w)(program, cwd, 'scan');
}
async function checkIgnoreFile({ scanIgnore }, cwd) {
    if (scanIgnore === undefined)
        return [];
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, scanIgnore)).catch(() => undefined);
    if (found?.isFile() === true)
        return [];
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('SCAN_NO_IGNORE_FILE', `scan-ignore: there is no file "${scanIgnore}".`, 'Give its path from the checkout, or leave out scan-ignore.'),
    ];
}
async function checkInstalled(name, { shell, env, cwd, signal }) {
    const { version, install } = _scanner_js__WEBPACK_IMPORTED_MODULE_5__/* .scanners */ .U[name];
    const result = await shell({ argv: version, env, cwd, signal, timeoutMs: VERSION_LIMIT_MS });
    signal.throwIfAborted();
    if (result.code === 0)
        return [];
    const why = result.spawnError === 'ENOENT' ? 'it is not on the PATH' : `"${version.join(' ')}" fails`;
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('SCAN_NOT_INSTALLED', `scan: ${name} is not installed on this machine: ${why}.`, install),
    ];
}


/***/ }),

/***/ 26522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ scanners)
/* harmony export */ });
const ALL_SEVERITIES = 'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL';
const scanners = {
    trivy: {
        version: ['trivy', '--version'],
        install: 'Install Trivy before this step (GitHub: aquasecurity/setup-trivy; others: https://trivy.dev/latest/getting-started/installation/).',
        argv: ({ image, platform, isPushed, output, ignore, timeoutMs }) => [
            ...['trivy', 'image', '--format', 'json', '--output', output],
            ...['--scanners', 'vuln', '--severity', ALL_SEVERITIES, '--exit-code', '0', '--no-progress'],
            ...['--timeout', `${Math.ceil(timeoutMs / 1000)}s`, '--platform', platform],
            ...['--image-src', isPushed ? 'remote' : 'docker'],
            ...(ignore === undefined ? [] : ['--ignorefile', ignore]),
            image,
        ],
        ends: [0],
        insecure: { TRIVY_INSECURE: 'true' },
    },
    grype: {
        version: ['grype', 'version'],
        install: 'Install Grype before this step (GitHub: anchore/scan-action/download-grype; others: https://github.com/anchore/grype#installation).',
        argv: ({ image, platform, isPushed, output, ignore }) => [
            ...['grype', `${isPushed ? 'registry' : 'docker'}:${image}`],
            ...['--output', 'json', '--file', output, '--platform', platform],
            ...(ignore === undefined ? [] : ['--config', ignore]),
        ],
        ends: [0, 2],
        insecure: { GRYPE_REGISTRY_INSECURE_USE_HTTP: 'true' },
    },
    scout: {
        version: ['docker', 'scout', 'version'],
        install: 'Install the plugin docker-scout before this step (https://docs.docker.com/scout/install/).',
        argv: ({ image, platform, isPushed, output, ignore }) => [
            ...['docker', 'scout', 'cves', '--format', 'gitlab', '--output', output],
            ...['--platform', platform],
            ...(ignore === undefined
                ? []
                : ['--only-vex-affected', '--vex-location', ignore, '--vex-author', '.*']),
            `${isPushed ? 'registry' : 'local'}://${image}`,
        ],
        ends: [0],
        insecure: {},
    },
};


/***/ })

};
