import { checkRequest, omitUndefined, readRun, readSettingsAlone, withContext } from "./base.js";
import { acceptSettings } from "./copy.js";
// src/run/verify.ts
async function verify(request, asked, environment) {
	const { references, sameDigest, notYanked, signed, attested } = asked;
	const { verifyReferences } = await import("./finish.js").then((n) => n.verify_exports);
	const wrong = await checkRequest(request, environment);
	const settings = await readSettingsAlone(request, environment);
	const accepted = acceptSettings(settings, wrong, environment);
	const platforms = listRequired(accepted);
	const facts = await readFactsForLogin(request, accepted, environment);
	const prepared = {
		settings: accepted,
		...omitUndefined({ facts })
	};
	const names = signed ?? readSigned(accepted);
	const found = await withContext(prepared, environment, (context) => withSigned(names, context, (signedBy) => verifyReferences(references, {
		platforms,
		sameDigest,
		notYanked,
		attested,
		...omitUndefined({ signedBy })
	}, context.registries)));
	const checked = [
		"platforms",
		...names === void 0 ? [] : ["signed"],
		...attested,
		...notYanked ? ["not yanked"] : [],
		...sameDigest ? ["same digest"] : []
	];
	return {
		...found,
		checked
	};
}
function listRequired({ platforms, platformsNamed }) {
	return platformsNamed ? platforms : [];
}
function readSigned(settings) {
	const { signed, verifyKey: key } = settings;
	const isNamed = [key, ...Object.values(toNames(settings))].some((one) => one !== void 0);
	return signed || isNamed ? { key } : void 0;
}
function toNames(settings) {
	const { verifyIdentity, verifyIdentityRegexp, verifyIssuer, verifyIssuerRegexp } = settings;
	return {
		verifyIdentity,
		verifyIdentityRegexp,
		verifyIssuer,
		verifyIssuerRegexp
	};
}
async function withSigned(signed, context, step) {
	if (signed === void 0) return await step(void 0);
	const { readSignatureCheck } = await import("./verify4.js");
	const { createPatternMatcher } = await import("./plan.js").then((n) => n.pattern_worker_exports);
	const { match, close } = createPatternMatcher(context.signal);
	try {
		const key = signed.key ?? context.settings.verifyKey;
		return await step(await readSignatureCheck({
			...toNames(context.settings),
			key
		}, {
			...context,
			match
		}));
	} finally {
		await close();
	}
}
async function readFactsForLogin(request, { registries }, environment) {
	if (!registries.some(({ oidc }) => oidc !== void 0)) return void 0;
	const { facts } = await readRun({
		...request,
		remote: "never"
	}, environment);
	return facts.ok ? facts.value : void 0;
}
export { readFactsForLogin, verify };
