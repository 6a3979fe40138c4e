// What eight bits do to the sum, and what they do with one, two and three bytes of zero after them.
const tables = [new Int32Array(256), new Int32Array(256), new Int32Array(256), new Int32Array(256)] as const;
const [last, third, second, first] = tables;
for (let index = 0; index < 256; index++) {
  let rest = index;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  last[index] = rest;
}
for (const [index, rest] of last.entries()) {
  let carried = rest;
  for (const table of [third, second, first]) {
    carried = (carried >>> 8) ^ (last[carried & 0xff] ?? 0);
    table[index] = carried;
  }
}

/** The checksum that a zip archive keeps of each of its parts, four bytes at a time. */
export function crc32(bytes: Uint8Array): number {
  let sum = -1;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    sum ^=
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    sum =
      (first[sum & 0xff] ?? 0) ^
      (second[(sum >>> 8) & 0xff] ?? 0) ^
      (third[(sum >>> 16) & 0xff] ?? 0) ^
      (last[sum >>> 24] ?? 0);
  }
  for (; at < bytes.length; at++) sum = (sum >>> 8) ^ (last[(sum ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return ~sum >>> 0;
}
