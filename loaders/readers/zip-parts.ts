import { crc32, inflateRawSync } from "node:zlib";
import { megabytes, type Limits } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

const signature = { local: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 };
const endLength = 22;
const longestComment = 0xffff;

/** One part as the archive's directory lists it. */
interface Listed {
  name: string;
  encrypted: boolean;
  method: number;
  crc: number;
  packedBytes: number;
  unpackedBytes: number;
  offset: number;
}

/** A part of an archive, unpacked when it is asked for. */
export type Part = () => Uint8Array;

/**
 * The parts of a zip archive. What the directory claims is held against the limits before anything is unpacked, and
 * no part may become larger than claimed.
 */
export function zipParts(bytes: Uint8Array, limits: Limits): Map<string, Part> {
  const listed = directory(bytes, limits);
  const claimed = listed.reduce((sum, part) => sum + part.unpackedBytes, 0);
  if (claimed > limits.unpackedBytes)
    throw new Unreadable("file-too-large", `${megabytes(claimed)} når den er pakket ut`);
  return new Map(listed.map((part) => [part.name, () => unpacked(bytes, part)]));
}

function directory(bytes: Uint8Array, limits: Limits): Listed[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOffset(view);
  if (end === undefined) throw broken("slutten mangler");
  const count = view.getUint16(end + 10, true);
  if (count > limits.parts) throw new Unreadable("file-too-large", `${count} deler i arbeidsboken`);
  const parts: Listed[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signature.directory)
      throw broken("innholdslisten er ødelagt");
    const nameLength = view.getUint16(at + 28, true);
    parts.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

function endOffset(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at--)
    if (view.getUint32(at, true) === signature.end) return at;
  return undefined;
}

function unpacked(bytes: Uint8Array, part: Listed): Uint8Array {
  if (part.encrypted) throw new Unreadable("file-encrypted", "en arbeidsbok med passord");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (part.offset + 30 > bytes.length || view.getUint32(part.offset, true) !== signature.local)
    throw broken(`delen ${part.name} mangler`);
  const from =
    part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true);
  const packed = bytes.subarray(from, from + part.packedBytes);
  if (packed.length < part.packedBytes) throw broken(`delen ${part.name} er avkortet`);
  const content = part.method === 0 ? packed : inflated(packed, part);
  // A checksum of 0 says that there is none.
  if (content.length !== part.unpackedBytes || (part.crc !== 0 && crc32(content) !== part.crc))
    throw broken(`delen ${part.name} er ødelagt`);
  return content;
}

function inflated(packed: Uint8Array, part: Listed): Uint8Array {
  if (part.method !== 8) throw broken(`delen ${part.name} er pakket på en ukjent måte`);
  try {
    return inflateRawSync(packed, { maxOutputLength: part.unpackedBytes + 1 });
  } catch {
    throw broken(`delen ${part.name} er ødelagt`);
  }
}

function broken(what: string): Unreadable {
  return new Unreadable("file-half-written", `en arbeidsbok der ${what}`);
}

/** An archive of parts that are not packed: quick to make, quick to read again. */
export function storedZip(parts: Map<string, Uint8Array>): Uint8Array {
  const locals: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const nameBytes = new TextEncoder().encode(name);
    const local = header(30, signature.local, nameBytes);
    const entry = header(46, signature.directory, nameBytes);
    for (const [view, sizesAt] of [
      [local, 18],
      [entry, 20],
    ] as const) {
      view.setUint32(sizesAt, content.length, true);
      view.setUint32(sizesAt + 4, content.length, true);
      view.setUint16(sizesAt + 8, nameBytes.length, true);
    }
    entry.setUint32(42, offset, true);
    locals.push(new Uint8Array(local.buffer), content);
    entries.push(new Uint8Array(entry.buffer));
    offset += local.byteLength + content.length;
  }
  const end = new DataView(new ArrayBuffer(endLength));
  end.setUint32(0, signature.end, true);
  end.setUint16(8, parts.size, true);
  end.setUint16(10, parts.size, true);
  end.setUint32(
    12,
    entries.reduce((sum, entry) => sum + entry.length, 0),
    true,
  );
  end.setUint32(16, offset, true);
  return Buffer.concat([...locals, ...entries, new Uint8Array(end.buffer)]);
}

// Without checksums: the content was checked when it was unpacked.
function header(length: number, mark: number, name: Uint8Array): DataView {
  const bytes = new Uint8Array(length + name.length);
  bytes.set(name, length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, mark, true);
  return view;
}
