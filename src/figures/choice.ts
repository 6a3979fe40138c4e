import type { PackedFigures } from "./packed-figures.js";
import { organisations, populations } from "./figure.js";
import type { Measure } from "./site.js";

/** What a place's page shows, out of the cube. */
export interface Choice {
  organisation: string;
  measure_id: string;
  population: string;
}

/** What there is to choose between on a page: not every measure is there for every population. */
export interface Choices {
  organisations: string[];
  shown: { measure_id: string; population: string }[];
}

const keys = { organisation: "organisasjon", measure_id: "tiltak", population: "hvem" } as const;

/** The nearest choice there is: the first of each list where nothing is asked, or something there is none of. */
export function nearestChoice(asked: Partial<Choice>, choices: Choices): Choice {
  const { shown } = choices;
  const ofMeasure = shown.filter(({ measure_id }) => measure_id === asked.measure_id);
  const among = ofMeasure.length > 0 ? ofMeasure : shown;
  const pair = among.find(({ population }) => population === asked.population) ?? among[0];
  if (pair === undefined) throw new Error("a page without figures");
  const organisation =
    choices.organisations.find((id) => id === asked.organisation) ?? choices.organisations[0] ?? "now";
  return { organisation, ...pair };
}

/** The choice that an address asks for. */
export function readChoice(search: string, choices: Choices): Choice {
  const asked = new URLSearchParams(search);
  const given = (key: string) => asked.get(key) ?? "";
  return nearestChoice(
    {
      organisation: given(keys.organisation),
      measure_id: given(keys.measure_id),
      population: given(keys.population),
    },
    choices,
  );
}

/** The address's query for a choice, empty where it is what the page shows anyhow. */
export function writeChoice(choice: Choice, choices: Choices): string {
  const usual = nearestChoice({}, choices);
  const asked = new URLSearchParams();
  for (const part of ["organisation", "measure_id", "population"] as const)
    if (choice[part] !== usual[part]) asked.set(keys[part], choice[part]);
  const query = asked.toString();
  return query === "" ? "" : `?${query}`;
}

/** What the packed figures of a page hold, in the order that the pages show them. */
export function choicesIn(packed: PackedFigures, measures: Measure[]): Choices {
  const at = (name: string) => packed.series_columns.indexOf(name);
  const [organisation, measure, population] = [at("organisation"), at("measure_id"), at("population")];
  const held = new Set(packed.series.map((line) => String(line[organisation])));
  const pairs = new Set(packed.series.map((line) => `${line[measure]} ${line[population]}`));
  return {
    organisations: organisations.filter((id) => held.has(id)),
    shown: measures
      .flatMap(({ measure_id }) => populations.map((id) => ({ measure_id, population: id })))
      .filter((pair) => pairs.has(`${pair.measure_id} ${pair.population}`)),
  };
}
