import { exchangedTo } from "../forms/likely-cell.ts";
import { type Finding } from "../forms/finding.ts";
import { monthStartSeconds, addMonths, norwegianTime, readInstant } from "../forms/oslo-time.ts";
import { type UnitReport } from "../forms/unit-report.ts";
import { type Bounds } from "./bounds.ts";

type Placement = Pick<UnitReport["plasseringer"][number], "start" | "slutt" | "tiltak">;
type Mend = (seconds: number) => number | undefined;

const day = 86_400;

/** A mistake that both tells why a placement's times cannot be, and what they most likely should have been. */
export function likelyTimes(placement: Placement, bounds: Bounds): Finding[] {
  const { start, slutt } = placement;
  for (const { rule, mend, say } of mistakes) {
    const changed = [
      { start: mend(start) ?? start, slutt },
      { start, slutt: slutt === null ? null : (mend(slutt) ?? slutt) },
      { start: mend(start) ?? start, slutt: slutt === null ? null : (mend(slutt) ?? slutt) },
    ];
    const found = changed.find(
      (times) =>
        (times.start !== start || times.slutt !== slutt) &&
        isWithin({ ...placement, ...times }, bounds) &&
        isAllowed(rule, placement, times),
    );
    if (!found) continue;
    const at = { rule, sheet: null, row: null };
    return [
      ...(found.start === start ? [] : [{ ...at, column: "start", found: say(start, found.start) }]),
      ...(found.slutt === slutt || slutt === null || found.slutt === null
        ? []
        : [{ ...at, column: "slutt", found: say(slutt, found.slutt) }]),
    ];
  }
  return [];
}

interface Mistake {
  rule: string;
  mend: Mend;
  say(given: number, meant: number): Finding["found"];
}

const mistakes: Mistake[] = [
  {
    rule: "twelve-hour-clock",
    mend: (seconds) => (hourOf(seconds) >= 1 && hourOf(seconds) < 12 ? seconds + day / 2 : undefined),
    say: (given, meant) => ({
      nb: `fant «${norwegianTime(given)}», som passer når det er ${norwegianTime(meant)}`,
      nn: `fann «${norwegianTime(given)}», som passar når det er ${norwegianTime(meant)}`,
    }),
  },
  {
    rule: "exchanged-in-date",
    mend: (seconds) => parsed(norwegianTime(seconds).replace(/^(\d\d)\.(\d\d)/, "$2.$1")),
    say: (given, meant) => exchangedTo(norwegianTime(given), norwegianTime(meant)),
  },
  ...[1, -1].map((years) => ({
    rule: "year-mistyped",
    mend: (seconds: number) =>
      parsed(norwegianTime(seconds).replace(/(?<=\.)\d{4}/, (year) => String(Number(year) + years))),
    say: (given: number, meant: number) => ({
      nb: `fant «${norwegianTime(given)}», som passer når året er ${norwegianTime(meant).slice(6, 10)}`,
      nn: `fann «${norwegianTime(given)}», som passar når året er ${norwegianTime(meant).slice(6, 10)}`,
    }),
  })),
];

/** Whether a mend is likelier than another slip that looks the same. */
function isAllowed(
  rule: string,
  { start, slutt }: Placement,
  times: Pick<Placement, "start" | "slutt">,
): boolean {
  if (rule !== "twelve-hour-clock") return true;
  // Two times exchanged within the hour are a slip of the minutes.
  return slutt !== null && times.start === start && start - slutt > 3600 && start - slutt < day / 2;
}

/** Whether a placement can have lasted so, and began in its month or not long before. */
function isWithin({ start, slutt, tiltak }: Placement, bounds: Bounds): boolean {
  const { month, latest, startDaysBefore } = bounds;
  const [from, to] = [monthStartSeconds(month), monthStartSeconds(addMonths(month, 1))];
  if (start > latest || start >= to || start < from - (slutt === null ? 0 : startDaysBefore * day))
    return false;
  if (slutt === null) return true;
  return slutt >= start && slutt <= latest && slutt >= from && !isTooLong({ start, slutt, tiltak }, bounds);
}

/** Whether a placement in a cell or bed has lasted longer than anyone is kept there. */
export function isTooLong({ start, slutt, tiltak }: Placement, { latest, longestDays }: Bounds): boolean {
  return tiltak !== "exclusion" && (slutt ?? latest) - start > longestDays * day;
}

function hourOf(seconds: number): number {
  return Number(norwegianTime(seconds).slice(11, 13));
}

function parsed(text: string): number | undefined {
  const reading = readInstant(text);
  return "problem" in reading ? undefined : reading.seconds;
}
