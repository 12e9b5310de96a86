// SPDX-License-Identifier: Apache-2.0
// What buildx and docker write down of builders and contexts.
import { createHash } from 'node:crypto';

/** A builder of buildx: the text of its file. */
export const instance = (name: string, driver: string, nodes: unknown = [{}]) =>
  JSON.stringify({ Name: name, Driver: driver, Nodes: nodes });

/** A Docker context without TLS: its file below the home of the user, and the text of it. */
export const describeContext = (name: string, host: string) => {
  const id = createHash('sha256').update(name).digest('hex');
  const meta = { Name: name, Metadata: {}, Endpoints: { docker: { Host: host } } };
  return { [`.docker/contexts/meta/${id}/meta.json`]: JSON.stringify(meta) };
};
