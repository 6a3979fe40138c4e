import { assert, constantFrom, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  choicesOf,
  monthsOfQuarter,
  nearestChoice,
  notOffered,
  notShown,
  offered,
  quarterOf,
  readChoice,
  writeChoice,
  type Choice,
  type Choices,
} from "./choice.js";
import { nothing, site, usualChoice } from "../parts/made-up-place.js";

const whole = { reason: "all", security: "all" };
const choices: Choices = {
  organisations: ["now", "then"],
  shown: [
    { measure_id: "safety_cell", population: "adults", ...whole },
    { measure_id: "safety_cell", population: "adults", reason: "all", security: "high" },
    { measure_id: "safety_cell", population: "adults", reason: "damage", security: "all" },
    { measure_id: "safety_cell", population: "women", ...whole },
    { measure_id: "safety_cell", population: "women", reason: "damage", security: "all" },
    { measure_id: "restraint_bed", population: "adults", ...whole },
  ],
  first_month: "2024-01",
  last_month: "2026-03",
  units: [
    { unit_id: "ila-a", name: "Ila a" },
    { unit_id: "ila-b", name: "Ila b" },
  ],
};
const asked = (given: Partial<Choice>) => nearestChoice({ ...usualChoice, ...given }, choices);

/** Any choice at all, of what there is and of what there is not. */
const anything = record({
  organisation: constantFrom("now", "then", "never"),
  measure_id: constantFrom("safety_cell", "restraint_bed", "torture"),
  population: constantFrom("adults", "women", "under_18"),
  reason: constantFrom("all", "damage", "narrow"),
  security: constantFrom("all", "high", "low"),
  from: constantFrom("", "2024-01", "2024-07", "2026-01", "2031-01", "2024-13"),
  to: constantFrom("", "2023-12", "2024-12", "2026-03", "soon"),
  unit: constantFrom("", "ila-a", "ila-z"),
  quarter: constantFrom("", "2026-q1", "2026-q9", "2027-q1"),
  month: constantFrom("", "2026-03", "2026-04", "march"),
});

describe("the address", () => {
  test("an address that asks for nothing, or for what is not there, shows the usual", () => {
    expect(readChoice("", choices)).toEqual(usualChoice);
    const nonsense =
      "?tiltak=torture&hvem=everyone&organisasjon=never&arsak=why&sikkerhet=none&fra=x&til=y&enhet=z&kvartal=q&maaned=m";
    expect(readChoice(nonsense, choices)).toEqual(usualChoice);
  });

  test("what an address asks for and is not there is told of, and nothing else", () => {
    expect(notShown("?enhet=ila-z&tiltak=torture&fra=2024-07&annet=x", choices)).toEqual([
      "unit",
      "measure_id",
    ]);
    expect(notShown("?enhet=ila-a&fra=2024-01&til=2026-03&maaned=2026-04", choices)).toEqual(["month"]);
    expect(notShown("", choices)).toEqual([]);
    assert(
      property(anything, (given) => {
        const written = writeChoice(nearestChoice(given, choices), choices);
        expect(notShown(written, choices)).toEqual([]);
      }),
    );
  });

  test("whatever is chosen is read back from the address it wrote", () => {
    assert(
      property(anything, (given) => {
        const choice = nearestChoice(given, choices);
        expect(readChoice(writeChoice(choice, choices), choices)).toEqual(choice);
      }),
    );
  });

  test("the usual leaves the address as it is, and what others keep there stays", () => {
    expect(writeChoice(usualChoice, choices)).toBe("");
    expect(writeChoice(usualChoice, choices, "?sorter=-rate&arsak=damage")).toBe("?sorter=-rate");
  });

  test("a unit, a quarter and a month stand in the address by names that a reader can type", () => {
    const choice = asked({ unit: "ila-a", quarter: "2026-q1", month: "2026-03" });
    expect(writeChoice(choice, choices)).toBe("?enhet=ila-a&kvartal=2026-q1&maaned=2026-03");
  });
});

describe("what goes together", () => {
  test("whatever is asked, what is shown is there", () => {
    assert(
      property(anything, (given) => {
        const { measure_id, population, reason, security } = nearestChoice(given, choices);
        expect(choices.shown).toContainEqual({ measure_id, population, reason, security });
      }),
    );
  });

  test("a measure that is not there for women is shown for adults", () => {
    expect(asked({ measure_id: "restraint_bed", population: "women" })).toEqual({
      ...usualChoice,
      measure_id: "restraint_bed",
    });
  });

  test("beside a reason no security level is offered, and the page says so", () => {
    const choice = asked({ reason: "damage" });
    expect(offered("security", choice, choices)).toEqual(["all"]);
    expect(notOffered(choice, choices)).toEqual(["security"]);
    expect(notOffered(usualChoice, choices)).toEqual([]);
  });

  test("a unit's stays are not parted by reason", () => {
    expect(asked({ unit: "ila-a", reason: "damage" })).toEqual({ ...usualChoice, unit: "ila-a" });
    expect(notOffered(asked({ unit: "ila-a" }), choices)).toEqual(["reason", "security"]);
  });

  test("whatever is offered can be chosen without changing what decides more", () => {
    assert(
      property(anything, constantFrom("population", "reason", "security"), (given, part) => {
        const choice = nearestChoice(given, choices);
        for (const id of offered(part, choice, choices)) {
          const changed = nearestChoice({ ...choice, [part]: id }, choices);
          expect(changed[part]).toBe(id);
          expect(changed.measure_id).toBe(choice.measure_id);
        }
      }),
    );
  });
});

describe("time", () => {
  test("a time that ends before it begins is all the time there is", () => {
    expect(asked({ from: "2025-06", to: "2024-06" })).toEqual(usualChoice);
  });

  test("the first and the last month need no asking for", () => {
    expect(asked({ from: "2024-01", to: "2026-03" })).toEqual(usualChoice);
  });

  test("a quarter has its three months, and each of them is in it", () => {
    expect(monthsOfQuarter("2025-q4")).toEqual(["2025-10", "2025-11", "2025-12"]);
    expect(monthsOfQuarter("2025-q4").map(quarterOf)).toEqual(["2025-q4", "2025-q4", "2025-q4"]);
  });
});

test("a page without figures is a fault of ours", () => {
  expect(() => nearestChoice({}, choicesOf(site, nothing))).toThrow("without figures");
});
