import { range } from "d3-array";
import { stream, type Random } from "../../loaders/sample/random.ts";
import { levelAt, months, type Change } from "./changes.ts";
import { count, meanStaysOfPerson, staysOfPerson } from "./counts.ts";
import type { Scenario } from "./scenarios.ts";

export interface SimulatedStay {
  month: number;
  person: number;
  hours: number;
  self_harm: boolean;
}

/** A unit as it truly was, and when its reports came. */
export interface SimulatedUnit {
  /** The first month, and the first month after the last. */
  opens: number;
  closes: number;
  /** The month by the end of whose quarter the report of each month has come; never is Infinity. */
  arrives: number[];
  stays: SimulatedStay[];
}

/** Persons who come before the first month may return in it. */
const warmUp = 4;
const selfHarmShare = 0.35;
const length = { median: 36, sigma: 0.58 };

/** The level of each month that all units of a nation share, from the months before the first on. */
export function sharedLevels(random: Random, { level, season = 0 }: Scenario, change: Change): number[] {
  const phase = random.integer(12);
  const { correlation = 0, deviation = 0 } = level ?? {};
  let state = random.normal();
  return range(-warmUp, months).map((month) => {
    state = correlation * state + Math.sqrt(1 - correlation ** 2) * random.normal();
    const noise = Math.exp(deviation * state - deviation ** 2 / 2);
    return levelAt(change, month) * noise * (1 + season * Math.cos((2 * Math.PI * (month - phase)) / 12));
  });
}

/** A unit with so many stays a month at a level of 1, from a stream of its own. */
export function simulatedUnit(
  names: (string | number)[],
  rate: number,
  levels: readonly number[],
  scenario: Scenario,
  isHeaviest: boolean,
): SimulatedUnit {
  const random = stream(...names);
  const { opens, closes } = lifetime(random, scenario, isHeaviest);
  const arrives = range(months).map((month) => month + delay(random, scenario));
  const stays = levels.flatMap((level, at) => monthStays(random, at - warmUp, rate * level, scenario));
  return { opens, closes, arrives, stays: numbered(stays) };
}

function lifetime(random: Random, { opens_or_closes = 0, heaviest_closes }: Scenario, isHeaviest: boolean) {
  const within = () => 6 + random.integer(months - 12);
  if (heaviest_closes === true) return { opens: 0, closes: isHeaviest ? within() : months };
  const fate = random.uniform();
  if (fate < opens_or_closes) return { opens: within(), closes: months };
  return { opens: 0, closes: fate < 2 * opens_or_closes ? within() : months };
}

function delay(random: Random, { reports }: Scenario): number {
  if (reports === undefined) return 0;
  const fate = random.uniform();
  if (fate < reports.never) return Infinity;
  return fate < reports.never + reports.late ? 1 + random.integer(3) : 0;
}

/** The stays of those who come for the first time in a month, person by person. */
function monthStays(random: Random, month: number, mean: number, scenario: Scenario): SimulatedStay[][] {
  const { dispersion = 1, repeats_over_months } = scenario;
  const stay = (self_harm: boolean, later: number): SimulatedStay => ({
    month: month + later,
    person: 0,
    hours: random.logNormal(length.median, length.sigma),
    self_harm,
  });
  const persons = count(random, repeats_over_months ? mean / meanStaysOfPerson : mean, dispersion);
  return range(persons).map(() => {
    const self_harm = random.chance(selfHarmShare);
    const first = stay(self_harm, 0);
    if (repeats_over_months === undefined) return [first];
    const more = staysOfPerson(random) - 1;
    return [first, ...range(more).map(() => stay(self_harm, random.integer(repeats_over_months)))];
  });
}

function numbered(persons: SimulatedStay[][]): SimulatedStay[] {
  return persons.flatMap((stays, person) =>
    stays.filter(({ month }) => month >= 0 && month < months).map((stay) => ({ ...stay, person })),
  );
}
