import { group } from "d3-array";
import { Stopped } from "../intake/stopped.ts";
import type { ShownRelease } from "../record/shown-figures.ts";
import { audienceName, type Audience } from "./audience.ts";
import { monthOf, type HeldBack } from "./held-back.ts";
import { numberOf } from "./number-site.ts";
import { quarterOf } from "./period-months.ts";
import type { Shown } from "./protected-figures.ts";
import type { ListedNumber, Membership } from "./release-state.ts";

type UnitsMonth = Pick<Membership, "unit_id" | "month">;

/** A release as it would be, and the one before. */
export interface Release {
  numbers: readonly ListedNumber[];
  isShown: Shown;
  sources: HeldBack;
  last: ShownRelease | undefined;
}

/**
 * Stops a release in which a number that was shown in the release before would have to be hidden, or what is hidden
 * could be worked out from the two; and says which corrections are the cause, and are to be held back.
 */
export function stopWhatVanishes(audience: Audience, { numbers, isShown, sources, last }: Release): void {
  const shown = new Set(
    last?.numbers.flatMap((each) => (each.place_in_tables === "shown" ? [numberOf(each, each.kind)] : [])),
  );
  const gone = numbers.filter(
    (number) =>
      shown.has(numberOf(number, number.kind)) &&
      number.place_in_tables === "listed" &&
      !isShown(number, number.kind),
  );
  if (gone.length === 0) return;
  const causes = causesOf(gone, sources);
  const named = [
    ...new Set(
      gone.map(({ place_id, period, period_start }) => `${place_id} (${periodName(period, period_start)})`),
    ),
  ];
  const first = named.slice(0, 3).join(", ") + (named.length > 3 ? ` og ${named.length - 3} til` : "");
  throw new Stopped(
    causes.length === 0
      ? `Utgaven er stoppet: Tall som var vist forrige gang, må nå skjules for at ingen skal kunne regne seg fram til det som er skjult: ${first}. Det kommer ikke av rettelser, men av det som er gitt ut ellers. La tallene stå som de er gitt ut:\n${commands(audience, oneMonthOfEach(gone, sources))}`
      : `Utgaven er stoppet: Sammen med forrige utgave ville den vise hva som er skjult. Det gjelder ${first}. ${holdBack(audience, causes)}`,
  );
}

/**
 * Stops a release in which more is given away than in the one before, whatever is hidden in it; and says which
 * corrections, or moves of units, are to be held back. Where there is none of them, nothing can be done.
 */
export function stopWhatIsGivenAway(
  audience: Audience,
  {
    givenAway,
    before,
    sources,
  }: { givenAway: readonly string[]; before: ReadonlySet<string>; sources: HeldBack },
): void {
  const quarters = new Set(
    givenAway.flatMap((id) => (before.has(id) ? [] : (/\d{4}-\d\d-\d\d/.exec(id) ?? []).map(quarterOf))),
  );
  const causes = sources.revised.filter(({ month }) => quarters.has(quarterOf(month)));
  if (causes.length === 0) return;
  throw new Stopped(
    `Utgaven er stoppet: Sammen med det som er gitt ut før, ville den vise mer enn noen skal vite om ${quarters.size === 1 ? "ett kvartal" : `${quarters.size} kvartaler`}, hva som enn skjules. ${holdBack(audience, causes)}`,
  );
}

function holdBack(audience: Audience, causes: HeldBack["revised"]): string {
  const [one, several] = causes.some(({ isMoved }) => isMoved)
    ? ["endringen", "endringene"]
    : ["rettelsen", "rettelsene"];
  const months = byUnit(causes).map(([unitId, ofUnit]) => `${unitId} ${ofUnit.join(", ")}`);
  return `Hold tilbake ${causes.length === 1 ? one : several} av ${months.join("; ")}:\n${commands(audience, causes)}`;
}

/** One for each unit. */
function commands(audience: Audience, months: readonly UnitsMonth[]): string {
  return byUnit(months)
    .map(
      ([unitId, ofUnit]) =>
        `npm run hold-back -- --audience ${audienceName(audience)} --unit ${unitId} --month ${ofUnit.join()} --reason "…" --by "<navn, rolle>"`,
    )
    .join("\n");
}

/** Each unit and its months, as `2026-03`. */
function byUnit(months: readonly UnitsMonth[]): [unitId: string, months: string[]][] {
  const ofUnits = group(months, ({ unit_id }) => unit_id);
  return [...ofUnits].map(([unitId, ofUnit]) => [
    unitId,
    ofUnit.map(({ month }) => month.slice(0, 7)).toSorted(),
  ]);
}

/** Units' months of which each number holds one: it is enough for it to stand as it stood. */
function oneMonthOfEach(gone: readonly ListedNumber[], { memberships }: HeldBack): Membership[] {
  const chosen = new Map<string, Membership>();
  for (const { organisation, place_id, months } of gone) {
    const within = memberships.filter(
      (row) => row.organisation === organisation && row.place_id === place_id && months.includes(row.month),
    );
    const [first] = within;
    if (first && !within.some((row) => chosen.has(monthOf(row)))) chosen.set(monthOf(first), first);
  }
  return [...chosen.values()];
}

/** The corrections and moves that the numbers hold. */
function causesOf(gone: readonly ListedNumber[], { revised, everIn }: HeldBack): HeldBack["revised"] {
  const counted = new Set(
    gone.flatMap(({ organisation, place_id, months }) =>
      months.map((month) => `${organisation} ${place_id} ${month}`),
    ),
  );
  const inGone = new Set(
    everIn
      .filter(({ organisation, place_id, month }) => counted.has(`${organisation} ${place_id} ${month}`))
      .map(monthOf),
  );
  return revised.filter((each) => inGone.has(monthOf(each)));
}

function periodName(period: string, start: string): string {
  if (period === "month") return start.slice(0, 7);
  if (period === "quarter")
    return `${Math.ceil(Number(start.slice(5, 7)) / 3)}. kvartal ${start.slice(0, 4)}`;
  return period === "year" ? start.slice(0, 4) : `12 måneder fra ${start.slice(0, 7)}`;
}
