// SPDX-License-Identifier: Apache-2.0
// The project that examples/cli/tagship.yml is for: a base, two services on it, and a web page. Built without emulation.
import { readExampleText } from './example.ts';

const service = (name: string): Readonly<Record<string, string>> => ({
  [`services/${name}/Dockerfile`]: `FROM base\nCOPY ${name}.sh /${name}.sh\nCMD ["/bin/busybox", "sh", "/${name}.sh"]\n`,
  [`services/${name}/${name}.sh`]: `echo "${name} of $(cat /base)"\n`,
});

/** Its files; `images` are the repositories in place of those of the example, one a line. */
export function makeMonorepo(images: readonly string[]): Readonly<Record<string, string>> {
  const lines = images.map((image) => `  ${image}\n`).join('');
  const settings = readExampleText('cli/tagship.yml').replace(
    /^images: .*\n/m,
    `images: |\n${lines}`,
  );
  return {
    'tagship.yml': settings,
    'base/Dockerfile': 'FROM scratch\nARG TARGETARCH\nCOPY $TARGETARCH /base\n',
    'base/amd64': 'amd64\n',
    'base/arm64': 'arm64\n',
    ...service('api'),
    ...service('worker'),
    'web/Dockerfile': 'FROM scratch\nCOPY index.html /index.html\n',
    'web/index.html': '<h1>Hello</h1>\n',
  };
}
