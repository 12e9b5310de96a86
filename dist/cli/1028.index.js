export const id = 1028;
export const ids = [1028];
export const modules = {

/***/ 66029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ PROTECTED_HINT),
/* harmony export */   G8: () => (/* binding */ listGitlabLogins),
/* harmony export */   sW: () => (/* binding */ findGitlabLogin)
/* harmony export */ });
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16392);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43981);


/**
 * The login of a GitLab job for a repository; undefined where GitLab gives none.
 *
 * | repository                         | login                                                        |
 * | ---------------------------------- | ------------------------------------------------------------ |
 * | below `CI_REGISTRY_IMAGE`          | `CI_REGISTRY_USER`, else the deploy token                    |
 * | another project of `CI_REGISTRY`   | the deploy token, else `CI_REGISTRY_USER`                    |
 * | the whole of `CI_REGISTRY`         | `CI_REGISTRY_USER`, else the deploy token                    |
 * | on `CI_DEPENDENCY_PROXY_SERVER`    | `CI_DEPENDENCY_PROXY_USER`                                   |
 *
 * The job's own user may push to its project only; a group's deploy token, given as
 * `CI_DEPLOY_USER`, also to the others of the group.
 *
 * @see https://docs.gitlab.com/user/packages/container_registry/authenticate_with_container_registry/
 * @see https://docs.gitlab.com/user/packages/dependency_proxy/#authenticate-within-cicd
 */
function findGitlabLogin(env, repository) {
    const logins = listGitlabLogins(env).filter(({ host }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)(host, repository.host));
    const own = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'CI_REGISTRY_IMAGE') ?? repository.host);
    const isForeign = repository.path !== '' && !(0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .covers */ .hU)(own, repository);
    const token = logins.find(({ source }) => source === DEPLOY.password);
    return (isForeign ? token : undefined) ?? logins[0];
}
/** All logins of a GitLab job, the preferred one of a host first; empty outside GitLab. */
function listGitlabLogins(env) {
    return [REGISTRY, DEPLOY, DEPENDENCY_PROXY].flatMap((names) => {
        const [server, username, password] = [names.server, names.user, names.password].map((name) => (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, name));
        if (server === undefined || username === undefined || password === undefined)
            return [];
        return listHosts(server).map((host) => ({ host, username, password, source: names.password }));
    });
}
/** The dependency proxy is named with its port, which image names may leave out where it is that of https. */
function listHosts(server) {
    const { host } = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(server);
    return host.endsWith(':443') ? [host, host.slice(0, -':443'.length)] : [host];
}
const REGISTRY = {
    server: 'CI_REGISTRY',
    user: 'CI_REGISTRY_USER',
    password: 'CI_REGISTRY_PASSWORD',
};
/** What GitLab fills in for a deploy token of the name `gitlab-deploy-token`. */
const DEPLOY = {
    server: 'CI_REGISTRY',
    user: 'CI_DEPLOY_USER',
    password: 'CI_DEPLOY_PASSWORD',
};
const DEPENDENCY_PROXY = {
    server: 'CI_DEPENDENCY_PROXY_SERVER',
    user: 'CI_DEPENDENCY_PROXY_USER',
    password: 'CI_DEPENDENCY_PROXY_PASSWORD',
};
/** What to do where a GitLab job lacks a variable since its branch or git tag isn't protected. */
const PROTECTED_HINT = 'GitLab passes protected variables only to protected branches and git tags: protect this one (Settings > Repository), or clear "Protect variable" (Settings > CI/CD > Variables).';


/***/ }),

/***/ 91028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nameLogins: () => (/* binding */ nameLogins)
/* harmony export */ });
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16392);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43981);
/* harmony import */ var _settings_values_oidc_roles_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10361);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57001);
/* harmony import */ var _docker_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6062);
/* harmony import */ var _gitlab_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(66029);







/**
 * The source of the login for each repository, by its name: `registries`, `identity token for AWS`, `github-token`,
 * `CI_REGISTRY_PASSWORD`, `the Docker configuration`, `docker-credential-pass`, `AWS_ACCESS_KEY_ID`, or `none`. The order is that of
 * the credentials of a run. Whether a helper or a machine has a login is known only when it is asked.
 */
async function nameLogins(repositories, options) {
    const docker = (0,_docker_js__WEBPACK_IMPORTED_MODULE_4__/* .openDockerLogins */ .p)(options);
    const named = repositories.map(async (name) => {
        const repository = { name, ...(0,_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .parseScope */ .Sk)(name) };
        const source = nameGiven(repository, options) ??
            (await nameOwn(repository, docker)) ??
            (options.isTrusted ? nameOffered(repository.host, options.env) : undefined);
        return [name, source ?? 'none'];
    });
    return Object.fromEntries(await Promise.all(named));
}
function nameGiven(repository, { settings, env }) {
    const { registries, githubToken } = settings;
    const entries = registries.filter(({ username, oidc }) => username !== undefined || oidc !== undefined);
    const entry = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .mostSpecific */ .eF)(entries, ({ prefix }) => prefix, repository);
    if (entry?.oidc !== undefined) {
        return `identity token for ${_settings_values_oidc_roles_js__WEBPACK_IMPORTED_MODULE_2__/* .providerTitles */ .lH[entry.oidc.role.provider]}`;
    }
    if (entry !== undefined)
        return 'registries';
    const hasToken = githubToken !== undefined && githubToken.reveal() !== '';
    if (repository.host === 'ghcr.io' && hasToken)
        return 'github-token';
    return (0,_gitlab_js__WEBPACK_IMPORTED_MODULE_5__/* .findGitlabLogin */ .sW)(env, repository)?.source;
}
/** What is wrong with a configuration is reported when it is used. */
async function nameOwn(repository, docker) {
    try {
        const given = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .toCredential */ .R_)((0,_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .findAuth */ .iu)(docker.fromEnv(), repository));
        if (given !== undefined)
            return 'DOCKER_AUTH_CONFIG';
        const own = nameIn(await docker.fromFile(), repository);
        if (own !== undefined)
            return own;
        const hosts = await docker.podman.hosts();
        return hosts.includes(repository.host) ? 'the Podman configuration' : undefined;
    }
    catch (thrown) {
        if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
            return undefined;
        throw thrown;
    }
}
/** A store has an entry for what it holds; a helper of the host is asked in any case. */
function nameIn(config, repository) {
    const entry = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .findAuth */ .iu)(config, repository);
    const helper = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .findHelper */ .Ym)(config, repository.host);
    if (helper === '')
        return (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .toCredential */ .R_)(entry) && 'the Docker configuration';
    const isOfHost = helper !== config.credsStore;
    return entry !== undefined || isOfHost ? `docker-credential-${helper}` : undefined;
}
/** The variables that name an account, by cloud. */
const OFFERS = [
    {
        is: _registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isEcrHost */ .R5,
        names: [
            ...['AWS_ACCESS_KEY_ID', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
            ...['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'],
        ],
    },
    { is: _registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isGoogleHost */ .Yn, names: ['GOOGLE_APPLICATION_CREDENTIALS'] },
    { is: _registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isAzureHost */ .K7, names: ['AZURE_CLIENT_SECRET', 'AZURE_FEDERATED_TOKEN_FILE'] },
];
function nameOffered(host, env) {
    if (!(0,_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isCloudHost */ .Q1)(host))
        return undefined;
    const names = OFFERS.find(({ is }) => is(host))?.names ?? [];
    return names.find((name) => (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, name) !== undefined) ?? 'this machine, if it has one';
}


/***/ })

};
