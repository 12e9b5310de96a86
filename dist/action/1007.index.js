export const id = 1007;
export const ids = [1007];
export const modules = {

/***/ 21007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openLoginHelper: () => (/* binding */ openLoginHelper)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
;// CONCATENATED MODULE: ./src/credentials/helper/program.js
const KEY_VARIABLE = '_TAGSHIP_LOGIN_KEY';
function renderHelper(node, directory) {
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
function renderProgram(socket) {
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
function quote(word) {
    return `'${word.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./src/credentials/helper/login-socket.js







const LONGEST_ADDRESS = 100;
const KEY_BYTES = 16;
const LONGEST_QUESTION = 4096;
const QUESTION_TIMEOUT_MS = 10_000;
const NONE = 'credentials not found in native keychain';
async function openLoginHelper(options) {
    const directory = (0,external_node_path_.join)(options.tempDir, 'login');
    const address = (0,external_node_path_.join)(directory, 'socket');
    if (process.platform === 'win32' || Buffer.byteLength(address) > LONGEST_ADDRESS)
        return undefined;
    await (0,promises_.mkdir)(directory, { mode: 0o700 });
    const { name, files } = renderHelper(process.execPath, directory);
    for (const file of files) {
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, file.name), file.text, { mode: file.mode, flag: 'wx' });
    }
    const script = (0,external_node_path_.join)(directory, files.at(-1)?.name ?? '');
    if (!(await isRunnable(script)) || !(await isRunnable('/bin/sh')))
        return undefined;
    const key = (0,external_node_crypto_.randomBytes)(KEY_BYTES).toString('hex');
    options.vault?.add([key]);
    if (!(await listen(address, options, key)))
        return undefined;
    return {
        name,
        addTo: (env) => ({ ...env, PATH: toPath(directory, env.PATH), [KEY_VARIABLE]: key }),
    };
}
function toPath(directory, path) {
    return path === undefined || path === '' ? directory : `${directory}:${path}`;
}
async function isRunnable(path) {
    return await (0,promises_.access)(path, promises_.constants.X_OK).then(() => true, () => false);
}
async function listen(address, options, key) {
    const server = (0,external_node_net_.createServer)((socket) => {
        socket.on('error', () => socket.destroy());
        void converse(socket, options, key);
    });
    server.unref();
    options.signal?.addEventListener('abort', () => server.close(), { once: true });
    return await new Promise((resolve) => {
        server.on('error', () => {
            resolve(false);
        });
        server.listen(address, () => {
            resolve(true);
        });
    });
}
async function converse(socket, options, key) {
    const question = (0,json/* parseObject */.lj)((await readLine(socket)) ?? '');
    if (question === undefined || !isKey(question.key, key)) {
        socket.destroy();
        return;
    }
    const server = typeof question.server === 'string' ? question.server : '';
    socket.end(`${await toAnswer(server, options)}\n`);
}
async function toAnswer(server, { answer }) {
    try {
        const credential = await answer(server);
        return credential === undefined ? `1 ${NONE}` : `0 ${renderLogin(server, credential)}`;
    }
    catch (thrown) {
        if (!(thrown instanceof problem/* Problem */.AF))
            return `1 ${NONE}`;
        return `1 ${thrown.message.replaceAll(/\s+/g, ' ')}`;
    }
}
function renderLogin(ServerURL, credential) {
    return JSON.stringify(credential.kind === 'password'
        ? { ServerURL, Username: credential.username, Secret: credential.password.reveal() }
        : { ServerURL, Username: '<token>', Secret: credential.token.reveal() });
}
async function readLine(socket) {
    return await new Promise((resolve) => {
        let text = '';
        const end = (line) => {
            socket.setTimeout(0);
            resolve(line);
        };
        socket.setEncoding('utf8').setTimeout(QUESTION_TIMEOUT_MS, end);
        socket.on('close', () => {
            end();
        });
        socket.on('data', (chunk) => {
            text += String(chunk);
            if (text.includes('\n'))
                end(text.slice(0, text.indexOf('\n')));
            else if (text.length > LONGEST_QUESTION)
                end();
        });
    });
}
function isKey(given, key) {
    if (typeof given !== 'string')
        return false;
    const [one, other] = [Buffer.from(given), Buffer.from(key)];
    return one.length === other.length && (0,external_node_crypto_.timingSafeEqual)(one, other);
}


/***/ })

};
