import { sum } from "d3-array";
import type { ProtectedFigures } from "./protected-figures.ts";

/**
 * What no hiding can help: what readers work out of releases before, a region's officer with their own units, and a
 * person who is alone behind a number with their own stays.
 */
export function givenAwayLines({ inside }: Pick<ProtectedFigures, "inside">): string[] {
  const count = sum(inside.systems, ({ guarded }) => guarded.givenAway.length);
  if (count === 0) return [];
  return [
    `Hva som enn skjules her, kan noen regne ut mer enn de skal om ${count === 1 ? "ett tall" : `${count} tall`}, ` +
      "av det som er gitt ut før og det de vet om egne enheter eller om seg selv. Hvilke det er, står i beviset («given_away» i record/proofs).",
  ];
}
