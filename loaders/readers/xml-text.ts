import { Unreadable } from "./unreadable.ts";

/**
 * The text of a part of a workbook: XML in UTF-8 without definitions of its own. No workbook needs such, and they are
 * how XML fetches files and grows without bound.
 */
export function xmlOf(part: Uint8Array): string {
  const xml = decoded(part);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml))
    throw new Unreadable("file-not-what-name-says", {
      nb: "en arbeidsbok med egne XML-definisjoner (DTD)",
      nn: "ei arbeidsbok med eigne XML-definisjonar (DTD)",
    });
  return xml.includes("<!--") ? xml.replaceAll(/<!--[^]*?-->/g, "") : xml;
}

function decoded(part: Uint8Array): string {
  try {
    const xml = new TextDecoder("utf-8", { fatal: true }).decode(part);
    if (!xml.includes("\0")) return xml;
  } catch {
    // Told with the zeros, which text in UTF-16 is half made of.
  }
  throw new Unreadable("file-half-written", {
    nb: "en arbeidsbok med XML som ikke er UTF-8",
    nn: "ei arbeidsbok med XML som ikkje er UTF-8",
  });
}

/** What stands between the tags of an XML part, each text and all of them together, and the attributes that hold many digits. */
export function textsOf(xml: string): string[] {
  const texts = [...xml.matchAll(/>([^<]+)</g)]
    .map(([, text = ""]) => unescaped(text).trim())
    .filter((text) => text !== "");
  const attributes = [...xml.matchAll(/=\s*(?:"([^"<]{5,})"|'([^'<]{5,})')/g)]
    .map(([, double, single]) => unescaped(double ?? single ?? ""))
    .filter((text) => text.replaceAll(/\D/g, "").length >= 10);
  return [...texts, ...attributes];
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text as it reads: `&#48;` is a zero. */
function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name)] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
