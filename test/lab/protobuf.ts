// SPDX-License-Identifier: Apache-2.0
// Reads the wire format of protocol buffers, and of Kubernetes' objects in it the few fields that a builder's deployment has.

/** The values of a message by the numbers of its fields, in order: whole numbers, or the bytes of everything else. */
type Fields = Readonly<Record<number, readonly (number | Buffer)[] | undefined>>;

/** What a builder's deployment is known by. */
export interface Deployment {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly replicas: number;
  readonly selector: Readonly<Record<string, string>>;
  readonly template: Pick<Deployment, 'labels' | 'annotations'>;
  readonly containers: readonly {
    readonly name: string;
    readonly image: string;
    readonly args: readonly string[];
  }[];
}

/** A deployment as client-go sends it: `k8s\0`, an envelope, then the object. */
export function decodeDeployment(body: Buffer): Deployment {
  if (body.subarray(0, 4).toString('latin1') !== 'k8s\0')
    throw new Error('not an object of Kubernetes');
  const deployment = readFields(first(readFields(body.subarray(4)), 2));
  const spec = readFields(first(deployment, 2));
  const template = readFields(first(spec, 3));
  const pod = readFields(first(template, 2));
  return {
    ...decodeMeta(first(deployment, 1)),
    replicas: Number(spec[1]?.[0] ?? 1),
    selector: decodeMap(readFields(first(spec, 2))[1]),
    template: decodeMeta(first(template, 1)),
    containers: (pod[2] ?? []).map((container) => {
      const fields = readFields(container);
      return {
        name: text(first(fields, 1)),
        image: text(first(fields, 2)),
        args: (fields[4] ?? []).map(text),
      };
    }),
  };
}

function decodeMeta(meta: Buffer): Pick<Deployment, 'name' | 'labels' | 'annotations'> {
  const fields = readFields(meta);
  const name = text(fields[1]?.[0] ?? Buffer.alloc(0));
  return { name, labels: decodeMap(fields[11]), annotations: decodeMap(fields[12]) };
}

function decodeMap(entries: readonly (number | Buffer)[] = []): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => {
      const fields = readFields(entry);
      return [text(first(fields, 1)), text(fields[2]?.[0] ?? Buffer.alloc(0))];
    }),
  );
}

function first(fields: Fields, number: number): Buffer {
  const value = fields[number]?.[0];
  if (!Buffer.isBuffer(value)) throw new Error(`no field ${number}`);
  return value;
}

function text(value: number | Buffer): string {
  return value.toString();
}

function readFields(message: number | Buffer): Fields {
  if (typeof message === 'number') throw new Error('a number where a message should be');
  const fields: Record<number, (number | Buffer)[]> = {};
  let at = 0;
  const readNumber = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Buffer => message.subarray(at, (at += length));
  while (at < message.length) {
    const key = readNumber();
    const read = { 0: readNumber, 1: () => take(8), 2: () => take(readNumber()), 5: () => take(4) };
    const value = read[(key & 7) as keyof typeof read];
    (fields[key >> 3] ??= []).push(value());
  }
  return fields;
}
