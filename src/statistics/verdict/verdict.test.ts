import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quarterOf, quartersOf, reportedOf, rules } from "./made-up-quarters.ts";
import { filled, missingMonths, usualMonths, type MissingMonths } from "./missing-months.ts";
import { seriesKinds } from "./series-kind.ts";
import type { UnitQuarter } from "./unit-quarter.ts";
import { optionsOf, verdict } from "./verdict.ts";

const lastMonthMissing = (quarter: number) => (quarter === 19 ? reportedOf(2) : {});
const lastMonthLacksOne = (quarter: number) =>
  quarter === 19 ? { months_counted: 2, months_unbounded: 0, exposure: 6000, stays_lacking: 1 } : {};
const unit = { large: false, kind: seriesKinds.count, rules };
const region = { ...unit, large: true };
const steady = [5, 6, 4, 5, 6, 5, 4, 6, 5, 5, 4, 6, 5, 6, 4, 5, 6, 5, 4, 5];
const falling = [12, 13, 11, 12, 10, 11, 9, 10, 8, 9, 8, 7, 7, 6, 6, 5, 5, 4, 4, 4];

describe("a unit that has reported everything", () => {
  test("a steady fall is declining, with its size per year", () => {
    const found = verdict(quartersOf(0, falling), 19, unit);
    expect(found).toMatchObject({ answer: "declining", reasons: [], quarters: 20, stays: 161 });
    expect(found.trend?.upper).toBeLessThan(1);
  });

  test("stays that are halved each quarter are a sixteenth a year later", () => {
    const found = verdict(quartersOf(0, [128, 64, 32, 16, 8, 4, 2, 1]), 7, unit);
    expect(found.trend?.ratio_per_year).toBeCloseTo(1 / 16, 10);
  });

  test("the same quarters the other way round are increasing", () => {
    expect(verdict(quartersOf(0, falling.toReversed()), 19, unit).answer).toBe("increasing");
  });

  test("a steady level is no clear change, because the interval holds no change", () => {
    expect(verdict(quartersOf(0, steady), 19, unit)).toMatchObject({
      answer: "no_clear_change",
      reasons: ["holds_one"],
    });
  });

  test("only the window's quarters count: what was before five years ago is not looked at", () => {
    const found = verdict(quartersOf(0, [90, 80, ...steady]), 21, unit);
    expect(found).toMatchObject({
      answer: "no_clear_change",
      first_quarter: 2,
      last_quarter: 21,
      quarters: 20,
    });
  });

  test("what comes after the quarter that is asked for is not looked at", () => {
    expect(verdict(quartersOf(0, [...steady, 90, 90, 90]), 19, unit)).toEqual(
      verdict(quartersOf(0, steady), 19, unit),
    );
  });
});

describe("quarters in which nobody asked of was there", () => {
  const absent = { exposure: 0, stays: 0, persons: 0, hours: 0, hours_squared: 0, answered: 0 };

  test("are not counted: women who were there for five quarters are too little, however many reports came since", () => {
    const women = quartersOf(0, [14, 10, 7, 4, 2, ...steady.slice(5)], (at) => (at >= 5 ? absent : {}));
    expect(verdict(women, 19, unit)).toMatchObject({
      answer: "too_little_data",
      reasons: ["few_quarters", "silent"],
      quarters: 5,
      months_expected: 15,
      months_counted: 15,
    });
  });

  test("cover for nobody: units without women do not make the reports of a unit with women more complete", () => {
    const women = quartersOf(0, falling, (at) => (at % 3 === 0 ? reportedOf(0) : {}));
    const men = [1, 2, 3].flatMap((number) => quartersOf(number, steady, () => absent));
    const alone = verdict(women, 19, unit);
    expect(alone).toMatchObject({ answer: "too_little_data", reasons: ["low_coverage"] });
    expect(verdict([...women, ...men], 19, unit)).toEqual(alone);
  });
});

describe("too little data", () => {
  test("seven quarters are too few for a unit, and nine for a region", () => {
    expect(verdict(quartersOf(0, falling.slice(0, 7)), 6, unit).reasons).toContain("few_quarters");
    expect(verdict(quartersOf(0, falling.slice(0, 8)), 7, unit).reasons).not.toContain("few_quarters");
    const nine = [...quartersOf(0, falling.slice(0, 9)), ...quartersOf(1, steady.slice(0, 9))];
    expect(verdict(nine, 8, region).reasons).toContain("few_quarters");
    const ten = [...quartersOf(0, falling.slice(0, 10)), ...quartersOf(1, steady.slice(0, 10))];
    expect(verdict(ten, 9, region).reasons).not.toContain("few_quarters");
  });

  test("19 stays in five years are too few, whatever they look like", () => {
    const nineteen = [5, 4, 3, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(verdict(quartersOf(0, nineteen), 19, unit).reasons).toContain("few_stays");
    const twenty = nineteen.with(9, 1);
    expect(verdict(quartersOf(0, twenty), 19, unit).reasons).not.toContain("few_stays");
  });

  test("a unit without a single stay has too little data, not a fall", () => {
    const none = Array.from({ length: 20 }, () => 0);
    expect(verdict(quartersOf(0, none), 19, unit)).toMatchObject({
      answer: "too_little_data",
      reasons: ["few_stays"],
      trend: undefined,
    });
  });

  test("under four of five reports is too little", () => {
    const found = verdict(
      quartersOf(0, falling, (quarter) => (quarter % 4 === 0 ? reportedOf(0) : {})),
      19,
      unit,
    );
    expect(found).toMatchObject({ answer: "too_little_data", reasons: ["low_coverage"], months_counted: 45 });
    const fourOfFive = quartersOf(0, falling, (quarter) => (quarter % 5 === 0 ? reportedOf(0) : {}));
    expect(verdict(fourOfFive, 19, unit)).toMatchObject({ observed: "declining", months_counted: 48 });
  });

  test("a unit that has been silent for two quarters has no answer about today", () => {
    const silent = quartersOf(0, falling, (quarter) => (quarter >= 18 ? reportedOf(0) : {}));
    expect(verdict(silent, 19, unit).reasons).toEqual(["silent"]);
    const late = quartersOf(0, falling, (quarter) => (quarter === 19 ? reportedOf(0) : {}));
    expect(verdict(late, 19, unit).observed).toBe("declining");
  });

  test("with too little data there is no number to quote", () => {
    expect(verdict(quartersOf(0, falling.slice(0, 7)), 6, unit).trend).toBeUndefined();
  });

  test("a change that may be a halving or a doubling says nothing", () => {
    const wild = [20, 0, 0, 0, 0, 0, 0, 20];
    expect(verdict(quartersOf(0, wild), 7, unit).reasons).toEqual(["too_wide"]);
  });
});

describe("what holds a fall or a rise back", () => {
  test("stays that fall while persons do not are no clear change: one person may be all of it", () => {
    const ofFewPersons = quartersOf(0, falling, () => ({ persons: 4 }));
    expect(verdict(ofFewPersons, 19, unit)).toMatchObject({
      answer: "no_clear_change",
      reasons: ["persons_differ"],
    });
  });

  test("so are stays that fall while persons fall by no more than chance", () => {
    const found = verdict(
      quartersOf(0, falling, (quarter) => ({ persons: quarter < 12 ? 4 : 3 })),
      19,
      unit,
    );
    expect(found).toMatchObject({ answer: "no_clear_change", reasons: ["persons_differ"] });
    expect(found.persons_trend?.slope).toBeLessThan(0);
    expect(found.persons_trend?.p_value).toBeGreaterThan(0.1);
  });

  test("so are stays that fall while persons rise, however surely they do", () => {
    const found = verdict(
      quartersOf(0, falling, (quarter) => ({ persons: 1 + Math.floor(quarter / 7) })),
      19,
      unit,
    );
    expect(found).toMatchObject({ answer: "no_clear_change", reasons: ["persons_differ"] });
    expect(found.persons_trend?.slope).toBeGreaterThan(0);
    expect(found.persons_trend?.p_value).toBeLessThan(0.1);
  });

  test("so are stays that fall where no person is told of: they cannot be said to fall too", () => {
    const nobody = quartersOf(0, falling, () => ({ persons: 0 }));
    expect(verdict(nobody, 19, unit)).toMatchObject({
      answer: "no_clear_change",
      reasons: ["persons_differ"],
      persons_trend: undefined,
    });
  });

  test("where nobody knows who, the persons are not asked", () => {
    const unknown = quartersOf(0, falling, () => ({ persons: undefined }));
    expect(verdict(unknown, 19, unit)).toMatchObject({ answer: "declining", persons_trend: undefined });
  });

  test("a fall that turns without one of its quarters is no clear change, and says which quarter", () => {
    // A unit that was closed for years, and had more stays in the one quarter before.
    const since = [9, 9, 10, 9, 10, 10, 10, 11].map((stays, at) => quarterOf(0, at + 12, stays));
    expect(verdict([quarterOf(0, 0, 40), ...since], 19, unit)).toMatchObject({
      answer: "no_clear_change",
      reasons: ["one_quarter_decides"],
      deciding_quarter: 0,
    });
  });
});

describe("a region of several units", () => {
  const others = [1, 2, 3, 4].flatMap((number) =>
    quartersOf(
      number,
      steady.map((stays, at) => stays + ((at + number) % 3) - 1),
    ),
  );

  test("a unit with much use that closes makes no fall: the units are compared with themselves", () => {
    const closing = quartersOf(
      0,
      Array.from({ length: 10 }, (_, at) => 18 + (at % 3)),
    );
    const found = verdict([...closing, ...others], 19, region);
    expect(found.answer).toBe("no_clear_change");
    expect(found.trend?.ratio_per_year).toBeCloseTo(1, 1);
  });

  test("a region with one unit that has stays is answered by that unit's quarters", () => {
    const silent = quartersOf(
      1,
      Array.from({ length: 20 }, () => 0),
    );
    expect(verdict([...quartersOf(0, falling), ...silent], 19, region).answer).toBe("declining");
  });

  test("has the season taken out from ten quarters on, and a unit never", () => {
    expect([9, 10].map((quarters) => optionsOf(others, quarters, region).harmonic)).toEqual([false, true]);
    expect(optionsOf(others, 20, unit).harmonic).toBe(false);
  });

  test("a unit with much use that opens makes no rise", () => {
    const opening = Array.from({ length: 10 }, (_, at) => quarterOf(0, at + 10, 18 + (at % 3)));
    expect(verdict([...opening, ...others], 19, region).answer).toBe("no_clear_change");
  });

  test("a unit with much use that stops reporting makes no fall", () => {
    const silent = quartersOf(
      0,
      Array.from({ length: 20 }, (_, at) => 18 + (at % 3)),
      (quarter) => (quarter >= 12 ? { ...reportedOf(0), stays: 0, persons: 0 } : {}),
    );
    expect(["withheld", "too_little_data", "no_clear_change"]).toContain(
      verdict([...silent, ...others], 19, region).answer,
    );
  });

  test("no composition of steady units that open, close and fall silent is a fall or a rise", () => {
    const course = fc.record({
      level: fc.integer({ min: 1, max: 20 }),
      from: fc.integer({ min: 0, max: 15 }),
      to: fc.integer({ min: 4, max: 20 }),
      silent: fc.array(fc.integer({ min: 0, max: 19 }), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(course, { minLength: 2, maxLength: 6 }), (courses) => {
        const quarters = courses.flatMap(({ level, from, to, silent }, number) =>
          quartersOf(
            number,
            Array.from({ length: 20 }, () => level),
            (quarter) => (silent.includes(quarter) ? { ...reportedOf(0), stays: 0, persons: 0 } : {}),
          ).filter(({ quarter }) => quarter >= from && quarter < to),
        );
        expect(["declining", "increasing"]).not.toContain(verdict(quarters, 19, region).answer);
      }),
      { numRuns: 100 },
    );
  });
});

/** Units of 12 quarters with a slope, the same each time; three quarters lack a month. */
function* worlds(count: number): Generator<UnitQuarter[]> {
  let state = 7;
  const chance = () => (state = (state * 16807) % 2147483647) / 2147483647;
  for (let world = 0; world < count; world++) {
    const slope = chance() - 0.5;
    const lacking = [0, 1, 2].map(() => Math.floor(12 * chance()));
    const stays = Array.from({ length: 12 }, (_, at) =>
      Math.max(0, Math.round((5 + slope * (at - 6)) * (0.3 + 1.4 * chance()))),
    );
    yield quartersOf(0, stays, (at) => (lacking.includes(at) ? reportedOf(2) : {}));
  }
}

function* pairs<T>(all: Iterable<T>): Generator<[T, T]> {
  let before: T | undefined;
  for (const one of all) {
    if (before !== undefined) yield [before, one];
    before = before === undefined ? one : undefined;
  }
}

/** Every way to fill the months that are missing. */
function fillings(missing: readonly MissingMonths[]): Map<number, number>[] {
  return missing.reduce(
    (ways, { at, most }) =>
      ways.flatMap((way) => Array.from({ length: most + 1 }, (_, stays) => new Map([...way, [at, stays]]))),
    [new Map<number, number>()],
  );
}

describe("months that are missing", () => {
  const gentle = [9, 9, 8, 8, 9, 8, 7, 8, 7, 6, 8, 7, 6, 7, 6, 5, 6, 5, 5, 2];

  test("a fall that the missing months could undo is withheld, with the number of stays that would do it", () => {
    const found = verdict(quartersOf(0, gentle, lastMonthMissing), 19, unit);
    expect(found).toMatchObject({ answer: "withheld", observed: "declining" });
    expect(found.tipping_point).toMatchObject({ side: "at_least", months: 1, units: [0] });
    const turned = (stays: number) =>
      verdict(quartersOf(0, [...gentle.slice(0, -1), 2 + stays]), 19, unit).answer;
    const stays = found.tipping_point?.stays ?? 0;
    expect(turned(stays)).toBe(found.tipping_point?.answer);
    expect(turned(stays - 1)).toBe("declining");
  });

  test("no clear change that so few missing stays would make a fall of is withheld too", () => {
    const found = verdict(quartersOf(0, [...gentle.slice(0, -1), 3], lastMonthMissing), 19, unit);
    expect(found).toMatchObject({ answer: "withheld", observed: "no_clear_change" });
    expect(found.tipping_point).toMatchObject({ side: "fewer_than", answer: "declining" });
  });

  test("a fall that no thinkable number of missing stays undoes is a fall", () => {
    expect(verdict(quartersOf(0, falling, lastMonthMissing), 19, unit)).toMatchObject({
      answer: "declining",
      tipping_point: undefined,
    });
  });

  test("a report that lacks a row can lack no more than it states", () => {
    expect(verdict(quartersOf(0, falling, lastMonthLacksOne), 19, unit).answer).toBe("declining");
  });

  test("a fall is withheld where the latest missing month alone could undo it, and all of them together not", () => {
    const stays = [7, 8, 6, 3, 2, 6, 2, 6, 2, 1, 2, 1];
    const lacking = quartersOf(0, stays, (quarter) => ([0, 3, 11].includes(quarter) ? reportedOf(2) : {}));
    expect(verdict(lacking, 11, unit)).toMatchObject({
      answer: "withheld",
      observed: "declining",
      tipping_point: { side: "at_least", answer: "no_clear_change" },
    });
  });

  test("no filling of the missing months turns a fall or a rise that is said", () => {
    let said = 0;
    for (const quarters of worlds(400)) {
      const found = verdict(quarters, 11, unit);
      if (found.answer !== "declining" && found.answer !== "increasing") continue;
      said += 1;
      const usual = usualMonths(quarters);
      for (const stays of fillings(
        missingMonths(quarters, found.trend?.dispersion ?? 1, rules.missing_limit),
      ))
        expect(verdict(filled(quarters, usual, stays, 0), 11, unit).answer).toBe(found.answer);
    }
    expect(said).toBeGreaterThan(15);
  });

  test("how the units are numbered does not matter", () => {
    for (const [one, other] of pairs(worlds(1000))) {
      const ofTwo = (first: UnitQuarter[], second: UnitQuarter[]) =>
        verdict([...first, ...second.map((row) => ({ ...row, unit: 1 }))], 11, unit);
      const opened = other.filter(({ quarter }) => quarter >= 4);
      const [found, turned] = [ofTwo(one, opened), ofTwo(opened, one)];
      expect(turned.answer).toBe(found.answer);
      expect(turned.tipping_point?.stays).toBe(found.tipping_point?.stays);
    }
  });

  test("with everything reported nothing is withheld", () => {
    const counts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(counts, (stays) => {
        expect(verdict(quartersOf(0, stays), 19, unit).answer).not.toBe("withheld");
      }),
      { numRuns: 200 },
    );
  });
});
