import { expect, test } from "vitest";
import type { ToldMonitoring } from "./nb-monitoring.js";
import { nbShareMonitoring } from "./nb-share-monitoring.js";

const runs = { longest_run: 9, longest_run_limit: 7, crossings: 1, crossings_limit: 3, signal: true };
const chart = (
  value: number | null = 0.35,
  said: Partial<ToldMonitoring["phases"][number]> = {},
): ToldMonitoring => ({
  period: "quarter",
  phases: [{ limits: "limits", base_points: 20, dispersion: null, runs: null, rebasing: null, ...said }],
  points: [
    {
      at: "2026-01-01",
      state: value === null ? "not_estimable" : "value",
      value,
      numerator: 7,
      denominator: 20,
      outside: null,
    },
  ],
});

test("the title speaks of the share, and of no change in it", () => {
  expect(nbShareMonitoring.title(chart())).toBe(
    "Andelen knyttet til selvskading eller selvmordsfare skiller seg ikke ut i noe kvartal",
  );
  expect(nbShareMonitoring.title(chart(0.35, { runs }))).toBe(
    "Andelen knyttet til selvskading eller selvmordsfare er ikke utenfor grensene i noe kvartal, men uvanlig mange på rad ligger på samme side av midten",
  );
  expect(nbShareMonitoring.title(chart(0.35, { limits: "none", base_points: 2 }))).toBe(
    "Ikke grunnlag for å si om andelen knyttet til selvskading eller selvmordsfare skiller seg ut i noe kvartal",
  );
  expect(nbShareMonitoring.subtitle(chart(), "")).toBe(
    "Andel av oppholdene i sikkerhetscelle med årsaken selvskading, selvmordsforsøk eller selvmordsfare, etter kvartalet de startet, 1. kvartal 2026. Midtlinjen er det vanlige, og grensene er så langt fra det som tilfeldigheter sjelden når. Figuren sier når andelen skilte seg ut, ikke om den endrer seg.",
  );
});

test("a quarter with too few answers has no point, and that is said with how many it takes", () => {
  const rules = { minimum_answered_for_share: 20 };
  expect(nbShareMonitoring.notes(chart(null), rules)).toEqual([
    "Kvartaler med færre enn 20 opphold med svar om årsak, eller med for få fullstendige rapporter, har ikke noe punkt.",
  ]);
  expect(nbShareMonitoring.notes(chart(), rules)).toEqual([]);
});

test("a point is told in percent, of so many stays", () => {
  const [point] = chart().points;
  expect(point && nbShareMonitoring.point("quarter", { ...point, outside: "lower" })).toBe(
    "1. kvartal 2026: 35\u00a0% (7 av 20 opphold med svar), lavere enn vanlig",
  );
});
