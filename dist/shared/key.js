import { createRequire as createBundledRequire } from "module";
const { createHash, createPrivateKey, createPublicKey, sign, verify } = createBundledRequire(import.meta.url)("node:crypto");
// src/ship/sign/key.ts
const LARGEST_RSA_BITS = 8192;
const SMALLEST_RSA_BITS = 2048;
const HASHES = {
	"ec prime256v1": "sha256",
	"ec secp384r1": "sha256",
	rsa: "sha256"
};
const KEY_KINDS = "ECDSA P-256, ECDSA P-384, Ed25519 and RSA of 2048 to 8192 bits";
function openKey(key, password) {
	const given = typeof key === "string" ? { key } : {
		key,
		format: "der",
		type: "pkcs8"
	};
	let privateKey;
	try {
		privateKey = createPrivateKey({
			...given,
			passphrase: password
		});
	} catch {
		return { refused: "it is not a private key in PEM, or its password is another one" };
	}
	const kind = nameKind(privateKey);
	if (kind !== "ed25519" && HASHES[kind] === void 0) return { refused: `it is of kind ${kind}` };
	const { modulusLength: length = SMALLEST_RSA_BITS } = privateKey.asymmetricKeyDetails ?? {};
	if (length < SMALLEST_RSA_BITS || length > LARGEST_RSA_BITS) return { refused: `its length is ${length}` };
	return { key: toSigningKey(privateKey, HASHES[kind] ?? null) };
}
function openPublicKey(pem) {
	try {
		const key = createPublicKey(pem);
		const kind = nameKind(key);
		const hash = HASHES[kind] ?? null;
		return kind === "ed25519" || hash !== null ? toPublic(key, hash) : void 0;
	} catch {
		return;
	}
}
function nameKind({ asymmetricKeyType, asymmetricKeyDetails }) {
	const curve = asymmetricKeyDetails?.namedCurve;
	return asymmetricKeyType === "ec" ? `ec ${curve ?? "unknown"}` : asymmetricKeyType ?? "unknown";
}
function toSigningKey(privateKey, hash) {
	return {
		sign: (bytes) => sign(hash, bytes, privateKey),
		...toPublic(createPublicKey(privateKey), hash)
	};
}
function toPublic(key, hash) {
	const der = key.export({
		type: "spki",
		format: "der"
	});
	return {
		verifies: (bytes, signature) => verify(hash, bytes, key, signature),
		publicKey: key.export({
			type: "spki",
			format: "pem"
		}).toString(),
		hint: createHash("sha256").update(der).digest("base64")
	};
}
export { KEY_KINDS, openKey, openPublicKey };
