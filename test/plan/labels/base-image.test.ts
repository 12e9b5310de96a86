// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBaseImage } from '../../../src/plan/labels/base-image.ts';

const nothing = { target: undefined, buildArgs: [], contexts: [] };
const HUB = 'docker.io/library';

describe('the base image of', () => {
  it.each([
    { text: 'FROM alpine:3.20', base: `${HUB}/alpine:3.20` },
    { text: 'FROM alpine', base: `${HUB}/alpine` },
    { text: 'from --platform=$BUILDPLATFORM alpine:3 as x', base: `${HUB}/alpine:3` },
    { text: `FROM ghcr.io/acme/base:1@sha256:${'a'.repeat(64)}`, base: 'ghcr.io/acme/base:1' },
    { text: 'FROM 127.0.0.1:5000/base', base: '127.0.0.1:5000/base' },
    {
      text: 'FROM golang:1 AS build\nRUN x\nFROM gcr.io/distroless/static',
      base: 'gcr.io/distroless/static',
    },
    { text: 'FROM alpine:3 AS Base\nFROM base', base: `${HUB}/alpine:3` },
    { text: 'ARG V=3.20\nFROM alpine:${V}', base: `${HUB}/alpine:3.20` },
    { text: 'ARG B=alpine\nARG V="3"\nFROM $B:$V', base: `${HUB}/alpine:3` },
    { text: '# FROM x\nFROM \\\n  # a comment\n  alpine:3', base: `${HUB}/alpine:3` },
    { text: '# escape=`\nFROM `\n alpine:3', base: `${HUB}/alpine:3` },
    { text: 'FROM alpine:3\nRUN <<EOF\nFROM evil\nEOF\nCMD x', base: `${HUB}/alpine:3` },
    {
      text: 'FROM alpine:3\nCOPY <<-"A" <<B /\nFROM evil\n\tA\nFROM evil\nB',
      base: `${HUB}/alpine:3`,
    },
    { text: '# syntax=docker/dockerfile:1\nFROM alpine:3', base: `${HUB}/alpine:3` },
    { text: 'FROM scratch', base: undefined },
    { text: 'FROM alpine-$TARGETARCH', base: undefined },
    { text: 'ARG V\nFROM alpine:$V', base: undefined },
    { text: 'ARG V=3\nFROM alpine:${V:-4}', base: undefined },
    { text: '# syntax=acme/other:1\nFROM alpine:3', base: undefined },
    { text: 'FROM https://x/y', base: undefined },
    { text: 'RUN x', base: undefined },
    { text: '', base: undefined },
  ])('$text', ({ text, base }) => {
    expect(findBaseImage(text, nothing)).toBe(base);
  });

  const two = 'ARG V=3\nFROM alpine:$V AS one\nFROM debian:12 AS two\nFROM one AS three';
  it.each([
    { name: 'a stage by name', given: { target: 'ONE' }, base: `${HUB}/alpine:3` },
    { name: 'a stage by number', given: { target: '1' }, base: `${HUB}/debian:12` },
    { name: 'no such stage', given: { target: 'none' }, base: undefined },
    { name: 'a build argument', given: { buildArgs: ['V=4'] }, base: `${HUB}/alpine:4` },
    { name: 'a build argument without a value here', given: { buildArgs: ['V'] }, base: undefined },
    { name: 'another argument', given: { buildArgs: ['W=4'] }, base: `${HUB}/alpine:3` },
    { name: 'a build context of that name', given: { contexts: ['alpine:3'] }, base: undefined },
    { name: 'a build context for its stage', given: { contexts: ['one'] }, base: undefined },
  ])('$name', ({ given, base }) => {
    expect(findBaseImage(two, { ...nothing, ...given })).toBe(base);
  });

  it('any text is found without an error', () => {
    const word = fc.constantFrom(
      'FROM',
      'ARG',
      'a',
      'A=$A',
      '$A',
      '${A}',
      '\\',
      '\n',
      '<<E',
      'E',
      ' AS ',
      '#',
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const base = findBaseImage(words.join(' '), nothing);
        expect(base ?? 'docker.io/library/a').toMatch(/^[a-z0-9./_-]+$/);
      }),
    );
  });
});
