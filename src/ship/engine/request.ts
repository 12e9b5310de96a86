// SPDX-License-Identifier: Apache-2.0
// Asks a Docker engine by its API, without docker. Sends nothing but the question.
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { EngineAddress } from './address.ts';

/** The longest answer that is read, bytes. */
const ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * The body of an engine's answer, whatever its status.
 *
 * @param path of the API: `/info`
 * @param signal ends the question, which may take any time without it
 * @throws an error of the system or of TLS
 */
export async function askEngine(
  address: EngineAddress,
  path: string,
  signal: AbortSignal,
): Promise<string> {
  const open = await toOpener(address);
  const { host, port } = 'socket' in address ? { host: 'localhost', port: 80 } : address;
  return await new Promise<string>((resolve, reject) => {
    // Without an agent: it would ask whether "localhost" is an IP address, 6 ms the first time.
    const asking = request({ host, port, path, signal, createConnection: open });
    let isAnswered = false;
    asking.on('error', reject).on('close', () => {
      if (!isAnswered) reject(new Error('closed without an answer')); // another protocol is wanted
    });
    asking.on('response', (answer) => {
      isAnswered = true;
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
        if (body.length > ANSWER_BYTES) asking.destroy(new Error('too long an answer'));
      });
      answer.on('error', reject).on('end', () => {
        resolve(body);
      });
    });
    asking.end();
  });
}

/** How to connect: TLS only where it is wanted, since hardly any engine has it. */
async function toOpener(address: EngineAddress): Promise<() => Socket> {
  if ('socket' in address) return () => connect({ path: address.socket });
  const { port, tls } = address;
  const host = address.host.replace(/^\[|\]$/g, '');
  const open = tls && (await (await import('./tls.ts')).toTlsOpener({ host, port }, tls));
  return open ?? (() => connect({ host, port }));
}
