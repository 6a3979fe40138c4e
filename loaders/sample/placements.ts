import { decisions, type Decision } from "./decisions.ts";
import { ground, reasons, selfHarmShare } from "./reasons.ts";
import { measureIds, type MeasureId } from "./rates.ts";
import { stream, type Random } from "./random.ts";
import { type UnitKind, type UnitMonth } from "./unit-months.ts";

/** One person in one unit's cell, as it truly was. */
export interface Placement {
  placement_id: string;
  unit_id: string;
  stay_id: string;
  person_id: string;
  sex: "woman" | "man";
  under_18: boolean;
  measure_id: MeasureId;
  started_at: number;
  /** Also where it ends after the last month: then no report tells it. */
  ended_at: number;
  /** Null: nobody answered. */
  reasons: string[] | null;
  letter: string | null;
  decisions: Decision[];
}

const minute = 60;
const hour = 3600;
const day = 24 * hour;

/** Hours: half last longer than the median; the longest stay in a cell that the Ombud found was 13 days. */
const lengths: Record<MeasureId, { median: number; sigma: number; longest: number }> = {
  safety_cell: { median: 36, sigma: 0.58, longest: 13 * 24 },
  restraint_bed: { median: 7, sigma: 0.9, longest: 70 },
  reinforced_cell: { median: 40, sigma: 0.7, longest: 240 },
  exclusion: { median: 110, sigma: 0.9, longest: 60 * 24 },
};

interface Person {
  person_id: string;
  sex: "woman" | "man";
  under_18: boolean;
}

interface Stay {
  person: Person;
  kind: UnitKind;
  measure_id: MeasureId;
  started_at: number;
  ended_at: number;
}

/** Months in a row in which a unit was of one kind: other people come when a men's prison becomes a women's. */
interface Era {
  kind: UnitKind;
  months: UnitMonth[];
  rates: Record<MeasureId, number[]>;
  starts_at: number;
  ends_at: number;
  last: boolean;
}

/** Every placement that started in a unit in its months, in the order they started. */
export function unitPlacements(
  seed: number,
  unitId: string,
  months: UnitMonth[],
  rates: Record<MeasureId, number[]>,
): Placement[] {
  const random = stream(seed, "placements", unitId);
  let persons = 0;
  const newPerson = (era: Era, at: number): Person => ({
    person_id: `${unitId}/${++persons}`,
    sex: random.chance(shareOfWomen(era, at)) ? "woman" : "man",
    under_18: era.kind === "youth",
  });
  const stays = eras(months, rates).flatMap((era) => eraStays(era, random, newPerson));
  const share = selfHarmShare(seed, unitId);
  const placements: Placement[] = [];
  const horizon = months.at(-1)?.ends_at ?? 0;
  stays.sort((one, other) => one.started_at - other.started_at || compare(one.measure_id, other.measure_id));
  for (const [index, stay] of stays.entries()) {
    const why = reasons(stay.measure_id, share(stay.kind), random);
    const letter = ground(why, stay.measure_id, random);
    for (const { from, to } of spans(stay, random).filter((span) => span.from < horizon))
      placements.push({
        placement_id: `V-${String(placements.length + 1).padStart(4, "0")}`,
        unit_id: unitId,
        stay_id: `${unitId}/S${index + 1}`,
        person_id: stay.person.person_id,
        sex: stay.person.sex,
        under_18: stay.person.under_18,
        measure_id: stay.measure_id,
        started_at: from,
        ended_at: to,
        reasons: why,
        letter,
        decisions: decisions(stay.measure_id, stay.person.under_18, from, to, random),
      });
  }
  return placements;
}

const compare = (one: string, other: string) => (one < other ? -1 : 1);

function eras(months: UnitMonth[], rates: Record<MeasureId, number[]>): Era[] {
  const begins = months.flatMap((month, index) => {
    const before = months[index - 1];
    return before?.kind === month.kind && before.ends_at === month.starts_at ? [] : [index];
  });
  return begins.flatMap((begin, index) => {
    const end = begins[index + 1] ?? months.length;
    const own = months.slice(begin, end);
    const first = own[0];
    const last = own.at(-1);
    if (!first || !last) return [];
    return [
      {
        kind: first.kind,
        months: own,
        rates: {
          safety_cell: rates.safety_cell.slice(begin, end),
          restraint_bed: rates.restraint_bed.slice(begin, end),
          reinforced_cell: rates.reinforced_cell.slice(begin, end),
          exclusion: rates.exclusion.slice(begin, end),
        },
        starts_at: first.starts_at,
        ends_at: last.ends_at,
        last: end === months.length,
      },
    ];
  });
}

function eraStays(era: Era, random: Random, newPerson: (era: Era, at: number) => Person): Stay[] {
  const stays: Stay[] = [];
  for (const measure of measureIds)
    for (const { at, cluster } of starts(era, measure, random)) {
      const person =
        cluster.person ??
        (measure === "safety_cell" ? undefined : recentPerson(stays, at, random)) ??
        newPerson(era, at);
      cluster.person = person;
      const seconds = length(measure, random);
      const started_at = free(stays, person, Math.floor(at / minute) * minute, seconds);
      const ended_at = endOf(era, started_at, seconds);
      if (started_at >= era.ends_at || ended_at - started_at < 10 * minute) continue;
      stays.push({ person, kind: era.kind, measure_id: measure, started_at, ended_at });
    }
  return stays;
}

interface Cluster {
  person?: Person;
}

/**
 * When stays start. A person's crises come as a cluster (Neyman and Scott 1958): clusters are Poisson in time, each
 * with stays some weeks apart, and each stay is kept as often as the rate of its month is of the highest rate. So the
 * number expected in a month is exactly its rate times its prison days.
 */
function starts(era: Era, measure: MeasureId, random: Random): { at: number; cluster: Cluster }[] {
  const perSecond = era.months.map(
    (month, index) =>
      ((era.rates[measure][index] ?? 0) * month.prison_days) / 1000 / (month.ends_at - month.starts_at),
  );
  const highest = Math.max(...perSecond);
  if (highest === 0) return [];
  const { size, weeksApart } = repeats(era.kind, measure);
  const kept: { at: number; cluster: Cluster }[] = [];
  const before = size === 1 ? 0 : 500 * day;
  let born = era.starts_at - before;
  for (;;) {
    born += random.exponential(size / highest);
    if (born >= era.ends_at) return kept.sort((one, other) => one.at - other.at);
    const cluster: Cluster = {};
    let at = born;
    do {
      const index = monthAt(era, at);
      if (index >= 0 && random.uniform() * highest < (perSecond[index] ?? 0)) kept.push({ at, cluster });
      at += 2 * day + random.exponential(weeksApart * 7 * day);
    } while (random.chance(1 - 1 / size));
  }
}

/** Stays in a cluster on average: the 92 placements of Bredtveit in 2022 were of 13 women. */
function repeats(kind: UnitKind, measure: MeasureId): { size: number; weeksApart: number } {
  if (measure !== "safety_cell") return { size: 1, weeksApart: 0 };
  if (kind === "women_high") return { size: 4.5, weeksApart: 4 };
  return { size: kind === "youth" ? 1.8 : 1.35, weeksApart: 3 };
}

function monthAt(era: Era, at: number): number {
  if (at < era.starts_at || at >= era.ends_at) return -1;
  const guess = Math.floor((at - era.starts_at) / (30.5 * day));
  for (const index of [guess, guess - 1, guess + 1]) {
    const month = era.months[index];
    if (month && at >= month.starts_at && at < month.ends_at) return index;
  }
  return era.months.findIndex((month) => at >= month.starts_at && at < month.ends_at);
}

/** Most who are put in bed or reinforced cell, or excluded, come from those who were in the cell lately, if any were. */
function recentPerson(stays: Stay[], at: number, random: Random): Person | undefined {
  const [first, ...others] = stays
    .filter(
      (stay) => stay.measure_id === "safety_cell" && stay.started_at < at && stay.started_at > at - 60 * day,
    )
    .map((stay) => stay.person);
  return first && random.chance(0.85) ? random.pick([first, ...others]) : undefined;
}

/** The start, or three hours after the person is out of where they then were. */
function free(stays: Stay[], person: Person, start: number, seconds: number): number {
  const pause = 3 * hour;
  const inTheWay = stays.find(
    (stay) =>
      stay.person === person && start < stay.ended_at + pause && start + seconds + pause > stay.started_at,
  );
  return inTheWay ? free(stays, person, inTheWay.ended_at + pause, seconds) : start;
}

function length(measure: MeasureId, random: Random): number {
  const { median, sigma, longest } = lengths[measure];
  const hours = Math.min(longest, random.logNormal(median, sigma));
  return Math.max(45, Math.round(hours * 60)) * minute;
}

/** Nobody is left in a unit that closes, or that becomes a prison for others. */
function endOf(era: Era, started_at: number, seconds: number): number {
  const wanted = started_at + seconds;
  const latest = era.ends_at - 20 * minute;
  return era.last ? wanted : Math.min(wanted, latest);
}

function shareOfWomen(era: Era, at: number): number {
  const month = era.months[Math.max(0, monthAt(era, at))];
  return month && month.prison_days > 0 ? month.prison_days_women / month.prison_days : 0;
}

/** A stay is one placement; one in twenty-five is two, where the person was moved between cells. */
function spans(stay: Stay, random: Random): { from: number; to: number }[] {
  const { started_at, ended_at } = stay;
  const seconds = ended_at - started_at;
  if (stay.measure_id !== "safety_cell" || seconds < 6 * hour || !random.chance(0.04))
    return [{ from: started_at, to: ended_at }];
  const out = started_at + Math.round(random.between(0.25, 0.7) * (seconds / minute)) * minute;
  const back = out + (10 + random.integer(90)) * minute;
  return [
    { from: started_at, to: out },
    { from: back, to: ended_at },
  ];
}
