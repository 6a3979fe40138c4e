import type { Measured, MeasuredShare } from "./tally.ts";

/** What a share is to be at most or at least. */
export interface Target {
  target: number;
  side: "at_most" | "at_least";
}

/** The target of a measure, set before anything was measured; undefined where none was. */
export function targetOf(measured: Measured): Target | undefined {
  return targetOfVerdict(measured) ?? targetOfList(measured) ?? targetOfInterval(measured);
}

function targetOfVerdict(measured: Measured): Target | undefined {
  const { scenario, change, measure } = measured;
  if (isFallToBeFound(measured)) return { target: 0.8, side: "at_least" };
  // What an autocorrelated series gives is reported, whatever it is.
  if (change !== "stable" || scenario === "autocorrelated") return undefined;
  if (measure === "settled_changed_once_in_five_years") return { target: 0.15, side: "at_most" };
  if (measure !== "answer_changed" && measure !== "settled_changed") return undefined;
  return { target: scenario === "repeats_five_months" ? 0.08 : 0.05, side: "at_most" };
}

/** A fall of 35 % a year at ten stays a month, after three years, where counts vary at most twice as much as by chance. */
function isFallToBeFound({ scenario, change, trend, level, rate, months, measure }: Measured): boolean {
  return (
    (scenario === "poisson" || scenario === "overdispersed_2") &&
    change.startsWith("fall_35") &&
    trend === "stays" &&
    level === "unit" &&
    rate === 10 &&
    months === 36 &&
    (measure === "answer_declining" || measure === "settled_declining")
  );
}

function targetOfList({ scenario, measure }: Measured): Target | undefined {
  const isAsked = measure === "free_of_false_flag" && scenario !== "autocorrelated";
  return isAsked ? { target: 0.9, side: "at_least" } : undefined;
}

const exact = ["interval_exact", "interval_clopper_pearson", "interval_ratio_exact"];

function targetOfInterval({ scenario, measure }: Measured): Target | undefined {
  if (exact.includes(measure)) return { target: 0.95, side: "at_least" };
  // As if persons did not repeat: beside the others to show what is lost.
  if (measure.endsWith("_without_persons") || scenario === "autocorrelated") return undefined;
  const isAsked =
    measure.startsWith("interval_") || (measure.startsWith("within_") && measure.endsWith("_95"));
  return isAsked ? { target: 0.93, side: "at_least" } : undefined;
}

/** Whether a share is what it was to be; undefined where nothing was asked of it. */
export function isMet(share: MeasuredShare): boolean | undefined {
  const found = targetOf(share);
  if (found === undefined) return undefined;
  return found.side === "at_most" ? share.value <= found.target : share.value >= found.target;
}
