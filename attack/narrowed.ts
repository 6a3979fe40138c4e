import { group } from "d3-array";
import type { Highs } from "highs";
import { factsOf, type Exposed, type Fact } from "./facts.ts";
import { intervals, type Interval } from "./intervals.ts";
import { extreme, sumOf } from "./program.ts";
import { keyOf, type Found } from "./quantity.ts";
import {
  readerPrograms,
  type AskedOf,
  type Assumed,
  type Counting,
  type Part,
  type Reader,
} from "./reader-programs.ts";

/** A hidden number as a reader can narrow it, and what the shown zeros alone would tell of it. */
export interface Narrowed extends Interval {
  fact: Fact;
  floor: number;
  /** Why it is no longer hidden; nothing where it still is. */
  fault: "exact" | "small" | undefined;
}

/** What a reader of all releases can find out. */
export interface Attack {
  facts: number;
  hidden: Narrowed[];
  exposed: Exposed[];
  /** Hidden numbers of which nothing can be said: what was read does not agree with itself. */
  contradicted: Fact[];
}

// What is taken for granted is given up from the first to the last, where nothing would agree with what is said.
const assumptions: readonly Assumed[] = [
  { unlistedIsNone: true, noneIsZero: true, sameAsBefore: true },
  { unlistedIsNone: false, noneIsZero: true, sameAsBefore: true },
  { unlistedIsNone: false, noneIsZero: false, sameAsBefore: true },
  { unlistedIsNone: false, noneIsZero: false, sameAsBefore: false },
];

/** Narrows every number that the last release hides, by that release and all before it, the oldest first. */
export function narrowed(
  highs: Highs,
  releases: readonly (readonly Found[])[],
  reader: Reader,
  progress: (done: number, of: number) => void,
): Attack {
  const read = releases.map((found, release) => factsOf(found, release));
  const facts = read.flatMap((each) => each.facts);
  const last = releases.length - 1;
  // From a number that is shown, who knows a part of it can take that.
  const isAsked = ({ said, family, release }: Fact) =>
    release === last &&
    (said === "hidden" ||
      (typeof said === "object" && (family === "share" || (reader.own !== undefined && family !== "hours"))));
  const asked = new Set(
    facts.filter((fact) => isAsked(fact) && (!ofReasons.includes(fact.family) || isGroup(fact))),
  );
  const found = new Map<Fact, Narrowed>();
  for (const { own, counting } of sets(facts))
    for (const assumed of assumptions) {
      const open = new Set(
        own.filter((fact) => asked.has(fact) && !found.has(fact) && (counting === "one" || isGroup(fact))),
      );
      if (open.size === 0) break;
      for (const part of readerPrograms(own, reader, assumed, counting)) {
        const targets = part.targets.filter(({ fact }) => open.has(fact));
        if (targets.length === 0) continue;
        for (const [at, interval] of (intervals(highs, part.program, targets) ?? []).entries()) {
          const target = targets[at];
          if (target !== undefined) found.set(target.fact, judged(highs, part, target, interval));
        }
        progress(found.size, asked.size);
      }
    }
  return {
    facts: facts.length,
    hidden: [...asked].flatMap((fact) =>
      fact.said === "hidden" || found.get(fact)?.fault ? (found.get(fact) ?? []) : [],
    ),
    exposed: [...(read.at(-1)?.exposed ?? []), ...shownBefore(facts, last)],
    contradicted: [...asked].filter((fact) => fact.said === "hidden" && !found.has(fact)),
  };
}

/** What is counted together: each measure's stays and persons, its hours, and the groups that make up the stays. */
function sets(facts: readonly Fact[]): { own: Fact[]; counting: Counting }[] {
  const measures = [...group(facts, ({ quantity }) => quantity.measure_id).values()];
  return measures.flatMap((ofMeasure) => {
    const populations = [...group(ofMeasure, ({ quantity }) => quantity.population).values()];
    const alone = populations.flatMap((own) => [
      own.filter(({ family }) => family === "stays" || family === "persons"),
      own.filter(({ family }) => family === "hours"),
    ]);
    const groups = ofMeasure.filter(isOfGroups);
    return [
      ...(groups.some(isGroup) ? [{ own: groups, counting: "groups" as const }] : []),
      ...alone.map((own) => ({ own, counting: "one" as const })),
    ];
  });
}

const ofReasons = ["self_harm", "answered", "share"];

const isGroup = ({ family, quantity: { population } }: Fact) =>
  ofReasons.includes(family)
    ? population === "adults"
    : ["women", "men"].includes(population) && family === "stays";

/** Groups, and the stays they are of; not by month, for which no group is told. */
const isOfGroups = (fact: Fact) =>
  isGroup(fact) ||
  (fact.family === "stays" && fact.quantity.population === "adults" && fact.quantity.period !== "month");

/** What an earlier release showed and the last one hides. */
function shownBefore(facts: readonly Fact[], last: number): Exposed[] {
  const before = new Map(
    facts.flatMap((fact) =>
      fact.release < last && typeof fact.said === "object" ? [[nameOf(fact), fact] as const] : [],
    ),
  );
  return facts.flatMap((fact) => {
    const then = before.get(nameOf(fact));
    if (fact.release !== last || fact.said !== "hidden" || typeof then?.said !== "object") return [];
    return [{ quantity: fact.quantity, ...then.said, hiddenIn: fact.where, shownIn: then.where }];
  });
}

const nameOf = ({ quantity, family }: Fact) => `${family} ${keyOf(quantity)}`;

function judged(highs: Highs, part: Part, target: AskedOf, { low, high }: Interval): Narrowed {
  const { fact } = target;
  // Hours are no small numbers; that they are known to the hour is what must not be.
  if (fact.family === "hours")
    return { fact, low, high, floor: 0, fault: high - low < 1 ? "exact" : undefined };
  if (target.isImplied)
    return { fact, low, high, floor: 0, fault: low > 0 && high < target.high ? "small" : undefined };
  // Stays that are known may be of too few persons; persons that are known and enough are of no one.
  if (fact.family === "persons" && low >= target.high) return { fact, low, high, floor: 0, fault: undefined };
  const isReached = low <= target.low && high >= target.high;
  const floor = isReached ? target.low : floorOf(highs, part, target);
  const isSmall = high < Math.max(target.high, floor + 1);
  return { fact, low, high, floor, fault: low === high ? "exact" : isSmall ? "small" : undefined };
}

/** What a hidden number is at least, from the shown zeros alone. */
function floorOf(highs: Highs, { forgotten }: Part, { weights, low }: AskedOf): number {
  const numbers = extreme(highs, forgotten, weights, "least", true);
  return numbers === undefined ? low : Math.max(low, Math.round(sumOf(numbers, weights)));
}
