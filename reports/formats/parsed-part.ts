import { strFromU8 } from "fflate";
import { zipParts } from "./fixed-zip.ts";

/** A part of an archive as a tree, for tests that run with a browser's parser; a part that is not XML fails. */
export function parsedPart(bytes: Uint8Array, name: string): Document {
  const part = zipParts(bytes).get(name);
  if (part === undefined) throw new Error(`no such part: ${name}`);
  const tree = new DOMParser().parseFromString(strFromU8(part), "application/xml");
  const broken = tree.querySelector("parsererror");
  if (broken) throw new Error(`not XML: ${name}: ${broken.textContent}`);
  return tree;
}

/** The elements of a name, prefix and all. */
export function elements(tree: Document | Element, name: string): Element[] {
  return [...tree.getElementsByTagName(name)];
}
