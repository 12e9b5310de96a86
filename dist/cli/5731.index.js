export const id = 5731;
export const ids = [5731];
export const modules = {

/***/ 5731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkScanFiles: () => (/* binding */ checkScanFiles),
  writeScanFiles: () => (/* binding */ writeScanFiles)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/version.js
var version = __webpack_require__(24493);
;// CONCATENATED MODULE: ./src/ship/scan/gitlab-report.js
// SPDX-License-Identifier: Apache-2.0
// All findings of a run as GitLab's container scanning report. Pure.


/** The form that GitLab 17.0 and later read. */
const FORM = '15.0.7';
const WORDS = {
    critical: 'Critical',
    high: 'High',
    medium: 'Medium',
    low: 'Low',
    unknown: 'Unknown',
};
/** Names of scanners as people know them. */
const NAMES = {
    trivy: 'Trivy',
    grype: 'Grype',
    scout: 'Docker Scout',
    command: 'command',
};
/**
 * The report, with the findings of every target and platform.
 *
 * @see https://gitlab.com/gitlab-org/security-products/security-report-schemas
 */
function renderGitlabReport(scans) {
    const began = Math.min(...scans.map((scan) => scan.began));
    const ended = Math.max(...scans.map((scan) => scan.ended));
    const [first] = scans;
    const scanner = first?.result.scanner ?? 'command';
    const report = {
        version: FORM,
        scan: {
            analyzer: { id: 'tagship', name: 'tagship', vendor: { name: 'tagship' }, version: version/* version */.r },
            scanner: {
                id: scanner,
                name: NAMES[scanner],
                vendor: { name: NAMES[scanner] },
                version: toText(first?.report?.version, 'unknown'),
            },
            start_time: toTime(began),
            end_time: toTime(ended),
            status: 'success',
            type: 'container_scanning',
        },
        vulnerabilities: scans.flatMap((scan) => (scan.report?.findings ?? []).map((finding) => toVulnerability(scan, finding))),
    };
    return `${JSON.stringify(report, undefined, 2)}\n`;
}
function toVulnerability(scan, finding) {
    const { id, package: name, version: installed, fixed, severity, title, link } = finding;
    const key = JSON.stringify([scan.target, scan.platform, id, name, installed]);
    return {
        id: (0,external_node_crypto_.createHash)('sha256').update(key).digest('hex'),
        name: toText(title, id),
        description: `${id} in ${name} ${installed} on ${scan.platform}`,
        severity: WORDS[severity],
        solution: fixed === '' ? 'There is no fixed version yet.' : `Upgrade ${name} to ${fixed}`,
        identifiers: [
            {
                type: /^CVE-/i.test(id) ? 'cve' : 'advisory',
                name: id,
                value: id,
                ...(link === '' ? {} : { url: link }),
            },
        ],
        location: {
            dependency: { package: { name }, version: installed },
            operating_system: toText(scan.report?.system, 'unknown'),
            image: scan.image,
        },
        ...(link === '' ? {} : { links: [{ url: link }] }),
    };
}
function toText(text, otherwise) {
    return text === undefined || text === '' ? otherwise : text;
}
/** `2026-01-02T03:04:05`, in UTC and without a zone, as the form asks for. */
function toTime(ms) {
    return new Date(Number.isFinite(ms) ? ms : 0).toISOString().slice(0, 19);
}

;// CONCATENATED MODULE: ./src/ship/scan/sarif.js
// SPDX-License-Identifier: Apache-2.0
// All findings of a run as SARIF, for the code scanning of GitHub. Pure.

/** GitHub takes 25,000 results in a run and shows 5,000, the worst first. */
const MOST_RESULTS = 5_000;
/** How GitHub reads a severity: as a level, and as a number that gives its own word for it. */
const LEVELS = {
    critical: { level: 'error', score: '9.5' },
    high: { level: 'error', score: '8.0' },
    medium: { level: 'warning', score: '5.5' },
    low: { level: 'note', score: '2.0' },
    unknown: { level: 'note', score: '0.0' },
};
/**
 * One SARIF run for all targets and platforms, since GitHub takes no second one of the same category. Results stand at the
 * first line of the Dockerfile: code scanning shows only what is in a file of the project.
 *
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
function renderSarif(scans) {
    const all = scans
        .flatMap((scan) => (scan.report?.findings ?? []).map((finding) => ({ scan, finding })))
        .slice(0, MOST_RESULTS);
    const rules = [...new Map(all.map(({ finding }) => [finding.id, finding])).values()];
    const places = new Map(rules.map(({ id }, index) => [id, index]));
    const [first] = scans;
    const { version = '' } = first?.report ?? {};
    const sarif = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: first?.result.scanner ?? 'none',
                        ...(version === '' ? {} : { version }),
                        rules: rules.map(toRule),
                    },
                },
                results: all.map(({ scan, finding }) => toResult(scan, finding, places.get(finding.id) ?? 0)),
            },
        ],
    };
    return `${JSON.stringify(sarif, undefined, 2)}\n`;
}
function toRule({ id, title, link, severity }) {
    const { level, score } = LEVELS[severity];
    return {
        id,
        shortDescription: { text: title === '' ? id : title },
        defaultConfiguration: { level },
        ...(link === '' ? {} : { helpUri: link }),
        properties: { 'security-severity': score, tags: ['security', 'vulnerability'] },
    };
}
function toResult({ target, platform, image, file }, finding, ruleIndex) {
    const { id, package: name, version, fixed, severity } = finding;
    const fix = fixed === '' ? 'There is no fixed version yet.' : `Fixed in ${fixed}.`;
    const key = JSON.stringify([target, platform, id, name]);
    const print = (0,external_node_crypto_.createHash)('sha256').update(key).digest('hex').slice(0, 16);
    return {
        ruleId: id,
        ruleIndex,
        level: LEVELS[severity].level,
        message: { text: `${id} in ${name} ${version} on ${platform}, in ${image}. ${fix}` },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: toUri(file) },
                    region: { startLine: 1 },
                },
            },
        ],
        partialFingerprints: { primaryLocationLineHash: `${print}:1` },
    };
}
function toUri(file) {
    return file.split('/').map(encodeURIComponent).join('/');
}

// EXTERNAL MODULE: ./src/run/files/output-files.js + 1 modules
var output_files = __webpack_require__(54538);
;// CONCATENATED MODULE: ./src/run/files/scan-files.js



function listFiles({ scanSarif, scanGitlab }) {
    return [
        { flag: 'scan-sarif', path: scanSarif, render: renderSarif },
        { flag: 'scan-gitlab', path: scanGitlab, render: renderGitlabReport },
    ].flatMap(({ path, ...file }) => (path === undefined ? [] : [{ ...file, path }]));
}
/** Problems with the paths, in advance: those of {@link checkOutputFiles}. */
function checkScanFiles(settings, cwd) {
    const files = listFiles(settings);
    return (0,output_files/* checkOutputFiles */.D)(files, cwd);
}
/**
 * Writes each file with all scans so far. Nothing is written of a command, which reports nothing. Returns the problems, by
 * the codes of {@link checkOutputFiles}.
 */
function writeScanFiles(scans, settings, cwd) {
    const reported = scans.filter(({ report }) => report !== undefined);
    if (reported.length === 0)
        return [];
    return listFiles(settings).flatMap(({ render, ...file }) => (0,output_files/* writeOutputFile */.B)(file, render(reported), cwd));
}


/***/ })

};
