import { sum } from "d3-array";
import type { ProtectedFigures } from "./protected-figures.ts";

/** What no hiding can help: what readers work out of releases before, a region's officer with their own units. */
export function givenAwayLines({ inside }: Pick<ProtectedFigures, "inside">): string[] {
  const count = sum(inside.systems, ({ guarded }) => guarded.givenAway.length);
  if (count === 0) return [];
  return [
    `Hva som enn skjules her, kan mottakeren regne ut mer enn de skal om ${count === 1 ? "ett tall" : `${count} tall`}, ` +
      "av det som er gitt ut før og det de selv har. Hvilke det er, står i beviset («given_away» i record/proofs).",
  ];
}
