# SPDX-License-Identifier: Apache-2.0
# The tool image: tagship, and what it calls. A base of your own needs no apk when it has git, Node, and
# the docker client with buildx already.
ARG BASE=alpine:3.22
FROM ${BASE}

RUN set --; \
    command -v docker > /dev/null || set -- "$@" docker-cli; \
    docker buildx version > /dev/null 2>&1 || set -- "$@" docker-cli-buildx; \
    command -v git > /dev/null || set -- "$@" git openssh-client-default; \
    command -v node > /dev/null || set -- "$@" nodejs; \
    if [ $# -gt 0 ]; then apk add --no-cache ca-certificates "$@"; fi

COPY dist/cli /usr/local/lib/tagship/cli
COPY dist/shared /usr/local/lib/tagship/shared
RUN ln -s ../lib/tagship/cli/index.js /usr/local/bin/tagship && tagship --version

ENTRYPOINT ["tagship"]
CMD ["--help"]
