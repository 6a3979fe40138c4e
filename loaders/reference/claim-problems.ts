import { cubeCells } from "./cube-cells.ts";
import type { ClaimRow, CubePart, Indicator, TrendSeries } from "./lists.ts";

/** What a claim can be asked of. */
export interface Askable {
  places: ReadonlyMap<string, string>;
  indicators: Indicator[];
  cube: CubePart[];
  trends: TrendSeries[];
}

type Column =
  "measure_id" | "populations" | "indicators" | "trend_id" | "direction" | "share" | "from_year" | "to_year";

const columns: Column[] = [
  "measure_id",
  "populations",
  "indicators",
  "trend_id",
  "direction",
  "share",
  "from_year",
  "to_year",
];

/** The columns that a kind of question needs; the others are empty, but for those that it may have. */
const needs: Record<ClaimRow["kind"], Column[]> = {
  falls_every_year: ["measure_id", "populations", "indicators", "from_year", "to_year"],
  fewer_than: ["measure_id", "populations", "indicators", "from_year", "to_year"],
  trend: ["trend_id", "direction"],
  share_over: ["measure_id", "populations", "indicators", "share", "from_year"],
  not_measurable: ["measure_id", "populations", "indicators"],
};

/** Counts that may be added together, and so compared year by year. */
const counts = ["stays_started", "placements", "decisions"];
/** Shares of stays, whose part and whole are counted. */
const shares = ["self_harm_share_stays", "narrow_share_stays"];

/** What cannot be asked in a list of claims, one Norwegian sentence each, with the row of the list. */
export function claimProblems(claims: readonly ClaimRow[], askable: Askable): string[] {
  const cells = new Set(
    cubeCells(askable)
      .filter(({ security, reason }) => security === "all" && reason === "all")
      .map((cell) => [cell.measure_id, cell.population, cell.period, cell.indicator_id].join(" ")),
  );
  return claims.flatMap((claim, index) =>
    [
      ...(claims.findIndex(({ claim_id }) => claim_id === claim.claim_id) < index
        ? ["har en id som står før i listen"]
        : []),
      ...filledWrong(claim),
      ...unknown(claim, askable, cells),
      ...impossible(claim),
    ].map((problem) => `rad ${index + 2}, «${claim.claim_id}» ${problem}.`),
  );
}

function filledWrong(claim: ClaimRow): string[] {
  const isFilled = (column: Column) => {
    const cell = claim[column];
    return Array.isArray(cell) ? cell.length > 0 : cell !== null;
  };
  const needed = needs[claim.kind];
  return [
    ...needed
      .filter((column) => !isFilled(column))
      .map((column) => `er av typen ${claim.kind} og mangler ${column}`),
    ...columns
      .filter((column) => !needed.includes(column) && isFilled(column))
      .map((column) => `er av typen ${claim.kind} og skal ikke ha ${column}`),
    ...(claim.among !== null && claim.kind !== "share_over"
      ? [`er av typen ${claim.kind} og skal ikke ha among`]
      : []),
  ];
}

function unknown(claim: ClaimRow, { places, trends }: Askable, cells: ReadonlySet<string>): string[] {
  const period = claim.kind === "not_measurable" ? "last_12" : "year";
  const asked = claim.populations.flatMap((population) =>
    claim.indicators.map((indicator) => [claim.measure_id, population, period, indicator].join(" ")),
  );
  return [
    ...(places.has(claim.place_id) ? [] : [`spør om et ukjent sted: «${claim.place_id}»`]),
    ...(claim.trend_id === null || trends.some(({ trend_id }) => trend_id === claim.trend_id)
      ? []
      : [`spør om en ukjent serie: «${claim.trend_id}»`]),
    ...asked.filter((cell) => !cells.has(cell)).map((cell) => `spør om et tall som ikke lages: «${cell}»`),
  ];
}

function impossible({ kind, indicators, populations, from_year, to_year }: ClaimRow): string[] {
  const known = { falls_every_year: counts, fewer_than: counts, share_over: shares }[String(kind)];
  return [
    ...indicators
      .filter((indicator) => known?.includes(indicator) === false)
      .map(
        (indicator) => `er av typen ${kind} og kan ikke spørre om ${indicator}, bare ${known?.join(", ")}`,
      ),
    ...((kind === "share_over" || kind === "not_measurable") && populations.length > 1
      ? [`er av typen ${kind} og kan bare gjelde én av ${populations.join(", ")}`]
      : []),
    ...(from_year !== null && to_year !== null && to_year <= from_year
      ? [`sammenligner ${from_year} med ${to_year}, som ikke er et senere år`]
      : []),
  ];
}
