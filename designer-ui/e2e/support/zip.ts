import { crc32 } from "node:zlib";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;

function header(signature: number, name: Buffer, content: Buffer, offset: number | null): Buffer {
  const at = offset === null ? 0 : 2;
  const bytes = Buffer.alloc(offset === null ? 30 : 46);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(VERSION, 4);
  bytes.writeUInt16LE(VERSION, 4 + at);
  bytes.writeUInt32LE(crc32(content), 14 + at);
  bytes.writeUInt32LE(content.length, 18 + at);
  bytes.writeUInt32LE(content.length, 22 + at);
  bytes.writeUInt16LE(name.length, 26 + at);
  if (offset !== null) bytes.writeUInt32LE(offset, 42);
  return bytes;
}

/** Files in a zip, as they are. */
export function zip(files: Readonly<Record<string, unknown>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, document] of Object.entries(files)) {
    const name = Buffer.from(path);
    const content = Buffer.from(JSON.stringify(document));
    const local = Buffer.concat([header(LOCAL, name, content, null), name, content]);
    directory.push(header(CENTRAL, name, content, offset), name);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
