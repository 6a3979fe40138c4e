import type { Named } from "./reading/content.ts";

/** A place as the register of units says it, which is known to all. */
export interface KnownPlace {
  place_id: string;
  place_level: string;
  name: string;
  parent_id: string;
  valid_from: string;
  valid_to: string;
  replaced_by: string[];
}

/** What words stand for: the names of places, indicators and measures. */
export interface Meaning {
  places: readonly KnownPlace[];
  indicators: ReadonlyMap<string, string>;
  measures: ReadonlyMap<string, string>;
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** The places among rows with names. */
export function placesIn(records: readonly Named[]): KnownPlace[] {
  const found = new Map<string, KnownPlace>();
  for (const record of records) {
    const place = {
      place_id: text(record["place_id"]),
      place_level: text(record["place_level"]),
      name: text(record["name"]),
      parent_id: text(record["parent_id"]),
      valid_from: text(record["valid_from"]),
      valid_to: text(record["valid_to"]),
      replaced_by: [record["replaced_by"]].flat().flatMap((each) =>
        text(each)
          .split(/[\s,]+/)
          .filter(Boolean),
      ),
    };
    if (place.place_id && place.place_level && place.name) found.set(JSON.stringify(place), place);
  }
  // What a page says of where a place is now is no row of the register, where that has its times.
  const isTimed = ({ valid_from, valid_to }: KnownPlace) => valid_from !== "" || valid_to !== "";
  const timed = new Set([...found.values()].filter(isTimed).map(({ place_id }) => place_id));
  return [...found.values()].filter((place) => isTimed(place) || !timed.has(place.place_id));
}

/** The names of what a list has codes for: `indicator_id` or `measure_id` with its `name_nb`. */
export function namesIn(records: readonly Named[], code: string): Map<string, string> {
  const names = records.flatMap((record) => {
    const name = text(record["name_nb"]);
    return text(record[code]) === "" || name === "" || "place_id" in record
      ? []
      : [[name.toLowerCase(), text(record[code])] as const];
  });
  return new Map(names);
}

const months = [
  "januar",
  "februar",
  "mars",
  "april",
  "mai",
  "juni",
  "juli",
  "august",
  "september",
  "oktober",
  "november",
  "desember",
];
const aPeriod = new RegExp(
  `(12 måneder fra )?(?:(\\d)\\. kvartal|(${months.join("|")})) (20\\d\\d)|\\b(20\\d\\d)\\b(?![-–.]\\d)`,
  "gi",
);

/** The periods that a text names, each once. */
export function periodsIn(said: string): { period: string; period_start: string }[] {
  const found = [...said.matchAll(aPeriod)].map(([, rolling, quarter, month, year, alone]) => {
    if (quarter !== undefined)
      return { period: "quarter", period_start: `${year}-${two(3 * Number(quarter) - 2)}-01` };
    if (month !== undefined)
      return {
        period: rolling === undefined ? "month" : "last_12",
        period_start: `${year}-${two(months.indexOf(month.toLowerCase()) + 1)}-01`,
      };
    return { period: "year", period_start: `${alone}-01-01` };
  });
  return [...new Map(found.map((each) => [each.period + each.period_start, each])).values()];
}

const two = (number: number) => String(number).padStart(2, "0");

/** The ids of the places that a text names in full; where one name holds another, the longer alone. */
export function placesNamed({ places }: Meaning, said: string): KnownPlace[] {
  const plain = said.toLowerCase();
  const named = places.filter(({ name }) => plain.includes(name.toLowerCase()));
  return named.filter(
    (place) => !named.some(({ name }) => name.length > place.name.length && name.includes(place.name)),
  );
}

/** The code of the one name in a list that a text is, or holds. */
export function codeIn(names: ReadonlyMap<string, string>, said: string): string | undefined {
  const plain = said.toLowerCase();
  const whole = names.get(plain);
  if (whole !== undefined) return whole;
  const held = [...names].filter(([name]) => plain.includes(name));
  return held.toSorted(([one], [other]) => other.length - one.length)[0]?.[1];
}

/** The persons that a text says it is of. */
export function populationIn(said: string): string | undefined {
  const plain = said.replaceAll(/kvinner og menn/gi, "");
  if (/under 18/i.test(plain)) return "under_18";
  if (/\bkvinner\b/i.test(plain)) return "women";
  if (/\bmenn\b/i.test(plain)) return "men";
  return /\bvoksne\b/i.test(plain) ? "adults" : undefined;
}

/** By which organisation a text says that places are parted. */
export function organisationIn(said: string): string | undefined {
  if (/organisasjonen (?:var|den gang)/i.test(said)) return "then";
  return /organisasjonen er nå/i.test(said) ? "now" : undefined;
}
