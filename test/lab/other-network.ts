// SPDX-License-Identifier: Apache-2.0
// Runs a program in a network of its own, in which one port of loopback leads to a unix socket: with the engine's socket, and
// without its loopback, as a job in a container has it. Its arguments: the socket, the port, the program and its arguments.
import { execFileSync, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';

const [socket = '', port = '', program = '', ...args] = process.argv.slice(2);
execFileSync('ip', ['link', 'set', 'lo', 'up']);
createServer((client) => {
  const behind = connect(socket);
  const end = (): void => {
    client.destroy();
    behind.destroy();
  };
  for (const one of [client, behind]) one.on('error', end).on('close', end);
  client.pipe(behind);
  behind.pipe(client);
}).listen(Number(port), '127.0.0.1', () => {
  spawn(program, args, { stdio: 'inherit' }).on('close', (code) => process.exit(code ?? 1));
});
