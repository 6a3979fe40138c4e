import { describe, expect, test } from "vitest";
import { month } from "../figures/made-up-figure.ts";
import { wordsOf } from "../words/words.ts";
import { site } from "./made-up-place.ts";
import { rateInterval, shown } from "./view.ts";

const words = wordsOf("nb");
const stays = {
  indicator_id: "stays_started",
  state: "value",
  value: 8,
  low: null,
  high: null,
  provisional: false,
};
const said = (given: Partial<Parameters<typeof shown>[1]>) => {
  const cell = shown(words, { ...stays, ...given }, words.number);
  return typeof cell === "string" ? cell : cell.shown;
};

describe("a count in a table", () => {
  test("is its number where everything was reported", () => {
    expect(said({})).toBe("8");
    expect(said({ provisional: true })).toBe("8 (foreløpig)");
  });

  test("is at least what is known where a report lacks, and from–to where rows do", () => {
    expect(said({ low: 8 })).toBe("minst 8");
    expect(said({ low: 8, high: 9 })).toBe("8–9");
    expect(said({ state: "incomplete", value: null, low: 8 })).toBe("minst 8");
    expect(said({ state: "incomplete", value: null, low: 8, high: 9 })).toBe("8–9 (ufullstendig)");
  });

  test("is none that was told of, not at least none, where a report lacks and the others had none", () => {
    expect(said({ value: 0, low: 0 })).toBe("ingen er meldt");
    expect(said({ state: "incomplete", value: null, low: 0 })).toBe("ingen er meldt (ufullstendig)");
  });

  test("says that it lacks reports where it does not say how far it may reach", () => {
    expect(said({ months_expected: 12, months_reported: 11 })).toBe("8 (ufullstendig)");
    expect(said({ months_expected: 12, months_reported: 11, provisional: true })).toBe(
      "8 (foreløpig, ufullstendig)",
    );
    expect(said({ months_expected: 12, months_reported: 12 })).toBe("8");
  });

  test("says what is known of a month that was not reported", () => {
    expect(said({ state: "not_reported", value: null })).toBe("ikke rapportert");
    expect(said({ state: "not_reported", value: null, low: 1 })).toBe("minst 1 (ikke rapportert)");
  });

  test("may change where its words say so, and is nothing but its number where everything was reported", () => {
    const cells = [{}, { low: 8, high: 8 }, { low: 8 }, { provisional: true }].map((given) =>
      shown(words, { ...stays, ...given }, words.number),
    );
    expect(cells.map((cell) => typeof cell === "object" && cell.mayChange === true)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test("is sorted by its number", () => {
    expect(shown(words, { ...stays, low: 8 }, words.number)).toMatchObject({ number: 8 });
  });
});

test("the bounds of a share are of other things, and it is the number that it is", () => {
  expect(said({ indicator_id: "self_harm_share_stays", value: 0, low: 0, high: 0.5 })).toBe("0");
});

const told = (numerator: number | null, state = "value") =>
  rateInterval(
    { words, site: { ...site, rules: { few_events: 10 } } },
    month("2026-01-01", { indicator_id: "rate", state, value: 0.5, lower: 0.2, upper: 1.1, numerator }),
  );

describe("the interval of a rate in a table", () => {
  test("says where the rate rests on fewer stays than the setting has", () => {
    expect(told(10)).toBe("0,20–1,10");
    expect(told(9)).toBe("0,20–1,10, få opphold");
    expect(told(0)).toBe("0,20–1,10, få opphold");
  });

  test("says nothing of how many there were where that is not told, or there is no rate", () => {
    expect(told(null)).toBe("0,20–1,10");
    expect(told(3, "not_available")).toBe("–");
  });
});
