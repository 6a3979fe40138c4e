import { Unreadable } from "./unreadable.ts";
import { fromWindows1252 } from "./windows-1252.ts";

/** The text of a file in UTF-8 or UTF-16, with or without a byte order mark, or else in Windows-1252. */
export function textOfBytes(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decoded(bytes, "utf-8");
  if (first === 0xff && second === 0xfe) return decoded(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decoded(bytes, "utf-16be");
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return decoded(bytes, unmarked);
  return inUtf8(bytes) ?? inWindows1252(bytes);
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return printable(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    throw new Unreadable("file-encoding", {
      nb: `tegn som ikke finnes i ${encoding.toUpperCase()}`,
      nn: `teikn som ikkje finst i ${encoding.toUpperCase()}`,
    });
  }
}

function inUtf8(bytes: Uint8Array): string | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  return printable(text);
}

function inWindows1252(bytes: Uint8Array): string {
  const text = fromWindows1252(bytes);
  if (text.includes("\ufffd"))
    throw new Unreadable("file-encoding", {
      nb: "tegn som ikke finnes i Windows-1252",
      nn: "teikn som ikkje finst i Windows-1252",
    });
  return printable(text);
}

// Text in Latin letters as UTF-16 has a zero in every other byte.
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  const start = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = start.length * 0.3;
  if (odd > most && even === 0) return "utf-16le";
  if (even > most && odd === 0) return "utf-16be";
  return undefined;
}

function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text))
    throw new Unreadable("file-not-what-name-says", { nb: "noe annet enn tekst", nn: "noko anna enn tekst" });
  return text;
}
