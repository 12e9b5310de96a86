// SPDX-License-Identifier: Apache-2.0
// Makes the engine's own BuildKit reachable as a remote one, on a unix socket and on TCP.
import { readFileSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';

/** What the process is started with, as a JSON file. */
export interface BridgeConfig {
  readonly engineSocket: string;
  readonly unix: string;
  readonly port: number;
}

/** The engine hands a connection over to BuildKit after this request, as it does for buildx. */
const UPGRADE = [
  'POST /grpc HTTP/1.1',
  'Host: docker',
  'Connection: Upgrade',
  'Upgrade: h2c',
  'Content-Length: 0',
  '\r\n',
].join('\r\n');

function bridge(client: Socket, engineSocket: string): void {
  const engine = createConnection(engineSocket);
  const end = (): void => {
    client.destroy();
    engine.destroy();
  };
  for (const socket of [client, engine]) socket.on('error', end).on('close', end);
  client.pause();
  engine.write(UPGRADE);
  let answer = Buffer.alloc(0);
  const onData = (chunk: Buffer): void => {
    answer = Buffer.concat([answer, chunk]);
    const headersEnd = answer.indexOf('\r\n\r\n');
    if (headersEnd < 0) return;
    engine.off('data', onData);
    if (!answer.subarray(0, headersEnd).toString('latin1').startsWith('HTTP/1.1 101')) {
      end();
      return;
    }
    client.write(answer.subarray(headersEnd + 4));
    engine.pipe(client);
    client.pipe(engine);
  };
  engine.on('data', onData);
}

const config = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as BridgeConfig;
rmSync(config.unix, { force: true });
for (const where of [{ path: config.unix }, { host: '127.0.0.1', port: config.port }]) {
  // With Nagle's algorithm each small message of gRPC waits 40 ms for an acknowledgement. The engine's side is a unix socket, which has none.
  createServer({ noDelay: true }, (client) => {
    bridge(client, config.engineSocket);
  }).listen(where);
}
