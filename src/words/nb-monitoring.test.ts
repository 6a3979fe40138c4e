import { describe, expect, test } from "vitest";
import { nbMonitoring, type ToldMonitoring, type ToldPhase, type ToldPoint } from "./nb-monitoring.js";

const phase = (said: Partial<ToldPhase> = {}): ToldPhase => ({
  limits: "limits",
  base_points: 20,
  dispersion: null,
  runs: null,
  rebasing: null,
  ...said,
});
const runs = {
  longest_run: 9,
  longest_run_limit: 7,
  crossings: 4,
  crossings_limit: 6,
  signal: true,
};
const point = (at: string, outside: string | null = null, value: number | null = 1): ToldPoint => ({
  at,
  state: value === null ? "not_reported" : "value",
  value,
  numerator: null,
  denominator: null,
  outside,
});
const chart = (period: string, points: ToldPoint[], phases = [phase()]): ToldMonitoring => ({
  period,
  points,
  phases,
});
const rules = { chart_points_for_trial: 8, chart_points_for_limits: 12 };
const quarters = (...outside: (string | null)[]) =>
  chart(
    "quarter",
    outside.map((side, i) =>
      point(`${2021 + Math.floor(i / 4)}-${["01", "04", "07", "10"][i % 4]}-01`, side),
    ),
  );

const stays = (...outside: (string | null)[]) =>
  chart(
    "stay",
    outside.map((side, i) => point(`2026-0${i + 1}-05`, side)),
  );
const notes = (...phases: ToldPhase[]) =>
  nbMonitoring.notes(chart("quarter", [point("2026-01-01")], phases), rules);

describe("the title says what stood out", () => {
  test("none, one and more", () => {
    expect(nbMonitoring.title(chart("month", [point("2026-01-01")]))).toBe(
      "Ingen måned skiller seg ut fra det vanlige",
    );
    expect(nbMonitoring.title(quarters(null))).toBe("Ingen kvartaler skiller seg ut fra det vanlige");
    expect(nbMonitoring.title(quarters(null, "higher"))).toBe(
      "1 kvartal skiller seg ut: 2. kvartal 2021 er høyere enn vanlig",
    );
    expect(nbMonitoring.title(quarters("higher", "higher", "lower"))).toBe(
      "3 kvartaler skiller seg ut: 1. kvartal 2021 og 2. kvartal 2021 er høyere enn vanlig, 3. kvartal 2021 er lavere enn vanlig",
    );
  });

  test("many are counted, not named", () => {
    expect(nbMonitoring.title(quarters("higher", "higher", "lower", "higher", "higher"))).toBe(
      "5 kvartaler skiller seg ut: 4 er høyere enn vanlig, 1 er lavere enn vanlig",
    );
  });

  test("between stays, higher is longer, and never called fewer or better", () => {
    expect(nbMonitoring.title(stays(null))).toBe(
      "Tiden mellom oppholdene har ikke skilt seg ut fra det vanlige",
    );
    expect(nbMonitoring.title(stays("higher"))).toBe(
      "Det gikk lenger tid enn vanlig før oppholdet 5. januar 2026",
    );
    expect(nbMonitoring.title(stays("lower"))).toBe(
      "Det gikk kortere tid enn vanlig før oppholdet 5. januar 2026",
    );
    expect(nbMonitoring.title(stays("higher", null, "higher"))).toBe(
      "Det har gått lenger tid enn vanlig mellom oppholdene 2 ganger, sist før oppholdet 5. mars 2026",
    );
    expect(nbMonitoring.title(stays("higher", "lower", "higher"))).toBe(
      "Tiden mellom oppholdene har skilt seg ut 3 ganger: 2 ganger lengre og 1 gang kortere enn vanlig",
    );
  });

  test("without limits nothing can stand out", () => {
    const none = [phase({ limits: "none", base_points: 3 })];
    expect(nbMonitoring.title(chart("month", [point("2026-01-01")], none))).toBe(
      "Ikke grunnlag for å si om noen måned skiller seg ut",
    );
    expect(nbMonitoring.subtitle(chart("month", [point("2026-01-01")], none), "Menn")).toBe(
      "Opphold i sikkerhetscelle per 1000 fangedøgn i hver måned, januar 2026. Figuren sier når noe skilte seg ut, ikke om bruken endrer seg. Menn.",
    );
    expect(nbMonitoring.title(chart("stay", [point("2026-01-05")], none))).toBe(
      "Ikke grunnlag for å si om tiden mellom oppholdene skiller seg ut",
    );
  });

  test("points inside their limits may still run on one side", () => {
    expect(nbMonitoring.title(chart("quarter", [point("2026-01-01")], [phase({ runs })]))).toBe(
      "Ingen kvartaler er utenfor grensene, men uvanlig mange på rad ligger på samme side av midten",
    );
  });
});

describe("the notes say what the limits are worth", () => {
  test("trial limits say how many they rest on, and how many it takes", () => {
    expect(notes(phase({ limits: "trial", base_points: 9 }))).toEqual([
      "Grensene er prøvegrenser: de bygger på bare 9 kvartaler, og det må minst 12 til for faste grenser.",
    ]);
  });

  test("no limits say why: too few, none at all, or all alike", () => {
    expect(notes(phase({ limits: "none", base_points: 1 }))[0]).toContain("bare 1 kvartal er kjent");
    expect(notes(phase({ limits: "none", base_points: 0 }))[0]).toContain("ingen kvartaler er kjent");
    expect(notes(phase({ limits: "none", base_points: 1 }))[0]).toContain("det må minst 8 til");
    expect(notes(phase({ limits: "none", base_points: 8 }))).toEqual([
      "Ingen grenser er tegnet: tallene varierer for lite til å si hva som er vanlig.",
    ]);
  });

  test("runs that are not by chance are told with what is ordinary", () => {
    expect(notes(phase({ runs }))).toEqual([
      "Lengste rekke på samme side av medianen er 9 kvartaler (høyst 7 er vanlig), og medianen krysses 4 ganger (minst 6 er vanlig). Så lite veksling er uvanlig når nivået er det samme hele tiden. Figuren avgjør ikke om det har endret seg.",
    ]);
    expect(notes(phase({ runs: { ...runs, crossings: 0 } }))[0]).toContain("medianen krysses aldri");
    expect(notes(phase({ runs: { ...runs, signal: false } }))).toEqual([]);
  });

  test("a chart that begins anew says when, why and who decided", () => {
    const rebasing = {
      begins_on: "2024-01-01",
      reason: "Ny avdeling åpnet.",
      decided_by: "Direktoratet",
      decided_on: "2024-02-10",
    };
    expect(notes(phase(), phase({ limits: "trial", base_points: 8, rebasing }))).toEqual([
      "Midtlinjen og grensene begynner på nytt fra 1. kvartal 2024: Ny avdeling åpnet (Direktoratet, 10. februar 2024).",
      "Fra 1. kvartal 2024: grensene er prøvegrenser: de bygger på bare 8 kvartaler, og det må minst 12 til for faste grenser.",
    ]);
  });

  test("what is missing has no point, and that is said", () => {
    const missing = nbMonitoring.notes(chart("month", [point("2026-01-01", null, null)]), rules);
    expect(missing).toEqual(["Måneder med for få fullstendige rapporter har ikke noe punkt."]);
    const between = nbMonitoring.notes(chart("stay", [point("2026-01-05", null, null)]), rules);
    expect(between[0]).toContain("er tiden mellom dem ikke kjent");
  });
});

test("a point is told in its unit", () => {
  expect(nbMonitoring.point("month", { ...point("2024-01-01", "higher", 0.427), numerator: 32 })).toBe(
    "Januar 2024: 0,43 per 1000 fangedøgn (32 opphold), høyere enn vanlig",
  );
  expect(nbMonitoring.point("month", { ...point("2024-02-01", null, 0), numerator: 0 })).toBe(
    "Februar 2024: 0,00 per 1000 fangedøgn (ingen opphold)",
  );
  expect(nbMonitoring.point("stay", point("2025-08-16", "higher", 372.067))).toBe(
    "16. august 2025: 372 døgn siden det forrige begynte, lenger enn vanlig",
  );
  expect(nbMonitoring.point("stay", point("2025-08-16", null, 1.46))).toContain("1,5 døgn");
});

test("a chart by something else has no words", () => {
  expect(() => nbMonitoring.title(chart("week", []))).toThrow("no words for charts by week");
});
