import { describe, expect, test } from "vitest";
import { nbFront } from "./nb-front.js";

const told = {
  settled_answer: "no_clear_change",
  reasons: ["holds_one"],
  ratio_per_year: 0.95,
  lower: 0.95 / 1.1,
  upper: 0.95 * 1.1,
  months_expected: 100,
  months_counted: 97,
};

describe("what another answer would have needed", () => {
  test("no clear change would have been a fall or a rise as large as the uncertainty, two quarters in a row", () => {
    expect(nbFront.needed.distance(told, 2)).toBe(
      "Med samme usikkerhet måtte endringen vært et fall på om lag 9 prosent per år eller mer, eller en økning på om lag 10 prosent eller mer, i 2 kvartaler på rad. Nå er den −5 prosent.",
    );
  });

  test("a fall ends with the first quarter that no longer gives it", () => {
    const falling = { ...told, settled_answer: "declining", reasons: [] };
    expect(nbFront.needed.distance(falling, 2)).toBe(
      "Med samme usikkerhet måtte fallet vært mindre enn om lag 9 prosent per år. Svaret gjelder til det første kvartalet som ikke lenger gir det.",
    );
  });

  test("nothing is said of a distance where something beside the interval keeps the answer back, or nothing is estimated", () => {
    expect(nbFront.needed.distance({ ...told, reasons: ["persons_differ"] }, 2)).toBe("");
    expect(nbFront.needed.distance({ ...told, lower: null }, 2)).toBe("");
    expect(nbFront.needed.distance({ ...told, settled_answer: "too_little_data" }, 2)).toBe("");
  });

  test("the missing months are too few only where the rule has tried them", () => {
    expect(nbFront.needed.missing(told)).toBe(
      "De 3 enhetsmånedene uten fullstendig rapport er for få til å endre svaret.",
    );
    expect(nbFront.needed.missing({ ...told, months_counted: 99 })).toBe(
      "Den ene enhetsmåneden uten fullstendig rapport kan ikke endre svaret.",
    );
    for (const other of [
      { settled_answer: "withheld" },
      { settled_answer: "too_little_data" },
      { months_counted: 100 },
    ])
      expect(nbFront.needed.missing({ ...told, ...other })).toBe("");
  });
});

test("the stays of the last 12 months are no less than they are where a report lacks", () => {
  const { title } = nbFront.lines.stays;
  expect(title(205, true, 190, "2026-10")).toBe(
    "Minst 205 opphold i de 12 månedene til og med oktober 2026, mot 190 meldte i de 12 før",
  );
  expect(title(0, false, undefined, "2026-10")).toBe(
    "Ingen opphold i de 12 månedene til og med oktober 2026",
  );
  expect(nbFront.lines.hours(873, true)).toEqual([
    "Siste 12 måneder: minst 873\u00a0timer i sikkerhetscelle.",
  ]);
  expect(nbFront.lines.hours(undefined, false)).toEqual([]);
});

describe("contributions", () => {
  const { title, largest, chance, lacking, signed } = nbFront.contributions;

  test("the title says both years and the difference, also where there is none", () => {
    expect(title(205, 190, 15)).toBe("205 meldte opphold mot 190 i de 12 månedene før: 15 flere");
    expect(title(0, 1, -1)).toBe("Ingen opphold er meldt, mot 1 i de 12 månedene før: 1 færre");
    expect(title(3, 3, 0)).toBe("3 meldte opphold mot 3 i de 12 månedene før: like mange");
  });

  test("the largest are named by direction", () => {
    const up = [{ name: "Bergen", contribution: 9 }];
    const down = [{ name: "Oslo", contribution: -5 }];
    expect(largest(up, down)).toEqual(["Størst bidrag opp: Bergen (+9); størst ned: Oslo (−5)."]);
    expect(largest([], down)).toEqual(["Størst bidrag ned: Oslo (−5)."]);
    expect(largest([], [])).toEqual([
      "Ingen av enhetene som er sammenlignet, hadde flere eller færre opphold enn året før.",
    ]);
  });

  test("how many units differ by more than usual stands beside how many would by chance", () => {
    expect(chance(40, 3)).toEqual([
      "3 av 40 enheter med nok opphold til å sammenlignes har en forskjell som er større enn det som er vanlig. Uten noen endring ville en ventet om lag 2.",
    ]);
    expect(chance(6, 0)[0]).toContain("Ingen av 6 enheter");
    expect(chance(6, 0)[0]).toContain("færre enn 1");
    expect(chance(0, 0)).toEqual([]);
  });

  test("what is left out is said, and that it is no zero", () => {
    expect(lacking(0)).toEqual([]);
    expect(lacking(1)[0]).toMatch(/^1 enhetsmåned mangler .* ikke regnet som null\.$/);
  });

  test("a change that rounds to none has no sign", () => {
    expect([signed(3), signed(-3), signed(0)]).toEqual(["+3", "−3", "0"]);
    expect(nbFront.splits.signed(0.04, 1)).toBe("0,0");
    expect(nbFront.splits.signed(-0.04, 1)).toBe("0,0");
  });
});

test("a rate that stays within what is usual says so, with its limits", () => {
  expect(nbFront.splits.rate({ state: "value", ratio: 1.05, lower: 0.86, upper: 1.3 })).toEqual([
    "Raten er endret med +5 prosent (95 % usikkerhet: −14 til +30), ikke mer enn det som er vanlig.",
  ]);
  expect(nbFront.splits.rate({ state: "value", ratio: 0.5, lower: 0.4, upper: 0.7 })[0]).toContain(
    ", mer enn det som er vanlig",
  );
  expect(nbFront.splits.rate(undefined)).toEqual([]);
});

test("the self-harm shares say which of stays, persons and hours are known", () => {
  const { shares } = nbFront.lines.selfHarm;
  expect(
    shares({
      stays: { value: 0.55, lower: 0.44, upper: 0.66 },
      persons: undefined,
      hours: { value: 0.56, lower: null, upper: null },
    }),
  ).toEqual([
    "Siste 12 måneder gjaldt 55 prosent av oppholdene (44–66) og 56 prosent av timene selvskading, selvmordsforsøk eller selvmordsfare.",
  ]);
  expect(shares({ stays: undefined, persons: undefined, hours: undefined })[0]).toContain("For få opphold");
});

test("the shares over the thresholds are one sentence, with its period", () => {
  expect(
    nbFront.lines.lengths.title(
      [
        { hours: 24, share: 0.75 },
        { hours: 48, share: 0.31 },
        { hours: 72, share: 0.13 },
      ],
      "2026-10",
    ),
  ).toBe(
    "12 måneder til og med oktober 2026: 75 prosent av oppholdene varte over 24, 31 prosent over 48 og 13 prosent over 72 timer",
  );
});

test("every report is complete, or so many of them, and none that is missing is a zero", () => {
  expect(nbFront.caveats.missing(12, 12)).toBe(
    "Alle 12 månedsrapporter for de siste 12 månedene er fullstendige.",
  );
  expect(nbFront.caveats.missing(11, 12)).toContain("11 av 12");
});

test("another measure's count is said with its unit, none as none", () => {
  const { measure } = nbFront.lines;
  expect(measure("sikkerhetsseng", 29, false)).toBe("Sikkerhetsseng: 29 opphold siste 12 måneder");
  expect(measure("utelukkelse", 0, false)).toBe("Utelukkelse: ingen opphold siste 12 måneder");
  expect(measure("utelukkelse", 424, true)).toBe("Utelukkelse: minst 424 opphold siste 12 måneder");
});

test("where reports lack, the stays of the three with most are of the months that are whole", () => {
  const { subtitle } = nbFront.concentration;
  expect(subtitle(false)).not.toContain("fullstendig");
  expect(subtitle(true)).toContain("Bare måneder med fullstendig rapport er med.");
});
