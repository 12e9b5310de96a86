import { error, readText } from "./base.js";
import { isService, isTlsWanted } from "./ahead.js";
// src/ship/engine/unreachable.ts
const OTHER_PROTOCOL = /HTTP response to HTTPS client|HTTP request to an HTTPS server|TLS-enabled daemon without TLS/;
const TOO_OLD = /client version \S+ is too old/;
function isFinal(said) {
	return OTHER_PROTOCOL.test(said) || TOO_OLD.test(said);
}
function describeUnreachable(env, said, missing) {
	const host = readText(env, "DOCKER_HOST");
	const where = host === void 0 ? "here" : `at "${host}"`;
	if (TOO_OLD.test(said)) return error("ENGINE_UNREACHABLE", `the Docker engine ${where} refuses this client: ${said}`, "Update the docker CLI and the buildx plugin, and unset DOCKER_API_VERSION where it is set.");
	const why = missing === void 0 ? said : `"${missing.folder}" has no ${missing.files.join(", ")}`;
	const hint = toHint(env, said, host ?? "");
	return error("ENGINE_UNREACHABLE", `no Docker engine answers ${where}: ${why}`, hint);
}
function toHint(env, said, host) {
	const asksForTls = isTlsWanted(env);
	if (asksForTls && (host.endsWith(":2375") || said.includes("HTTP response to HTTPS client"))) return CONTRADICTION;
	if (!asksForTls && OTHER_PROTOCOL.test(said)) return "This engine wants TLS: set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH to the directory of ca.pem, cert.pem and key.pem.";
	if (said.includes("x509:")) return "The engine shows a certificate of another authority than ca.pem in DOCKER_CERT_PATH: remove certificates of an earlier engine from that volume, or name the host that the certificate is for.";
	return isService(env) ? "The service docker:dind needs a runner with privileged = true, and with TLS the volume /certs/client (DOCKER_TLS_CERTDIR=/certs, DOCKER_CERT_PATH=/certs/client); or build without an engine: builder: tcp://buildkitd:1234." : "Start Docker, or name a BuildKit to build with: builder: tcp://host:1234.";
}
const CONTRADICTION = "DOCKER_TLS_VERIFY asks for TLS, and this is the address of an engine without it (2375; with TLS it is 2376). Remove DOCKER_HOST from the variables of the group, project or workflow, or set DOCKER_TLS_VERIFY and DOCKER_TLS_CERTDIR to nothing there too; the GitLab component has engine: dind-no-tls for an engine without TLS.";
export { describeUnreachable, isFinal };
