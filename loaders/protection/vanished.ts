import { Stopped } from "../intake/stopped.ts";
import type { ShownRelease } from "../record/shown-figures.ts";
import { audienceName, type Audience } from "./audience.ts";
import type { HeldBack } from "./held-back.ts";
import { numberOf } from "./number-site.ts";
import type { Shown } from "./protected-figures.ts";
import type { ListedNumber } from "./release-state.ts";

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
      ? `Utgaven er stoppet: Tall som var vist forrige gang, må nå skjules for at ingen skal kunne regne seg fram til det som er skjult: ${first}. Det kommer ikke av rettelser, men av det som er gitt ut ellers.`
      : `Utgaven er stoppet: Sammen med forrige utgave ville den vise hva som er skjult. Det gjelder ${first}. Hold tilbake ${causes.length === 1 ? "rettelsen" : "rettelsene"} av ${causes.map(({ unit_id, month }) => `${unit_id} ${month.slice(0, 7)}`).join(", ")}:\n${causes
          .map(
            ({ unit_id, month }) =>
              `npm run hold-back -- --audience ${audienceName(audience)} --unit ${unit_id} --month ${month.slice(0, 7)} --reason "…" --by "<navn, rolle>"`,
          )
          .join("\n")}`,
  );
}

/** The corrections that the numbers hold. */
function causesOf(gone: readonly ListedNumber[], { revised, memberships }: HeldBack): HeldBack["revised"] {
  const counted = new Set(
    gone.flatMap(({ organisation, place_id, months }) =>
      months.map((month) => `${organisation} ${place_id} ${month}`),
    ),
  );
  const inGone = new Set(
    memberships
      .filter(({ organisation, place_id, month }) => counted.has(`${organisation} ${place_id} ${month}`))
      .map(({ unit_id, month }) => `${unit_id} ${month}`),
  );
  return revised.filter(({ unit_id, month }) => inGone.has(`${unit_id} ${month}`));
}

function periodName(period: string, start: string): string {
  if (period === "month") return start.slice(0, 7);
  if (period === "quarter")
    return `${Math.ceil(Number(start.slice(5, 7)) / 3)}. kvartal ${start.slice(0, 4)}`;
  return period === "year" ? start.slice(0, 4) : `12 måneder fra ${start.slice(0, 7)}`;
}
