import { secret } from "./base.js";
import { readEndMs, readTextField } from "./answer.js";
import { trustRefused, withoutToken } from "./refused.js";
// src/credentials/oidc/quay.ts
const TITLE = "Quay";
const LIFE_MS = 36e5;
const exchangeQuay = async (role, context) => {
	const { idToken, service, host, clock } = context;
	const startMs = clock.now();
	const token = idToken.token.reveal();
	const pair = Buffer.from(`${role.robot}:${token}`).toString("base64");
	const answer = await service.ask({
		method: "GET",
		url: new URL("/oauth2/federation/robot/token", service.toBase(host)),
		headers: { authorization: `Basic ${pair}` },
		doing: `log in to ${host}`,
		secrets: [token, pair]
	});
	if (answer.status !== 200) {
		const { issuer, subject } = idToken.claims;
		const hint = `Add a federation to the robot account ${role.robot}: issuer ${issuer}, subject ${subject}. Quay compares the whole subject, so each branch and git tag needs its own.`;
		throw trustRefused({
			title: TITLE,
			registry: host,
			idToken,
			answer,
			hint
		});
	}
	const password = readTextField(answer.body, "token");
	if (password === void 0) throw withoutToken(TITLE, host, answer.host);
	context.hide([password]);
	const untilMs = readEndMs(password) ?? startMs + LIFE_MS;
	return {
		username: role.robot,
		password: secret(password),
		untilMs
	};
};
export { exchangeQuay };
