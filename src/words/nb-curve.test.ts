import { describe, expect, test } from "vitest";
import { nbCurve, type ToldLengthChange } from "./nb-curve.js";

const plain = (said: string | string[]) => [said].flat().join(" ").replaceAll("\u00a0", " ");
const change = (hours: number, difference: number, lower: number, upper: number): ToldLengthChange => ({
  hours,
  state: "value",
  difference,
  lower,
  upper,
  log_rank_p: null,
});
const without = (state: string): ToldLengthChange => ({
  hours: 24,
  state,
  difference: null,
  lower: null,
  upper: null,
  log_rank_p: null,
});

test("the title is the median with its interval", () => {
  expect(plain(nbCurve.title(34.9, 31.65, 38.3))).toBe(
    "Halvparten av oppholdene som startet i de siste 12 månedene, var over innen 35 timer (32–38)",
  );
  expect(plain(nbCurve.title(8.25, null, null))).toBe(
    "Halvparten av oppholdene som startet i de siste 12 månedene, var over innen 8,3 timer",
  );
  expect(nbCurve.title(null, null, null)).toContain("er åpne til å si hvor lenge halvparten varte");
});

test("where reports lack, the stays are those of the months that are whole", () => {
  expect(nbCurve.subtitle(192, "", false)).toContain("192 opphold i de siste 12 månedene.");
  expect(nbCurve.subtitle(192, "", true)).toContain(
    "192 opphold i de fullstendige månedsrapportene for de siste 12 månedene.",
  );
});

test("open stays are said: none, one and more", () => {
  expect(nbCurve.open(0)).toEqual(["Alle oppholdene er meldt avsluttet."]);
  expect(nbCurve.open(1)).toEqual([
    "1 opphold er ikke meldt avsluttet, og er med så lenge det er kjent at det varte.",
  ]);
  expect(nbCurve.open(8)).toEqual([
    "8 opphold er ikke meldt avsluttet, og er med så lenge det er kjent at de varte.",
  ]);
  expect(nbCurve.open(null)).toEqual([]);
});

const told = (p: number) => plain(nbCurve.change([{ ...change(24, 0, -0.1, 0.1), log_rank_p: p }]));

describe("the lengths against the 12 months before", () => {
  test("each threshold has its difference in percentage points and its interval", () => {
    expect(
      plain(nbCurve.change([change(24, -0.069, -0.15, 0.013), change(72, -0.0004, -0.071, 0.075)])),
    ).toBe(
      "Mot de 12 månedene før er andelen over 24 timer 7 prosentpoeng lavere (−15 til +1) og over 72 timer den samme (−7 til +8). Ingen av forskjellene er større enn det som er vanlig fra år til år.",
    );
  });

  test("a difference beyond its interval is said to be more than usual, whichever way it goes", () => {
    expect(plain(nbCurve.change([change(24, 0.24, 0.1, 0.38)]))).toBe(
      "Mot de 12 månedene før er andelen over 24 timer 24 prosentpoeng høyere (+10 til +38). Forskjellen er større enn det som er vanlig fra år til år.",
    );
    expect(plain(nbCurve.change([change(24, -0.24, -0.38, -0.1), change(48, 0, -0.1, 0.1)]))).toContain(
      "Bare forskjellen over 24 timer er større",
    );
    expect(plain(nbCurve.change([change(24, -0.24, -0.38, -0.1), change(48, -0.2, -0.3, -0.1)]))).toContain(
      "Alle forskjellene er større",
    );
    expect(plain(nbCurve.change([change(24, -0.01, -0.1, 0.1)]))).toContain("Forskjellen er ikke større");
  });

  test("the test of the whole curves stands last", () => {
    expect(told(0.342)).toMatch(/p = 0,34\.$/);
    expect(told(0.0123)).toMatch(/p = 0,012\.$/);
    expect(told(0.00001)).toMatch(/p under 0,001\.$/);
  });

  test("where they are not compared it says why", () => {
    expect(plain(nbCurve.change([without("not_estimable")]))).toContain("For få opphold var over");
    expect(plain(nbCurve.change([without("not_available")]))).toContain("går ikke langt nok tilbake");
    expect(plain(nbCurve.change([without("not_applicable")]))).toContain("skulle rapportere");
    expect(plain(nbCurve.change([without("incomplete")]))).toContain("For få fullstendige rapporter");
    expect(nbCurve.change([])).toEqual([]);
  });
});

test("the thresholds in force stand in a sentence", () => {
  expect(nbCurve.thresholds([])).toEqual([]);
  expect(
    nbCurve.thresholds(["Regionen avgjør etter 3 døgn", "Direktoratet får melding etter 6 døgn"])[0],
  ).toBe(
    "Gjeldende terskler: regionen avgjør etter 3 døgn og direktoratet får melding etter 6 døgn. De sier hvem som avgjør eller får melding, ikke hvor lenge et opphold kan vare.",
  );
});
