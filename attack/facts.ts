import { keyOf, type Found, type Quantity } from "./quantity.ts";

/** What one release says of a number of stays, of persons or of hours. */
export interface Fact {
  quantity: Quantity;
  family: Family;
  /** The oldest is 0. */
  release: number;
  said: { low: number; high: number } | "hidden" | "none";
  where: string;
}

/** `share` is the part of the stays with an answer that has to do with self-harm. */
export type Family = "stays" | "persons" | "hours" | "self_harm" | "answered" | "share";

/** A figure that is hidden in one place and stands in another. */
export interface Exposed {
  quantity: Quantity;
  low: number;
  high: number;
  hiddenIn: string;
  shownIn: string;
}

const families: Readonly<Record<string, Family>> = {
  stays_started: "stays",
  persons: "persons",
  cell_hours: "hours",
  self_harm_share_stays: "share",
  "self_harm_share_stays/numerator": "self_harm",
  "self_harm_share_stays/denominator": "answered",
};

/** One release's figures as facts, and what is hidden in one file of it and shown in another. */
export function factsOf(found: readonly Found[], release: number): { facts: Fact[]; exposed: Exposed[] } {
  const byKey = new Map<string, Found[]>();
  const named = new Set(found.map(({ quantity }) => keyOf(quantity)));
  for (const each of found) {
    const quantity = { ...each.quantity, organisation: organisationOf(each.quantity, named) };
    const key = keyOf(quantity);
    byKey.set(key, [...(byKey.get(key) ?? []), { ...each, quantity }]);
  }
  const exposed: Exposed[] = [];
  const facts = [...byKey.values()].flatMap((same): Fact[] => {
    const hidden = same.find(({ said }) => said === "hidden");
    const [shown] = same.filter(({ said, from }) => typeof said === "object" && from !== "others");
    if (hidden !== undefined && shown !== undefined && typeof shown.said === "object")
      exposed.push({ quantity: shown.quantity, ...shown.said, hiddenIn: hidden.where, shownIn: shown.where });
    return factsOfOne(same, byKey, release);
  });
  return { facts, exposed };
}

/** Words name no organisation but the earlier one: then it is the one that the files have. */
function organisationOf(quantity: Quantity, named: ReadonlySet<string>): string {
  if (quantity.organisation !== "") return quantity.organisation;
  return named.has(keyOf({ ...quantity, organisation: "now" })) ? "now" : "then";
}

function factsOfOne(same: readonly Found[], all: ReadonlyMap<string, Found[]>, release: number): Fact[] {
  const [first] = same;
  if (first === undefined) return [];
  const { quantity, where } = first;
  const fact = (family: Family, said: Fact["said"], of: Quantity = quantity): Fact => ({
    quantity: of,
    family,
    release,
    said,
    where,
  });
  const family = families[quantity.indicator];
  const number = narrowest(same);
  if (family !== undefined) {
    if (number !== undefined) return [fact(family, number)];
    const said = same.map((each) => each.said).find((each) => each === "hidden" || each === "none");
    return said === "hidden" || said === "none" ? [fact(family, said)] : [];
  }
  const stays = { ...quantity, indicator: "stays_started" };
  const isComplete = same.some((each) => each.isComplete === true);
  if (number !== undefined && quantity.indicator === "rate/numerator")
    // Some stays began in months that are not in rates.
    return [fact("stays", isComplete ? number : { low: number.low, high: Infinity }, stays)];
  if (number !== undefined && quantity.indicator === "rate" && isComplete) {
    const days = exposureOf(quantity, all);
    if (days !== undefined)
      return [
        fact("stays", asWholes((number.low * days.low) / 1000, (number.high * days.high) / 1000), stays),
      ];
  }
  return [];
}

/** The whole numbers that a count can be, of what it was worked out to be from other numbers. */
function asWholes(low: number, high: number): { low: number; high: number } {
  const wholes = { low: Math.ceil(low - 1e-6), high: Math.floor(high + 1e-6) };
  return wholes.low <= wholes.high ? wholes : { low, high };
}

/** The prison days that a rate is of. */
function exposureOf(quantity: Quantity, all: ReadonlyMap<string, Found[]>) {
  for (const indicator of ["rate/denominator", "prison_days"]) {
    const days = narrowest(all.get(keyOf({ ...quantity, indicator })) ?? []);
    if (days !== undefined) return days;
  }
  return undefined;
}

/** What all that was written of one number leaves; what stands in columns, where two cannot both be right. */
function narrowest(same: readonly Found[]): { low: number; high: number } | undefined {
  const numbers = same
    .toSorted((one, other) => Number(one.from === "words") - Number(other.from === "words"))
    .flatMap(({ said }) => (typeof said === "object" ? [said] : []));
  if (numbers.length === 0) return undefined;
  const low = Math.max(...numbers.map((each) => each.low));
  const high = Math.min(...numbers.map((each) => each.high));
  return low <= high + 1e-9 ? { low, high } : numbers[0];
}
