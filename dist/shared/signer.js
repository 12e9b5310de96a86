import { STATEMENT_TYPE, encodeForSigning, makeBundle, makeStatement, verifyBundle } from "./ship.js";
// src/ship/sign/signer.ts
const SIGNATURE = "dev.cosignproject.cosign/signature";
function createVerifier({ verifies }) {
	return {
		ownsBundle: (bundle, digest) => verifyBundle(bundle, digest, verifies),
		ownsPayload: (payload, marks) => verifies(payload, Buffer.from(marks["dev.cosignproject.cosign/signature"] ?? "", "base64"))
	};
}
function createKeySigner(key) {
	return {
		...createVerifier(key),
		makeBundle: async (digest) => {
			const statement = makeStatement(digest);
			const signature = await key.sign(encodeForSigning(STATEMENT_TYPE, statement));
			return makeBundle(statement, signature, key.hint);
		},
		signPayload: async (payload) => ({ [SIGNATURE]: (await key.sign(payload)).toString("base64") })
	};
}
export { SIGNATURE, createKeySigner, createVerifier };
