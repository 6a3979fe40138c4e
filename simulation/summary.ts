import { group } from "d3-array";
import type { MeasuredShare } from "./tally.ts";
import { isMet, targetOf } from "./targets.ts";

/** What a reader at a terminal wants first: each target, how many shares met it, and those that did not. */
export function summary(shares: readonly MeasuredShare[]): string {
  const judged = shares.filter((share) => targetOf(share) !== undefined);
  const byMeasure = group(judged, (share) => {
    const found = targetOf(share);
    return `${share.measure} ${found?.side === "at_most" ? "at most" : "at least"} ${found?.target}`;
  });
  const lines = [...byMeasure].sort().flatMap(([target, own]) => {
    const short = own.filter((share) => isMet(share) === false);
    return [`${target}: ${own.length - short.length} of ${own.length}`, ...short.map(shortLine)];
  });
  return [
    ...lines,
    "",
    "A fall that is said after 24, 36 and 60 months (φ = 2):",
    ...powerLines(shares),
  ].join("\n");
}

/** Two standard errors from the target may be the chance of the simulation. */
function shortLine(share: MeasuredShare): string {
  const away = Math.abs(share.value - (targetOf(share)?.target ?? NaN));
  return `  short${away <= 2 * share.standard_error ? " within chance" : ""}: ${placeOf(share)} ${valueOf(share)}`;
}

const placeOf = ({ scenario, change, trend, level, rate, months }: MeasuredShare) =>
  [scenario, change, trend, level, rate, months].filter((part) => part !== "").join(" ");

const valueOf = ({ value, standard_error, series }: MeasuredShare) =>
  `${value.toFixed(3)} ± ${standard_error.toFixed(3)} in ${series}`;

/** How often a fall from the first month on is said after two, three and five years, where counts vary twice as much. */
function powerLines(shares: readonly MeasuredShare[]): string[] {
  const said = shares.filter(
    ({ measure, change, scenario }) =>
      measure === "settled_declining" && /^fall_\d+$/.test(change) && scenario === "overdispersed_2",
  );
  const byPlace = group(said, ({ change, level, rate }) => `${change} ${level} ${rate}`);
  return [...byPlace].map(
    ([place, own]) => `  ${place.padEnd(24)}${own.map(({ value }) => value.toFixed(2).padStart(6)).join("")}`,
  );
}
