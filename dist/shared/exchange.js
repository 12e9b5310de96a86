import { isLoopback, parseObject, toTexts } from "./base.js";
// src/credentials/oidc/exchange.ts
const TEST_ENDPOINTS = "_TAGSHIP_TEST_ENDPOINTS";
function toEndpoint(env, service, usual) {
	const stated = toTexts(parseObject(env[TEST_ENDPOINTS] ?? "") ?? {})[service];
	if (stated === void 0 || !URL.canParse(stated)) return usual;
	return isLoopback(new URL(stated).host) ? stated : usual;
}
export { toEndpoint };
