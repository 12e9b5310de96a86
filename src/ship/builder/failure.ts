// SPDX-License-Identifier: Apache-2.0
// Explains why buildx could not start a builder on a cluster or on an engine over ssh, from its output. Pure.
import type { BuilderNode } from './setting.ts';

/** The error, and how to fix it. */
export interface BuildxFailure {
  readonly said: string;
  readonly hint: string;
  /** Waiting may help: the pods were not ready yet. */
  readonly isSlow: boolean;
  /** Neither cluster nor engine could be reached, so nothing was created that would have to be removed. */
  readonly isUnmade: boolean;
}

/**
 * Why a builder did not start.
 *
 * | buildx says of a cluster                    | the next move is about                              |
 * | ------------------------------------------- | --------------------------------------------------- |
 * | no configuration, a file that is not there  | `KUBECONFIG`                                        |
 * | refused, unknown host, timeout              | `server` in the kubeconfig                          |
 * | x509                                        | `certificate-authority` in the kubeconfig           |
 * | Unauthorized; a program that is not there   | `users` in the kubeconfig                           |
 * | forbidden: a user cannot                    | the role that the user needs                        |
 * | forbidden: exceeded quota                   | the quota, and the pod's requests                   |
 * | PodSecurity, privileged                     | `rootless=true`                                     |
 * | namespaces not found                        | the namespace                                       |
 * | replicas not ready                          | the events of the pod: its image, resources, permissions |
 *
 * | ssh says                                    | the next move is about              |
 * | ------------------------------------------- | ----------------------------------- |
 * | Host key verification failed                | `known_hosts`                       |
 * | Permission denied (publickey)               | the key                             |
 * | unknown host, refused, timeout              | the address                         |
 * | not found                                   | Docker on the other machine         |
 * | permission denied … docker.sock             | the group `docker` on it            |
 */
export function explainBoot(nodes: readonly BuilderNode[], stderr: string): BuildxFailure {
  const isCluster = nodes.some(({ driver }) => driver === 'kubernetes');
  const said = findError(stderr);
  const rows = isCluster ? CLUSTER : SSH;
  const row = rows.find(([words]) => words.test(said));
  const namespace = /^namespace=(.*)$/.exec(nodes[0]?.options[0] ?? '')?.[1] ?? '';
  const hint = (row?.[1] ?? (isCluster ? LOOK_AT_CLUSTER : LOOK_AT_ENGINE)).replaceAll(
    'NAMESPACE',
    namespace,
  );
  return { said, hint, isSlow: row?.[1] === NOT_READY, isUnmade: UNMADE.test(stderr) };
}

/** How buildx begins the message that its first request failed: the one that looks for what exists. */
const UNMADE = /ERROR: (failed to initialize builder|error for bootstrap) /;

/** buildx's error without its names for things; for ssh, the message of ssh itself. */
function findError(stderr: string): string {
  const at = stderr.lastIndexOf('ERROR: ');
  const text = (at < 0 ? stderr : stderr.slice(at + 'ERROR: '.length)).trim();
  const ssh = /\bstderr=(?<said>[^]*)$/.exec(text)?.groups?.said?.trim() ?? '';
  const lines = (ssh === '' ? text : ssh).split('\n').map((line) => line.trim());
  const said = lines.filter((line) => /\w/.test(line)).at(-1) ?? 'buildx gave no reason';
  return said
    .replace(/^failed to initialize builder \S+ \(\S+\): /, '')
    .replace(/^cannot determine Kubernetes namespace, specify manually: /, '')
    .replace(/^error (for bootstrap|while calling \S+ for) "[^"]*": /, '');
}

const LOOK_AT_CLUSTER =
  'Check whether "kubectl --namespace NAMESPACE get deployments" works here, with the same KUBECONFIG.';

const LOOK_AT_ENGINE =
  'Check whether "docker -H ssh://user@host info" works here, and on that machine "docker pull moby/buildkit:buildx-stable-1".';

const NOT_READY =
  'Look at "kubectl --namespace NAMESPACE get events": an image that cannot be pulled (image=… names another), no node with room for the pod, or privileged pods that are not permitted (rootless=true). timeout=5m waits longer.';

const CLUSTER: readonly (readonly [RegExp, string])[] = [
  [
    /no configuration has been provided|no such file|loading config|invalid configuration/,
    'Set KUBECONFIG to the path of the kubeconfig of the cluster, or run the job in a pod of it with a service account.',
  ],
  [
    /Unauthorized|the server has asked for the client to provide credentials/,
    'The cluster does not accept the token or certificate under users in the kubeconfig: get a new one.',
  ],
  [
    /executable .* (not found|failed)|getting credentials/,
    'The kubeconfig gets its credentials from a program (users, exec): install it here, or use a kubeconfig with a token.',
  ],
  [
    /exceeded quota/,
    'Raise the quota of the namespace "NAMESPACE", or lower what the pod asks for: requests.cpu=…, requests.memory=…, limits.cpu=…',
  ],
  [
    /PodSecurity|[Pp]rivileged|violates|admission webhook/,
    'The cluster does not permit this pod: write rootless=true, or choose a namespace that permits privileged pods.',
  ],
  [
    /forbidden/,
    'Give the user of the kubeconfig a role in the namespace "NAMESPACE" with get, create and delete on deployments, get, create, update and delete on configmaps, list on pods, and create on pods/exec.',
  ],
  [
    /namespaces? "[^"]*" not found/,
    'Create the namespace ("kubectl create namespace NAMESPACE"), or correct it: kubernetes://NAMESPACE is where the pods are to run.',
  ],
  [/replicas to be ready|timed out waiting for/, NOT_READY],
  [
    /x509:|certificate|HTTP response to HTTPS client/,
    'Correct certificate-authority and server under clusters in the kubeconfig.',
  ],
  [
    /connection refused|no such host|server misbehaving|unreachable|i\/o timeout|deadline exceeded|malformed HTTP|dial tcp/,
    'Check server under clusters in the kubeconfig, and that this machine reaches it ("kubectl cluster-info").',
  ],
];

const SSH: readonly (readonly [RegExp, string])[] = [
  [
    /Host key verification failed|HOST IDENTIFICATION HAS CHANGED/,
    'Add the key of that machine to ~/.ssh/known_hosts ("ssh-keyscan host"), after checking it.',
  ],
  [
    /docker\.sock|docker API|docker daemon socket/,
    'Add the user to the group docker on that machine, or start Docker there.',
  ],
  [
    /Permission denied|Too many authentication failures|no mutual signature/,
    'Load the key that the machine accepts into an ssh agent (SSH_AUTH_SOCK), or write it to ~/.ssh; ssh asks nothing here.',
  ],
  [
    /docker: .*not found|not found.*docker|command not found/,
    'Install the Docker CLI and engine on that machine; for a BuildKit without Docker, make a builder with "docker buildx create --driver remote ssh://user@host" and give its name as the setting builder.',
  ],
  [/executable file not found|"ssh"/, 'Install ssh (openssh-client) where tagship runs.'],
  [
    /Could not resolve|Connection (refused|timed out|closed)|No route to host|Network is unreachable/,
    'Check the address: ssh://user@host:port, and that this machine reaches it.',
  ],
];
