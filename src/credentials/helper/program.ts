// SPDX-License-Identifier: Apache-2.0
// The credential helper that children of a run start, as files to write: a shell script that starts Node with a program. Pure.

/** The environment variable with the key of a run, without which its process answers nothing. */
export const KEY_VARIABLE = '_TAGSHIP_LOGIN_KEY';

/** The files of a helper, by name. */
export interface HelperFiles {
  /** Name in `credHelpers`. */
  readonly name: string;
  readonly files: readonly {
    readonly name: string;
    readonly text: string;
    readonly mode: number;
  }[];
}

/**
 * The files of the helper, which are to be in one directory. They hold no secret: the key is in the environment.
 *
 * @param node the file of Node
 * @param directory the directory of the files, and of the socket
 * @see https://github.com/docker/docker-credential-helpers#development
 */
export function renderHelper(node: string, directory: string): HelperFiles {
  const name = 'tagship';
  const program = `${directory}/login.cjs`;
  const script = `#!/bin/sh\nexec ${quote(node)} ${quote(program)} "$@"\n`;
  return {
    name,
    files: [
      { name: 'login.cjs', text: renderProgram(`${directory}/socket`), mode: 0o600 },
      { name: `docker-credential-${name}`, text: script, mode: 0o700 },
    ],
  };
}

/** Asks the process of the run, and prints what it answers as Docker expects it. */
function renderProgram(socket: string): string {
  return `'use strict';
const { connect } = require('node:net');

const own = process;
const { argv, env, stdin, stdout } = own;

function end(code, text) {
  own.exitCode = code;
  stdout.write(text + '\\n');
}

function ask(server) {
  let answer = '';
  const socket = connect(${JSON.stringify(socket)});
  socket.setEncoding('utf8');
  socket.on('data', (text) => (answer += text));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    const [, code, text] = /^([01]) (.*)\\n$/s.exec(answer) ?? ['', '1', 'tagship does not run any more'];
    end(Number(code), text);
  });
  socket.write(JSON.stringify({ key: env.${KEY_VARIABLE}, server }) + '\\n');
}

if (argv[2] === 'get') {
  let server = '';
  stdin.setEncoding('utf8');
  stdin.on('data', (text) => (server += text));
  stdin.on('end', () => ask(server.trim()));
} else if (argv[2] === 'list') {
  end(0, '{}');
} else {
  end(1, 'the logins of a tagship run are its own');
}
`;
}

/** A word for a POSIX shell. */
function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
