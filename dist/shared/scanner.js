// src/ship/scan/scanner.ts
const ALL_SEVERITIES = "UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL";
const scanners = {
	trivy: {
		version: ["trivy", "--version"],
		install: "Install Trivy before this step (GitHub: aquasecurity/setup-trivy; others: https://trivy.dev/latest/getting-started/installation/).",
		argv: ({ image, platform, isPushed, output, ignore, timeoutMs }) => [
			...[
				"trivy",
				"image",
				"--format",
				"json",
				"--output",
				output
			],
			...[
				"--scanners",
				"vuln",
				"--severity",
				ALL_SEVERITIES,
				"--exit-code",
				"0",
				"--no-progress"
			],
			...[
				"--timeout",
				`${Math.ceil(timeoutMs / 1e3)}s`,
				"--platform",
				platform
			],
			...["--image-src", isPushed ? "remote" : "docker"],
			...ignore === void 0 ? [] : ["--ignorefile", ignore],
			image
		],
		ends: [0],
		insecure: { TRIVY_INSECURE: "true" }
	},
	grype: {
		version: ["grype", "version"],
		install: "Install Grype before this step (GitHub: anchore/scan-action/download-grype; others: https://github.com/anchore/grype#installation).",
		argv: ({ image, platform, isPushed, output, ignore }) => [
			...["grype", `${isPushed ? "registry" : "docker"}:${image}`],
			...[
				"--output",
				"json",
				"--file",
				output,
				"--platform",
				platform
			],
			...ignore === void 0 ? [] : ["--config", ignore]
		],
		ends: [0, 2],
		insecure: { GRYPE_REGISTRY_INSECURE_USE_HTTP: "true" }
	},
	scout: {
		version: [
			"docker",
			"scout",
			"version"
		],
		install: "Install the plugin docker-scout before this step (https://docs.docker.com/scout/install/).",
		argv: ({ image, platform, isPushed, output, ignore }) => [
			...[
				"docker",
				"scout",
				"cves",
				"--format",
				"gitlab",
				"--output",
				output
			],
			...["--platform", platform],
			...ignore === void 0 ? [] : [
				"--only-vex-affected",
				"--vex-location",
				ignore,
				"--vex-author",
				".*"
			],
			`${isPushed ? "registry" : "local"}://${image}`
		],
		ends: [0],
		insecure: {}
	}
};
export { scanners };
