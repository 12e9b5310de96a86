import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { checkOutputFiles, version, writeOutputFile } from "./base.js";
const { createHash } = require("node:crypto");
// src/ship/scan/gitlab-report.ts
const FORM = "15.0.7";
const WORDS = {
	critical: "Critical",
	high: "High",
	medium: "Medium",
	low: "Low",
	unknown: "Unknown"
};
const NAMES = {
	trivy: "Trivy",
	grype: "Grype",
	scout: "Docker Scout",
	command: "command"
};
function renderGitlabReport(scans) {
	const began = Math.min(...scans.map((scan) => scan.began));
	const ended = Math.max(...scans.map((scan) => scan.ended));
	const [first] = scans;
	const scanner = first?.result.scanner ?? "command";
	const report = {
		version: FORM,
		scan: {
			analyzer: {
				id: "tagship",
				name: "tagship",
				vendor: { name: "tagship" },
				version
			},
			scanner: {
				id: scanner,
				name: NAMES[scanner],
				vendor: { name: NAMES[scanner] },
				version: toText(first?.report?.version, "unknown")
			},
			start_time: toTime(began),
			end_time: toTime(ended),
			status: "success",
			type: "container_scanning"
		},
		vulnerabilities: scans.flatMap((scan) => (scan.report?.findings ?? []).map((finding) => toVulnerability(scan, finding)))
	};
	return `${JSON.stringify(report, void 0, 2)}\n`;
}
function toVulnerability(scan, finding) {
	const { id, package: name, version: installed, fixed, severity, title, link } = finding;
	const key = JSON.stringify([
		scan.target,
		scan.platform,
		id,
		name,
		installed
	]);
	return {
		id: createHash("sha256").update(key).digest("hex"),
		name: toText(title, id),
		description: `${id} in ${name} ${installed} on ${scan.platform}`,
		severity: WORDS[severity],
		solution: fixed === "" ? "There is no fixed version yet." : `Upgrade ${name} to ${fixed}`,
		identifiers: [{
			type: /^CVE-/i.test(id) ? "cve" : "advisory",
			name: id,
			value: id,
			...link === "" ? {} : { url: link }
		}],
		location: {
			dependency: {
				package: { name },
				version: installed
			},
			operating_system: toText(scan.report?.system, "unknown"),
			image: scan.image
		},
		...link === "" ? {} : { links: [{ url: link }] }
	};
}
function toText(text, otherwise) {
	return text === void 0 || text === "" ? otherwise : text;
}
function toTime(ms) {
	return new Date(Number.isFinite(ms) ? ms : 0).toISOString().slice(0, 19);
}
// src/ship/scan/sarif.ts
const MOST_RESULTS = 5e3;
const LEVELS = {
	critical: {
		level: "error",
		score: "9.5"
	},
	high: {
		level: "error",
		score: "8.0"
	},
	medium: {
		level: "warning",
		score: "5.5"
	},
	low: {
		level: "note",
		score: "2.0"
	},
	unknown: {
		level: "note",
		score: "0.0"
	}
};
function renderSarif(scans) {
	const all = scans.flatMap((scan) => (scan.report?.findings ?? []).map((finding) => ({
		scan,
		finding
	}))).slice(0, MOST_RESULTS);
	const rules = [...new Map(all.map(({ finding }) => [finding.id, finding])).values()];
	const places = new Map(rules.map(({ id }, index) => [id, index]));
	const [first] = scans;
	const { version = "" } = first?.report ?? {};
	const sarif = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: first?.result.scanner ?? "none",
				...version === "" ? {} : { version },
				rules: rules.map(toRule)
			} },
			results: all.map(({ scan, finding }) => toResult(scan, finding, places.get(finding.id) ?? 0))
		}]
	};
	return `${JSON.stringify(sarif, void 0, 2)}\n`;
}
function toRule({ id, title, link, severity }) {
	const { level, score } = LEVELS[severity];
	return {
		id,
		shortDescription: { text: title === "" ? id : title },
		defaultConfiguration: { level },
		...link === "" ? {} : { helpUri: link },
		properties: {
			"security-severity": score,
			tags: ["security", "vulnerability"]
		}
	};
}
function toResult({ target, platform, image, file }, finding, ruleIndex) {
	const { id, package: name, version, fixed, severity } = finding;
	const fix = fixed === "" ? "There is no fixed version yet." : `Fixed in ${fixed}.`;
	const key = JSON.stringify([
		target,
		platform,
		id,
		name
	]);
	const print = createHash("sha256").update(key).digest("hex").slice(0, 16);
	return {
		ruleId: id,
		ruleIndex,
		level: LEVELS[severity].level,
		message: { text: `${id} in ${name} ${version} on ${platform}, in ${image}. ${fix}` },
		locations: [{ physicalLocation: {
			artifactLocation: { uri: toUri(file) },
			region: { startLine: 1 }
		} }],
		partialFingerprints: { primaryLocationLineHash: `${print}:1` }
	};
}
function toUri(file) {
	return file.split("/").map(encodeURIComponent).join("/");
}
// src/run/files/scan-files.ts
function listFiles({ scanSarif, scanGitlab }) {
	return [{
		flag: "scan-sarif",
		path: scanSarif,
		render: renderSarif
	}, {
		flag: "scan-gitlab",
		path: scanGitlab,
		render: renderGitlabReport
	}].flatMap(({ path, ...file }) => path === void 0 ? [] : [{
		...file,
		path
	}]);
}
function checkScanFiles(settings, cwd) {
	const files = listFiles(settings);
	return checkOutputFiles(files, cwd);
}
function writeScanFiles(scans, settings, cwd) {
	const reported = scans.filter(({ report }) => report !== void 0);
	if (reported.length === 0) return [];
	return listFiles(settings).flatMap(({ render, ...file }) => writeOutputFile(file, render(reported), cwd));
}
export { checkScanFiles, writeScanFiles };
