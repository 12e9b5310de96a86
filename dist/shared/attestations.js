import { isSlug, isWebAddress, readText, toPlainText } from "./base.js";
// src/run/github/attestations.ts
function openAttestations({ ci, project }, environment) {
	const { env, token } = environment;
	const { slug } = project;
	const api = readText(env, "GITHUB_API_URL") ?? "https://api.github.com";
	const server = readText(env, "GITHUB_SERVER_URL") ?? "https://github.com";
	if (ci !== "github" || slug === void 0 || !isSlug(slug)) return { missing: "actions" };
	if (!isWebAddress(api) || !isCloud(server)) return { missing: "server" };
	if ((token ?? "").trim() === "") return { missing: "token" };
	const { origin } = new URL(server);
	return {
		host: new URL(api).host,
		server: origin,
		toUrl: (id) => `${origin}/${slug}/attestations/${id}`,
		find: async (digest) => {
			const loaded = await load();
			if (typeof loaded === "string") return void 0;
			return loaded.askForAttestation({
				api,
				slug,
				digest
			}, environment);
		},
		store: async (bundle) => {
			const loaded = await load();
			if (typeof loaded !== "string") return loaded.askToStore({
				api,
				slug,
				bundle
			}, environment);
			return {
				ok: false,
				why: loaded,
				hint: "Check GITHUB_API_URL."
			};
		}
	};
}
function isCloud(server) {
	if (!URL.canParse(server)) return false;
	const { protocol, hostname } = new URL(server);
	return protocol === "https:" && (hostname === "github.com" || hostname.endsWith(".ghe.com"));
}
async function load() {
	return import("./ask.js").catch((thrown) => toPlainText(thrown instanceof Error ? thrown.message : String(thrown)));
}
export { openAttestations };
