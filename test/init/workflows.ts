// SPDX-License-Identifier: Apache-2.0
// Workflows as projects have them, for tests of `init`.

/** A workflow with one job of these steps. */
export function workflow(steps: string, { env = '', job = 'docker', head = '' } = {}): string {
  return `name: ci
on: { push: { branches: [main] } }
${env}jobs:
  ${job}:
    runs-on: ubuntu-24.04
${head}    steps:
${steps}`;
}

/** metadata-action, two logins and build-push-action, with names in variables. */
export const DOCKER_ACTIONS = workflow(
  `      - uses: actions/checkout@v4
      - uses: docker/login-action@v3
        with:
          registry: \${{ env.REGISTRY }}
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - uses: docker/login-action@v3
        with:
          username: \${{ vars.HUB_USER }}
          password: \${{ secrets.DOCKERHUB_TOKEN }}
      - uses: docker/metadata-action@v5
        id: meta
        with:
          images: |
            \${{ env.REGISTRY }}/\${{ env.IMAGE_NAME }}
            acme/app
      - uses: docker/build-push-action@v6
        with:
          context: .
          push: \${{ github.event_name != 'pull_request' }}
          platforms: linux/amd64,linux/arm64
          tags: \${{ steps.meta.outputs.tags }}
`,
  { env: 'env:\n  REGISTRY: ghcr.io\n  IMAGE_NAME: ${{ github.repository }}\n' },
);

/** One step that makes releases. */
export function releaseWorkflow(step: string, { head = '', job = 'make' } = {}): string {
  return workflow(`      - uses: actions/checkout@v4\n${step}`, { head, job });
}

/** The release tools, each as a step of its own token. */
export const RELEASE_STEPS = {
  releasePlease: '      - uses: googleapis/release-please-action@v4\n',
  semanticRelease: '      - id: semantic\n        uses: cycjimmy/semantic-release-action@v6\n',
  semanticCommand: '      - run: npx semantic-release@25\n',
  changesets: '      - uses: changesets/action@v1\n        with: { publish: npm run release }\n',
  changesetsTwo: '      - uses: changesets/action@v2\n',
  releasePlz: '      - uses: release-plz/action@v0.5\n        with: { command: release }\n',
} as const;
