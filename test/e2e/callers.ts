// SPDX-License-Identifier: Apache-2.0
// Workflows of users that call the reusable workflow ship.yml.

/** The reusable workflow. */
export const SHIP = 'tagship/tagship/.github/workflows/ship.yml';

/** What a user writes, and a later job. */
export const caller = (platforms: string, images: string, more = '') => `
name: Image
on: { push: { branches: [main], tags: ['v*'] }, pull_request: }
jobs:
  image:
    uses: ${SHIP}@v0.1.0
    permissions: { contents: read, packages: write }
    with:
      platforms: ${platforms}
      images: |
        ${images}
${more}    secrets:
      registries: |
        \${{ vars.TLS }}: { username: bob, password: \${{ toJSON(secrets.TLS) }}, ca: \${{ vars.CA }} }
        \${{ vars.TOKENS }}: { username: publisher, password-env: TOKENS_PASSWORD }
      variables: TOKENS_PASSWORD=\${{ secrets.TOKENS }}
  deploy:
    needs: image
    runs-on: ubuntu-24.04
    steps:
      - run: echo "\${{ needs.image.outputs.version }} is \${{ needs.image.outputs.digest }}"
`;

/** A registry's password that GitHub finds in an output, which it then drops: the action masks what it is given. */
export const masking = (platforms: string, images: string, password: string) => {
  const entry = `elsewhere.example.com: { username: bob, password: '${password}' }\n`;
  return caller(platforms, images).replace('registries: |\n', (line) => `${line}        ${entry}`);
};
