import { brokenLines } from "./broken-lines.js";

/** The mean width of a letter of names in charts; a little wide, so that no name runs past its place. */
export const nameLetterWidth = 7.1;

/**
 * Names in at most so many letters, each another: what tells a prison's units apart stands last, after the comma, and is
 * the last to be cut.
 */
export function shortNames(names: string[], letters: number): Map<string, string> {
  const found = new Map<string, string>();
  let left = [...new Set(names)];
  for (let i = 0; left.length > 0; i += 1) {
    const tried = left.map((name) => ({ name, ways: waysToCut(name, letters) }));
    const texts = tried.map(({ ways }) => ways[i] ?? ways.at(-1) ?? "");
    const taken = new Set(found.values());
    for (const [at, { name, ways }] of tried.entries()) {
      const text = texts[at] ?? "";
      const isAlone = texts.filter((other) => other === text).length === 1 && !taken.has(text);
      if (isAlone || i >= ways.length) found.set(name, text);
    }
    left = left.filter((name) => !found.has(name));
  }
  return found;
}

/** The same in two lines of so many letters each. */
export function shortNamesInTwoLines(names: string[], letters: number): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (let room = 2 * letters + 1; room >= letters; room -= 1)
    for (const [name, text] of shortNames(names, room)) {
      const lines = brokenLines(text, letters);
      const hasRoom = lines.length <= 2 && lines.every((line) => line.length <= letters);
      if (hasRoom && !found.has(name)) found.set(name, lines);
    }
  return found;
}

/** The best way first; the way that keeps least of what tells it apart last. */
function waysToCut(name: string, letters: number): string[] {
  if (name.length <= letters) return [name];
  const comma = name.lastIndexOf(", ");
  const tail = comma === -1 ? "" : name.slice(comma + 2);
  if (tail === "") return [cutEnd(name, letters), cutStart(name, letters), cutMiddle(name, letters)];
  const head = letters - tail.length - 3;
  const half = Math.floor((letters - 3) / 2);
  return [
    ...(head >= 4 ? [`${name.slice(0, head)}…, ${tail}`] : []),
    ...(tail.length < letters ? [`…${tail}`] : [`…${cutEnd(tail, letters - 1)}`, cutStart(tail, letters)]),
    `${name.slice(0, half)}…, ${cutEnd(tail, letters - half - 3)}`,
    cutMiddle(name, letters),
  ];
}

const cutEnd = (text: string, letters: number) =>
  text.length <= letters ? text : `${text.slice(0, letters - 1)}…`;
const cutStart = (text: string, letters: number) => `…${text.slice(1 - letters)}`;
const cutMiddle = (text: string, letters: number) => {
  const start = Math.floor((letters - 1) / 2);
  return `${text.slice(0, start)}…${text.slice(start + 1 - letters)}`;
};
