// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { classifyFailure, findError, findForeignProgram } from '../../../src/ship/build/failure.ts';

const push = 'ERROR: failed to build: failed to solve: failed to push 127.0.0.1:5000/app: ';

describe('what a failure is, from what buildx said', () => {
  it.each([
    {
      name: 'busy',
      stderr: `${push}unexpected status from PUT request to http://r/v2/app/manifests/1: 503 Service Unavailable`,
      kind: 'transient',
    },
    {
      name: 'too many requests',
      stderr: `${push}unexpected status from POST request to http://r/v2/app/blobs/uploads/: 429 Too Many Requests`,
      kind: 'transient',
    },
    {
      name: 'reset',
      stderr: `${push}failed to do request: Put "http://r/v2": write tcp 127.0.0.1:1: connection reset by peer`,
      kind: 'transient',
    },
    {
      name: 'EOF',
      stderr: `${push}failed to do request: Head "http://r/v2": EOF`,
      kind: 'transient',
    },
    {
      name: 'timeout',
      stderr: `${push}failed to do request: Head "https://r/v2": net/http: TLS handshake timeout`,
      kind: 'transient',
    },
    {
      name: 'token service busy',
      stderr:
        'ERROR: failed to solve: failed to push r/app: failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://r/token: 502 Bad Gateway',
      kind: 'transient',
    },
    {
      name: 'an image that another build gave the same name at the same time',
      stderr:
        'ERROR: failed to build: failed to solve: image "127.0.0.1:5000/acme/app": already exists',
      kind: 'transient',
    },
    {
      name: 'a login that a token service refuses in the middle of a push',
      stderr: [
        '#6 ERROR: failed to push r/app: failed to authorize: failed to fetch oauth token: unexpected status from GET request to http://r/token: 401 Unauthorized: incorrect username or password',
        '------',
        'ERROR: failed to build: failed to solve: failed to fetch oauth token: unexpected status from GET request to http://r/token: 401 Unauthorized: incorrect username or password',
      ].join('\n'),
      kind: 'expired',
    },
    {
      name: 'a login that a token service refuses for a base image',
      stderr:
        '#6 ERROR: failed to push r/app: something else\nERROR: failed to solve: failed to fetch oauth token: unexpected status from GET request to http://r/token: 401 Unauthorized',
      kind: 'build',
    },
    {
      name: 'base image busy',
      stderr:
        'ERROR: failed to solve: busybox: failed to resolve source metadata for docker.io/library/busybox:latest: unexpected status from HEAD request to https://r/v2: 429 Too Many Requests',
      kind: 'transient',
    },
    {
      name: 'plain HTTP',
      stderr: `${push}failed to do request: Head "https://r/v2": http: server gave HTTP response to HTTPS client`,
      kind: 'unreachable',
    },
    {
      name: 'unknown authority',
      stderr: `${push}failed to do request: Head "https://r/v2": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      kind: 'unreachable',
    },
    {
      name: 'no server',
      stderr: `${push}failed to do request: Head "http://localhost:5000/v2": dial tcp [::1]:5000: connect: connection refused`,
      kind: 'unreachable',
    },
    {
      name: 'no such host',
      stderr: `${push}failed to do request: Head "https://r/v2": dial tcp: lookup r on 1.1.1.1:53: no such host`,
      kind: 'unreachable',
    },
    {
      name: 'expired',
      stderr: `${push}failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://r/token: 401 Unauthorized`,
      kind: 'expired',
    },
    {
      name: 'no permission',
      stderr: `${push}push access denied, repository does not exist or may require authorization: server message: insufficient_scope: 403 Forbidden`,
      kind: 'refused',
    },
    {
      name: 'a 500 in the words of the registry, whose status BuildKit does not repeat',
      stderr: `${push}unknown: unknown error`,
      kind: 'unclear',
    },
    {
      name: 'the same of a tag',
      stderr: `${push}unknown: the tag cannot be overwritten because the repository is immutable`,
      kind: 'refused',
    },
    {
      name: 'a blob that is not seen yet',
      stderr: `${push}unknown: blob unknown to registry`,
      kind: 'unclear',
    },
    {
      name: 'busy in the words of the registry',
      stderr: `${push}toomanyrequests: slow down`,
      kind: 'transient',
    },
    {
      name: 'down in the words of the registry',
      stderr: `${push}unavailable: service unavailable`,
      kind: 'transient',
    },
    { name: 'a token that has expired', stderr: `${push}unauthorized`, kind: 'expired' },
    { name: 'denied', stderr: `${push}denied: injected 403`, kind: 'refused' },
    {
      name: 'immutable tag',
      stderr: `${push}unexpected status from PUT request to https://r/v2: 400 Bad Request`,
      kind: 'refused',
    },
    { name: 'no index, in JSON', stderr: `${push}unknown: manifest invalid`, kind: 'unsupported' },
    { name: 'Heroku', stderr: `${push}unsupported`, kind: 'unsupported' },
    {
      name: 'Quay, older',
      stderr: `${push}unknown: manifest schema version not supported`,
      kind: 'unsupported',
    },
    {
      name: 'no index, without a word',
      stderr: `${push}unexpected status from PUT request to https://r/v2/app/manifests/sha256:1: 415 Unsupported Media Type`,
      kind: 'unsupported',
    },
    {
      name: 'Artifactory 6 and BuildKit 0.11',
      stderr: `${push}failed commit on ref "manifest-sha256:1": unexpected status: 400 Bad Request`,
      kind: 'unsupported',
    },
    {
      name: 'Harbor 1',
      stderr: `${push}failed commit on ref "index-sha256:1": unexpected status: 415 Unsupported Media Type`,
      kind: 'unsupported',
    },
    {
      name: 'newer containerd',
      stderr: `${push}unexpected status from PUT request to https://r/v2/app/manifests/sha256:1: 400 Bad Request - Server message: manifest invalid`,
      kind: 'unsupported',
    },
    {
      name: 'GitLab, where an attestation comes before its image',
      stderr: `${push}unknown: blob unknown to registry - sha256:63adb360`,
      kind: 'unclear',
    },
    { name: 'any status, in JSON', stderr: `${push}unknown: try later`, kind: 'unclear' },
    { name: '503, in JSON', stderr: `${push}unavailable: busy`, kind: 'transient' },
    { name: 'denied', stderr: `${push}denied: attestation not supported`, kind: 'refused' },
    {
      name: 'no repository',
      stderr: `${push}unknown: repository name not known to registry`,
      kind: 'refused',
    },
    {
      name: 'a repository called like a reason',
      stderr:
        'ERROR: failed to solve: failed to push r/media-type/attestation: unexpected status from PUT request to https://r/v2/media-type/attestation/manifests/sha256:1: 409 Conflict',
      kind: 'refused',
    },
    {
      name: 'a step',
      stderr:
        'ERROR: failed to build: failed to solve: process "/bin/sh -c exit 3" did not complete successfully: exit code: 3',
      kind: 'build',
    },
    {
      name: 'a step that speaks of 503',
      stderr:
        '#5 0.1 curl: 503 Service Unavailable, connection reset\nERROR: failed to solve: process "/bin/sh -c curl x" did not complete successfully: exit code: 22',
      kind: 'build',
    },
    {
      name: 'no Dockerfile',
      stderr:
        'ERROR: failed to build: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
      kind: 'build',
    },
    {
      name: 'no such base image',
      stderr:
        'ERROR: failed to solve: r/none: failed to resolve source metadata for r/none:latest: r/none:latest: not found',
      kind: 'build',
    },
    {
      name: 'a hash that has digits',
      stderr: `${push}unexpected status from PUT request to http://r/v2/app/manifests/sha256:503a429: 418 I'm a teapot`,
      kind: 'refused',
    },
    {
      name: 'a page of 404 for an index',
      stderr: `${push}unexpected status from PUT request to http://r/v2/app/manifests/sha256:5: 404 Not Found`,
      kind: 'unsupported',
    },
    {
      name: 'a page of 500 for an index',
      stderr: `${push}unexpected status from PUT request to http://r/v2/app/manifests/sha256:5: 500 Internal Server Error`,
      kind: 'failing',
    },
    {
      name: 'a limit of the size of a request',
      stderr: `${push}unexpected status from PUT request to https://r/v2/app/blobs/uploads/1?digest=x: 413 Request Entity Too Large`,
      kind: 'too-large',
    },
    {
      name: 'an answer that BuildKit gives up on',
      stderr: `${push}failed commit on ref "layer-sha256:1": invalid content digest in response: invalid checksum digest format`,
      kind: 'unclear',
    },
    {
      name: 'an answer without a length',
      stderr: `${push}missing content-length header for request: https://r/v2/app/blobs/sha256:1`,
      kind: 'unclear',
    },
    { name: 'silence', stderr: '', kind: 'build' },
  ])('$name', ({ stderr, kind }) => {
    expect(classifyFailure(stderr)).toBe(kind);
  });

  it('the error line is found among others, without its preambles', () => {
    const stderr =
      '#5 DONE\n------\nERROR: failed to build: failed to solve: no way\n\nView build details: docker-desktop://x\n';
    expect(findError(stderr)).toBe('no way');
    expect(findError('something else\n')).toBe('something else');
  });

  it.each<{ name: string; stderr: string; found?: ReturnType<typeof findForeignProgram> }>([
    {
      name: 'by runc',
      stderr:
        '#4 [linux/amd64 2/2] RUN true\n#5 [linux/arm64 2/2] RUN true\n#5 0.493 exec /bin/sh: exec format error\n#5 ERROR: x',
      found: { program: '/bin/sh', platform: 'linux/arm64' },
    },
    {
      name: 'in a named stage',
      stderr: '#12 [linux/arm/v7 build 3/9] RUN make\n#12 12.1 exec /bin/bash: exec format error\n',
      found: { program: '/bin/bash', platform: 'linux/arm/v7' },
    },
    {
      name: 'in a step that all platforms have in common',
      stderr: '#5 [2/2] RUN true\n#5 0.493 exec /bin/sh: exec format error\n',
      found: { program: '/bin/sh', platform: undefined },
    },
    {
      name: 'by the emulators of BuildKit',
      stderr:
        '#9 [linux/s390x 2/2] RUN true\n#9 0.1 .buildkit_qemu_emulator: /bin/sh: Invalid ELF image for this architecture\n',
      found: { program: '/bin/sh', platform: 'linux/s390x' },
    },
    {
      name: 'by an old runc',
      stderr:
        '#9 [2/2] RUN x\n#9 0.1 standard_init_linux.go:228: exec user process caused: exec format error\n',
      found: { program: 'a program', platform: undefined },
    },
    {
      name: 'not where a step only prints it',
      stderr: '#9 0.1 /bin/sh: 1: ./tool: Exec format error\nERROR: exec format error\n',
    },
  ])('a program of another platform is found: $name', ({ stderr, found }) => {
    expect(findForeignProgram(stderr)).toEqual(found);
  });
});
