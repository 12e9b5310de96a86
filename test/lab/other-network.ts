// SPDX-License-Identifier: Apache-2.0
// Runs a program in a network of its own, in which ports of loopback lead to unix sockets: with the engine's socket, and
// without its loopback, as a job in a container has it. Its arguments: `PORT=SOCKET` each, the program and its arguments.
import { execFileSync, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';

const given = process.argv.slice(2);
const ports = given.filter((argument) => /^\d+=/.test(argument));
const [program = '', ...args] = given.slice(ports.length);
execFileSync('ip', ['link', 'set', 'lo', 'up']);

function listen(port: number, socket: string): Promise<void> {
  const server = createServer((client) => {
    const behind = connect(socket);
    const end = (): void => {
      client.destroy();
      behind.destroy();
    };
    for (const one of [client, behind]) one.on('error', end).on('close', end);
    client.pipe(behind);
    behind.pipe(client);
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
}

for (const one of ports) {
  const [port = '', socket = ''] = one.split('=');
  await listen(Number(port), socket);
}
spawn(program, args, { stdio: 'inherit' }).on('close', (code) => process.exit(code ?? 1));
