import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { figuresIn } from "./found-in-content.ts";
import { namesIn, placesIn, type KnownPlace, type Meaning } from "./meaning.ts";
import type { Found } from "./quantity.ts";
import type { Content, Named } from "./reading/content.ts";
import { readers } from "./reading/file-content.ts";

/** What was read of a built folder. */
export interface Built {
  found: Found[];
  places: readonly KnownPlace[];
  /** Per kind of file: how many there are, and how many figures stand in them. */
  kinds: Map<string, { files: number; figures: number }>;
  /** What the pages say of how small a number may be, in their own words. */
  rules: { leastStays: number | undefined; leastPersons: number | undefined };
  /** The region whose officer reads, where the pages say that it is for one: of its units they know everything. */
  own: string | undefined;
}

/** The lists that are known to all, where the folder does not bring its own. */
export interface PublicLists {
  places: readonly Named[];
  indicators: readonly Named[];
  measures: readonly Named[];
}

/** Reads every file of a built folder, and finds the figures in it. */
export async function readBuilt(
  folder: string,
  lists: PublicLists,
  progress: (file: string) => void,
): Promise<Built> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => kindOf(name) in readers)
    .toSorted();
  const contents: [string, Content][] = [];
  for (const name of files) {
    progress(name);
    const path = join(folder, name);
    const content = await readers[kindOf(name)]?.(readFileSync(path), path);
    if (content !== undefined) contents.push([name, content]);
  }
  const meaning = meaningOf(
    contents.flatMap(([, { records }]) => records),
    lists,
  );
  const kinds: Built["kinds"] = new Map();
  const found = contents.flatMap(([name, content]) => {
    const figures = figuresIn(content, meaning, name.replaceAll("\\", "/"));
    const kind = kinds.get(kindOf(name)) ?? { files: 0, figures: 0 };
    kinds.set(kindOf(name), { files: kind.files + 1, figures: kind.figures + figures.length });
    return figures;
  });
  const lines = contents.flatMap(([, content]) => content.lines.map(({ text }) => text));
  return { found, places: meaning.places, kinds, rules: rulesIn(lines), own: ownIn(lines, meaning) };
}

const kindOf = (name: string) => extname(name).slice(1).toLowerCase();

function meaningOf(records: readonly Named[], lists: PublicLists): Meaning {
  const places = placesIn(records);
  return {
    places: places.some(({ place_level }) => place_level === "unit") ? places : placesIn(lists.places),
    indicators: namesIn([...lists.indicators, ...records], "indicator_id"),
    measures: namesIn([...lists.measures, ...records], "measure_id"),
  };
}

/** «Utgave for Region øst: egne enheter er åpne»: whose edition it is stands on every page. */
function ownIn(lines: readonly string[], { places }: Meaning): string | undefined {
  const named = lines.map((line) => /utgave for (.+): egne enheter er åpne/i.exec(line)?.[1]);
  const name = named.find((each) => each !== undefined);
  return places.find((place) => place.place_level === "region" && place.name === name)?.place_id;
}

/** «Antall fra 1 til 4 er skjult», «færre enn 3 personer»: thresholds are told to all. */
function rulesIn(lines: readonly string[]): Built["rules"] {
  const numberIn = (pattern: RegExp) => {
    const said = lines.map((line) => pattern.exec(line)?.[1]).find((each) => each !== undefined);
    return said === undefined ? undefined : Number(said);
  };
  const largest = numberIn(/fra 1 til (\d+) er skjult/i);
  return {
    leastStays: largest === undefined ? undefined : largest + 1,
    leastPersons: numberIn(/færre enn (\d+) personer/i),
  };
}
