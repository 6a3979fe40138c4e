import { group } from "d3-array";
import { numbersOfIndicator } from "./listed-numbers.ts";
import { numberOf } from "./number-site.ts";
import type { ProtectedFigure } from "./protected-figure.ts";
import type { Inside, ProtectedFigures } from "./protected-figures.ts";

/** Why figures of a table are hidden, each counted once. Known inside the house alone: to all others they look the same. */
export interface HiddenBecause {
  table_id: string;
  /** A number in it is itself too small, of too few persons, or nearly all one person's. */
  small: number;
  /** A share or a length of too few stays. */
  too_few: number;
  /** Else a small number could be worked out, by the reader or by some who may see more and read this too. */
  others: number;
  /** It rests on a number that is not given: of a month that is not whole, or with a correction held back. */
  not_given: number;
}

/** Of each table of an audience, why what is hidden of it is. */
export function hiddenBecause({
  policy,
  figures,
  inside,
}: Pick<ProtectedFigures, "policy" | "figures" | "inside">): HiddenBecause[] {
  const whyOf = whyHidden(inside);
  const hidden = group(
    figures.filter(({ state }) => state === "suppressed"),
    ({ table_id }) => table_id,
  );
  return policy.tables.map(({ table_id }) => {
    const whys = (hidden.get(table_id) ?? []).map(whyOf);
    const count = (why: Why) => whys.filter((one) => one === why).length;
    return {
      table_id,
      small: count("small"),
      too_few: count("too_few"),
      others: count("others"),
      not_given: count("not_given"),
    };
  });
}

type Why = "small" | "too_few" | "others" | "not_given";

function whyHidden({ release, systems, position }: Inside): (figure: ProtectedFigure) => Why {
  const small = new Set<string>();
  const hidden = new Set<string>();
  for (const { joint, guarded } of systems) {
    const needed = new Set(
      guarded.parts.flatMap(({ certificate }) => certificate.needs.map(({ cell }) => cell)),
    );
    for (const number of release.numbers) {
      const cell = joint.cellOf(position, { ...number });
      const id = cell === undefined ? undefined : joint.system.cells[cell]?.id;
      if (id === undefined || !guarded.hidden.has(id)) continue;
      hidden.add(numberOf(number, number.kind));
      if (needed.has(id)) small.add(numberOf(number, number.kind));
    }
  }
  return (figure) => {
    const names = numbersOfIndicator(figure.indicator_id).map((kind) => numberOf(figure, kind));
    if (names.some((name) => small.has(name))) return "small";
    if (names.some((name) => hidden.has(name))) return "others";
    return /^length_|share/.test(figure.indicator_id) ? "too_few" : "not_given";
  };
}
