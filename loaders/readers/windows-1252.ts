// Windows-1252 where it differs from Latin 1, from byte 0x80; U+FFFD where it has no character.
const differing =
  "\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd" +
  "\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178";

/** The text of bytes in Windows-1252; U+FFFD for a byte that stands for no character. */
export function fromWindows1252(bytes: Uint8Array): string {
  return latin1(bytes).replaceAll(/[\u0080-\u009f]/g, (byte) => differing.charAt(byte.charCodeAt(0) - 0x80));
}

const bytesAtOnce = 8192;

/** Each byte as the character of the same number. */
export function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += bytesAtOnce)
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + bytesAtOnce)));
  return pieces.join("");
}

/** A text in Windows-1252. */
export function toWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
    const at = differing.indexOf(character);
    if (at < 0 || character === "\ufffd") throw new Error(`not in Windows-1252: ${character}`);
    return 0x80 + at;
  });
}
