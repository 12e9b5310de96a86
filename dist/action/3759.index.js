export const id = 3759;
export const ids = [3759];
export const modules = {

/***/ 53759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openDeploys: () => (/* binding */ openDeploys)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/small-file.js
var small_file = __webpack_require__(36569);
// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __webpack_require__(16392);
// EXTERNAL MODULE: ./src/github/words.js
var words = __webpack_require__(91744);
;// CONCATENATED MODULE: ./src/run/github/deployments.js


function openDeployments({ project }, surroundings) {
    const { slug, url } = project;
    const named = (0,variables/* readText */.yR)(surroundings.env, 'GITHUB_API_URL');
    const isOnGithub = named !== undefined || url?.startsWith('https://github.com/') === true;
    const api = named ?? 'https://api.github.com';
    const isWeb = URL.canParse(api) && /^https?:$/.test(new URL(api).protocol);
    const { token } = surroundings;
    if (!isOnGithub || !isWeb || slug === undefined || !isSlug(slug) || token === undefined) {
        return undefined;
    }
    return {
        host: new URL(api).host,
        record: (deployment) => record({ ...deployment, api, slug }, surroundings),
    };
}
function isSlug(slug) {
    return /^[\w.-]+\/[\w.-]+$/.test(slug) && slug.split('/').every((part) => !/^\.+$/.test(part));
}
async function record(deployment, surroundings) {
    const loaded = await Promise.all(/* import() */[__webpack_require__.e(9913), __webpack_require__.e(2330), __webpack_require__.e(2399)]).then(__webpack_require__.bind(__webpack_require__, 49691)).catch((thrown) => (0,words/* toPlainText */.b)(thrown instanceof Error ? thrown.message : String(thrown)));
    if (typeof loaded === 'string')
        return { ok: false, why: loaded, hint: 'Check GITHUB_API_URL.' };
    return loaded.askForDeployment(deployment, surroundings);
}

;// CONCATENATED MODULE: ./src/run/deploy.js




const LARGEST_BYTES = 16 * 1024 * 1024;
async function openDeploys({ settings, facts }, environment) {
    if (settings.deploy.length === 0)
        return {};
    const token = settings.githubToken?.reveal();
    const deployments = openDeployments(facts, { ...environment, token });
    return { deployments, ...(await readEarlier(environment)) };
}
async function readEarlier({ receiptFile, cwd, log, }) {
    if (receiptFile === undefined)
        return {};
    const file = await (0,small_file/* readSmallFile */.E)((0,external_node_path_.resolve)(cwd, receiptFile), LARGEST_BYTES);
    if (!file.ok || file.text.trim() === '')
        return {};
    const { parseEarlierHooks } = await Promise.all(/* import() */[__webpack_require__.e(458), __webpack_require__.e(1266)]).then(__webpack_require__.bind(__webpack_require__, 11266));
    const earlierHooks = parseEarlierHooks(file.text);
    if (earlierHooks !== undefined)
        return { earlierHooks };
    const what = `"${receiptFile}" is not a receipt, so it does not say which deploy hooks are done`;
    log.problem((0,problem/* notice */.lm)('DEPLOY_RECEIPT_IGNORED', what, 'It is overwritten when the run ends.'));
    return {};
}


/***/ })

};
