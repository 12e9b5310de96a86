// SPDX-License-Identifier: Apache-2.0
// Why a script of GitLab is not read, with the next move. Pure.

/** What to do about a reason; the first that fits counts. */
const MOVES: readonly (readonly [reason: RegExp, move: string])[] = [
  [
    /^it takes the output of another command$/,
    'put that into a variable, in a line of its own before the build',
  ],
  [
    /^"(?:docker|podman) (?:container )?(?:run|exec|create)"/,
    'move its command to the input test, which runs before any tag is written and gets the image in SHIPPED_IMAGE',
  ],
  [
    /^"(?:docker|podman) manifest"/,
    'a build with the input platforms makes one image of all platforms',
  ],
  [
    /^it has a pipe$/,
    'leave it out, and take the password of a login from a variable: echo "$PASSWORD" | docker login --password-stdin',
  ],
  [
    /^".*" makes it more than a list of commands$/,
    'write the commands of the build, the tags and the pushes one by one',
  ],
  [/^"\|\|"/, 'leave that out, or move it to a line of its own'],
  [/^it has "[<>]/, 'leave the redirection out: later jobs get SHIPPED_IMAGE and SHIPPED_DIGEST'],
  [/^the shell would expand/, 'write the names out, or put the word in quotation marks'],
  [/^".*" is another program$/, 'write it on a line of its own before the build'],
  [/^unsupported flag /, 'leave it out, or build this image without tagship'],
  [
    /^it tags or pushes an image that it does not build$/,
    'tagship promote gives further tags to an image that is published',
  ],
  [/^cd leads to a place/, 'write paths from the root of the project'],
  [/ may hold flags, /, 'write them out'],
  [/^it writes a login for kaniko/, 'name the registry and its password in the input registries'],
  [/^more than one argument is not a flag/, 'write the context as one word'],
  [/^its context comes from/, 'write the Dockerfile to a file, and name it'],
  [/^it builds or logs in under a condition/, 'give the job rules, or make a job for each'],
];

/** A reason, and what to do about it. */
export function withMove(reason: string): string {
  const move = MOVES.find(([pattern]) => pattern.test(reason))?.[1];
  return move === undefined ? reason : `${reason}: ${move}`;
}
