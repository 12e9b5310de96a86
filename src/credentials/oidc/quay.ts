// SPDX-License-Identifier: Apache-2.0
// Quay: the federation of a robot account. @see https://docs.redhat.com/en/documentation/red_hat_quay/ (keyless authentication)
import { secret } from '../../settings/secret.ts';
import { readEndMs, readTextField } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { trustRefused, withoutToken } from './refused.ts';

const TITLE = 'Quay';
/** How long Quay's token lives, ms. */
const LIFE_MS = 3_600_000;

/** The robot, with a password that lives an hour. */
export const exchangeQuay: Exchange<'quay'> = async (role, context) => {
  const { idToken, service, host, clock } = context;
  const startMs = clock.now();
  const token = idToken.token.reveal();
  const pair = Buffer.from(`${role.robot}:${token}`).toString('base64');
  const answer = await service.ask({
    method: 'GET',
    url: new URL('/oauth2/federation/robot/token', service.toBase(host)),
    headers: { authorization: `Basic ${pair}` },
    doing: `log in to ${host}`,
    secrets: [token, pair],
  });
  if (answer.status !== 200) {
    const { issuer, subject } = idToken.claims;
    const hint = `Add a federation to the robot account ${role.robot}: issuer ${issuer}, subject ${subject}. Quay compares the whole subject, so each branch and git tag needs its own.`;
    throw trustRefused({ title: TITLE, registry: host, idToken, answer, hint });
  }
  const password = readTextField(answer.body, 'token');
  if (password === undefined) throw withoutToken(TITLE, host, answer.host);
  context.hide([password]);
  const untilMs = readEndMs(password) ?? startMs + LIFE_MS;
  return { username: role.robot, password: secret(password), untilMs };
};
