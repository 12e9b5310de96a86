// SPDX-License-Identifier: Apache-2.0
// Explains why a Docker engine cannot be reached. Pure.
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { error, type ProblemData } from '../../problem.ts';
import { isService, isTlsWanted } from './current.ts';

/** Certificates that the environment names and that are missing. */
export interface MissingCertificates {
  readonly folder: string;
  /** `ca.pem`, `cert.pem`, `key.pem`; at least one of them. */
  readonly files: readonly string[];
}

/** How an engine and its client report that only one of them uses TLS: waiting changes nothing. */
const OTHER_PROTOCOL =
  /HTTP response to HTTPS client|HTTP request to an HTTPS server|TLS-enabled daemon without TLS/;

/** How an engine refuses an older client: Docker 29 and later accept API 1.44 and newer. */
const TOO_OLD = /client version \S+ is too old/;

/** Whether the error of a running engine is permanent. */
export function isFinal(said: string): boolean {
  return OTHER_PROTOCOL.test(said) || TOO_OLD.test(said);
}

/**
 * Why no engine answers, and how to fix it.
 *
 * | environment, or answer                           | the next move is about                 |
 * | ------------------------------------------------ | -------------------------------------- |
 * | the client's API version is too old              | the client                             |
 * | TLS asked for, at port 2375 or of a plain engine | the variables that contradict          |
 * | no TLS asked for, and the engine wants it        | the variables that ask for it          |
 * | certificates of another authority                | the volume that holds older ones       |
 * | a service in CI                                  | the runner: privileged, volume         |
 * | any other                                        | Docker on this machine                 |
 */
export function describeUnreachable(
  env: Env,
  said: string,
  missing: MissingCertificates | undefined,
): ProblemData {
  const host = readText(env, 'DOCKER_HOST');
  const where = host === undefined ? 'here' : `at "${host}"`;
  if (TOO_OLD.test(said)) {
    return error(
      'ENGINE_UNREACHABLE',
      `the Docker engine ${where} refuses this client: ${said}`,
      'Update the docker CLI and the buildx plugin, and unset DOCKER_API_VERSION where it is set.',
    );
  }
  const why =
    missing === undefined ? said : `"${missing.folder}" has no ${missing.files.join(', ')}`;
  const hint = toHint(env, said, host ?? '');
  return error('ENGINE_UNREACHABLE', `no Docker engine answers ${where}: ${why}`, hint);
}

function toHint(env: Env, said: string, host: string): string {
  const asksForTls = isTlsWanted(env);
  if (asksForTls && (host.endsWith(':2375') || said.includes('HTTP response to HTTPS client'))) {
    return CONTRADICTION;
  }
  if (!asksForTls && OTHER_PROTOCOL.test(said)) {
    return 'This engine wants TLS: set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH to the directory of ca.pem, cert.pem and key.pem.';
  }
  if (said.includes('x509:')) {
    return 'The engine shows a certificate of another authority than ca.pem in DOCKER_CERT_PATH: remove certificates of an earlier engine from that volume, or name the host that the certificate is for.';
  }
  return isService(env)
    ? 'The service docker:dind needs a runner with privileged = true, and with TLS the volume /certs/client ' +
        '(DOCKER_TLS_CERTDIR=/certs, DOCKER_CERT_PATH=/certs/client); or build without an engine: builder: tcp://buildkitd:1234.'
    : 'Start Docker, or name a BuildKit to build with: builder: tcp://host:1234.';
}

const CONTRADICTION =
  'DOCKER_TLS_VERIFY asks for TLS, and this is the address of an engine without it (2375; with TLS it is 2376). ' +
  'Remove DOCKER_HOST from the variables of the group, project or workflow, or set DOCKER_TLS_VERIFY and DOCKER_TLS_CERTDIR ' +
  'to nothing there too; the GitLab component has engine: dind-no-tls for an engine without TLS.';
