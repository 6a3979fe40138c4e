import { crc32 } from "./crc32.ts";
import { inflated } from "./inflated.ts";
import { megabytes, type Limits } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

const signature = { local: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 };
const endLength = 22;
const localLength = 30;
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
export interface Part {
  /** As the archive claims; no part becomes larger. */
  unpackedBytes: number;
  unpack(): Uint8Array;
}

/**
 * The parts of a zip archive. What the directory claims is held against the limits before anything is unpacked, no
 * part may become larger than claimed, and none may share its bytes or its name with another.
 */
export function zipParts(bytes: Uint8Array, limits: Limits): Map<string, Part> {
  const listed = directory(bytes, limits);
  const claimed = listed.reduce((sum, part) => sum + part.unpackedBytes, 0);
  if (claimed > limits.unpackedBytes)
    throw new Unreadable("file-too-large", {
      nb: `${megabytes(claimed)} når den er pakket ut`,
      nn: `${megabytes(claimed)} når ho er pakka ut`,
    });
  const parts = new Map(
    listed.map((part) => [
      part.name,
      { unpackedBytes: part.unpackedBytes, unpack: () => unpacked(bytes, part) },
    ]),
  );
  if (parts.size < listed.length) throw broken("to deler har samme navn", "to delar har same namn");
  if (listed.some(({ name }) => isPathTrick(name)))
    throw broken("en del har et navn som peker ut av den", "ein del har eit namn som peikar ut av ho");
  if (overlap(listed)) throw broken("deler ligger oppå hverandre", "delar ligg oppå kvarandre");
  return parts;
}

// Parts are never written to the disk by their names; a name that tries to is still no workbook's.
function isPathTrick(name: string): boolean {
  return /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:|\0/i.test(name);
}

/** Whether any part begins before the one ahead of it ends: so a small file can claim to hold the same bytes many times. */
function overlap(listed: Listed[]): boolean {
  let free = 0;
  return listed
    .toSorted((one, other) => one.offset - other.offset)
    .some(({ offset, packedBytes }) => {
      const isTaken = offset < free;
      free = offset + localLength + packedBytes;
      return isTaken;
    });
}

function directory(bytes: Uint8Array, limits: Limits): Listed[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOffset(view);
  if (end === undefined) throw broken("slutten mangler", "slutten manglar");
  const count = view.getUint16(end + 10, true);
  if (count > limits.parts)
    throw new Unreadable("file-too-large", {
      nb: `${count} deler i arbeidsboken`,
      nn: `${count} delar i arbeidsboka`,
    });
  const parts: Listed[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signature.directory)
      throw broken("innholdslisten er ødelagt", "innhaldslista er øydelagd");
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
  if (part.encrypted)
    throw new Unreadable("file-encrypted", {
      nb: "en arbeidsbok med passord",
      nn: "ei arbeidsbok med passord",
    });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (part.offset + localLength > bytes.length || view.getUint32(part.offset, true) !== signature.local)
    throw broken(`delen ${part.name} mangler`, `delen ${part.name} manglar`);
  const from =
    part.offset +
    localLength +
    view.getUint16(part.offset + 26, true) +
    view.getUint16(part.offset + 28, true);
  const packed = bytes.subarray(from, from + part.packedBytes);
  if (packed.length < part.packedBytes)
    throw broken(`delen ${part.name} er avkortet`, `delen ${part.name} er avkorta`);
  if (part.method !== 0 && part.method !== 8)
    throw broken(
      `delen ${part.name} er pakket på en ukjent måte`,
      `delen ${part.name} er pakka på ein ukjend måte`,
    );
  const content = part.method === 0 ? packed : inflated(packed, part.unpackedBytes);
  // A checksum of 0 says that there is none.
  if (content?.length !== part.unpackedBytes || (part.crc !== 0 && crc32(content) !== part.crc))
    throw broken(`delen ${part.name} er ødelagt`, `delen ${part.name} er øydelagd`);
  return content;
}

function broken(nb: string, nn: string): Unreadable {
  return new Unreadable("file-half-written", {
    nb: `en arbeidsbok der ${nb}`,
    nn: `ei arbeidsbok der ${nn}`,
  });
}

/** An archive of parts that are not packed: quick to make, quick to read again. */
export function storedZip(parts: Map<string, Uint8Array>): Uint8Array {
  const locals: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const nameBytes = new TextEncoder().encode(name);
    const local = header(localLength, signature.local, nameBytes);
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
  return joined([...locals, ...entries, new Uint8Array(end.buffer)]);
}

function joined(pieces: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

// Without checksums: the content was checked when it was unpacked.
function header(length: number, mark: number, name: Uint8Array): DataView {
  const bytes = new Uint8Array(length + name.length);
  bytes.set(name, length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, mark, true);
  return view;
}
