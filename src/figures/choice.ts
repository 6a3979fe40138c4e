import { organisations, populations, reasons, securities } from "./figure.js";
import type { PackedFigures } from "./packed-figures.js";
import { addMonths } from "./series.js";
import type { PlaceData, Site } from "./site.js";

/** What is shown out of the cube: a measure of some persons, with some reasons, at units of some security level. */
export interface Selection {
  measure_id: string;
  population: string;
  reason: string;
  security: string;
}

/** What a place's page shows. A part that asks for nothing is empty. */
export interface Choice extends Selection {
  organisation: string;
  /** The first and the last month of the time shown: `2024-01`. */
  from: string;
  to: string;
  /** The unit of the place that the page is about instead. */
  unit: string;
  /** The quarter (`2026-q1`) and the month (`2026-03`) that are looked into. */
  quarter: string;
  month: string;
}

/** What there is to choose between on a page: not every measure is there for every population. */
export interface Choices {
  organisations: string[];
  shown: Selection[];
  first_month: string;
  last_month: string;
  units: { unit_id: string; name: string }[];
}

/** What the address calls each part of a choice, in the order it writes them. */
const keys = {
  unit: "enhet",
  measure_id: "tiltak",
  population: "hvem",
  reason: "arsak",
  security: "sikkerhet",
  from: "fra",
  to: "til",
  organisation: "organisasjon",
  quarter: "kvartal",
  month: "maaned",
} as const satisfies Record<keyof Choice, string>;

const parts = [
  "unit",
  "measure_id",
  "population",
  "reason",
  "security",
  "from",
  "to",
  "organisation",
  "quarter",
  "month",
] as const satisfies (keyof Choice)[];

/** The parts that only some of the others go with, the one that decides most first. */
export const selected = [
  "measure_id",
  "population",
  "reason",
  "security",
] as const satisfies (keyof Selection)[];

/** The nearest choice there is: the first of each list where nothing is asked, or something there is none of. */
export function nearestChoice(asked: Partial<Choice>, choices: Choices): Choice {
  const organisation =
    choices.organisations.find((id) => id === asked.organisation) ?? choices.organisations[0] ?? "now";
  const unit = choices.units.find(({ unit_id }) => unit_id === asked.unit)?.unit_id ?? "";
  return {
    ...nearestSelection(asked, shownOf(unit, choices)),
    organisation,
    ...nearestTime(asked, choices),
    unit,
    quarter: isQuarterWithin(asked.quarter ?? "", choices) ? (asked.quarter ?? "") : "",
    month: isMonthWithin(asked.month ?? "", choices) ? (asked.month ?? "") : "",
  };
}

/** A unit's stays are not parted. */
function shownOf(unit: string, { shown }: Choices): Selection[] {
  return unit === "" ? shown : shown.filter(isWhole);
}

/** All reasons, at units of every security level. */
export function isWhole({ reason, security }: Pick<Selection, "reason" | "security">): boolean {
  return reason === "all" && security === "all";
}

function nearestSelection(asked: Partial<Selection>, shown: Selection[]): Selection {
  let among = shown;
  for (const part of selected) {
    const alike = among.filter((one) => one[part] === asked[part]);
    const [first] = among;
    among = alike.length > 0 ? alike : among.filter((one) => one[part] === first?.[part]);
  }
  const [nearest] = among;
  if (nearest === undefined) throw new Error("a page without figures");
  return nearest;
}

/** All the time there is needs no asking for; a time that ends before it begins is none. */
function nearestTime(asked: Partial<Choice>, choices: Choices): Pick<Choice, "from" | "to"> {
  const within = (month: string | undefined, usual: string) =>
    month !== undefined && month !== usual && isMonthWithin(month, choices) ? month : "";
  const from = within(asked.from, choices.first_month);
  const to = within(asked.to, choices.last_month);
  return from !== "" && to !== "" && to < from ? { from: "", to: "" } : { from, to };
}

function isMonthWithin(month: string, { first_month, last_month }: Choices): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && month >= first_month && month <= last_month;
}

function isQuarterWithin(quarter: string, choices: Choices): boolean {
  return (
    /^\d{4}-q[1-4]$/.test(quarter) && monthsOfQuarter(quarter).some((month) => isMonthWithin(month, choices))
  );
}

/** The months of `2026-q1`. */
export function monthsOfQuarter(quarter: string): string[] {
  const first = `${quarter.slice(0, 4)}-${String(3 * Number(quarter.slice(6)) - 2).padStart(2, "0")}`;
  return [0, 1, 2].map((count) => addMonths(first, count));
}

/** The quarter of a month, or of any date in it, as the address names it. */
export function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
}

/** What a part can be changed to while all that decides more, and what goes with it, stays as it is. */
export function offered(part: keyof Selection, choice: Choice, choices: Choices): string[] {
  const others = selected.filter((other) => other !== part);
  const isFree = (other: keyof Selection) =>
    part === "measure_id" || (part === "population" && (other === "reason" || other === "security"));
  const held = shownOf(choice.unit, choices).filter((one) =>
    others.every((other) => isFree(other) || one[other] === choice[other]),
  );
  return [...new Set(held.map((one) => one[part]))];
}

/** The parts that the page has a choice of, but not beside what is chosen. */
export function notOffered(choice: Choice, choices: Choices): (keyof Selection)[] {
  return selected.filter(
    (part) =>
      new Set(choices.shown.map((one) => one[part])).size > 1 && offered(part, choice, choices).length < 2,
  );
}

/** The choice that an address asks for. */
export function readChoice(search: string, choices: Choices): Choice {
  return nearestChoice(givenIn(search), choices);
}

/** The parts that an address asks for and the page does not show: a unit that has another name now, a mistyped month. */
export function notShown(search: string, choices: Choices): (keyof Choice)[] {
  const given = givenIn(search);
  const choice = nearestChoice(given, choices);
  const usual: Partial<Choice> = { from: choices.first_month, to: choices.last_month };
  return parts.filter(
    (part) => given[part] !== "" && given[part] !== choice[part] && given[part] !== usual[part],
  );
}

function givenIn(search: string): Partial<Choice> {
  const asked = new URLSearchParams(search);
  return Object.fromEntries(parts.map((part) => [part, asked.get(keys[part]) ?? ""]));
}

/** The address's query with a choice in it, without what the page shows anyhow; what else it holds stays. */
export function writeChoice(choice: Choice, choices: Choices, search = ""): string {
  const usual = nearestChoice({}, choices);
  const asked = new URLSearchParams(search);
  for (const part of parts) {
    asked.delete(keys[part]);
    if (choice[part] !== usual[part]) asked.set(keys[part], choice[part]);
  }
  const query = asked.toString();
  return query === "" ? "" : `?${query}`;
}

/** What a page of a place holds, in the order that the pages show it. */
export function choicesOf(
  site: Pick<Site, "measures" | "first_month" | "last_month">,
  data: PlaceData,
): Choices {
  const whole = { reason: "all", security: "all", figures: data.figures };
  const held = [whole, ...data.parts];
  const pairs = new Map(
    held.map(({ reason, security, figures }) => [
      `${reason} ${security}`,
      seriesIn(figures, ["measure_id", "population"]),
    ]),
  );
  const inOrganisations = seriesIn(data.figures, ["organisation"]);
  return {
    organisations: organisations.filter((id) => inOrganisations.has(id)),
    shown: site.measures.flatMap(({ measure_id }) =>
      populations.flatMap((population) =>
        reasons.flatMap((reason) =>
          securities
            .map((security) => ({ measure_id, population, reason, security }))
            .filter(({ security }) => pairs.get(`${reason} ${security}`)?.has(`${measure_id} ${population}`)),
        ),
      ),
    ),
    first_month: site.first_month,
    last_month: site.last_month,
    units:
      data.place.place_level === "prison"
        ? data.children.map(({ place_id, name }) => ({ unit_id: place_id, name }))
        : [],
  };
}

/** What the series of packed figures are called by some of their names. */
function seriesIn(packed: PackedFigures, names: string[]): Set<string> {
  const at = names.map((name) => packed.series_columns.indexOf(name));
  return new Set(packed.series.map((line) => at.map((i) => line[i]).join(" ")));
}
