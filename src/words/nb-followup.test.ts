import { describe, expect, test } from "vitest";
import { nbFollowup as words } from "./nb-followup.js";

const stay = {
  own_id: "V-2291",
  measure_id: "safety_cell",
  started: "2026-03-12 23:15",
  seconds: 51 * 3600,
  is_open: true,
};
const region = {
  duty: "region_decides",
  hours: 72,
  under_18: false,
  paragraph: "strgjfl. § 38 sjette ledd",
  valid_from: "2002-03-01",
};

test("none, one and many matters are said as a person would", () => {
  expect([0, 1, 34].map((count) => words.toDo(count, "Region øst"))).toEqual([
    "Ingen saker å følge opp i Region øst",
    "Én sak å følge opp i Region øst",
    "34 saker å følge opp i Region øst",
  ]);
  expect([0, 3, 8].map((shown) => words.filters.shown(shown, 8))).toEqual([
    "Ingen av de 8 linjene passer til valget.",
    "Viser 3 av 8 linjer.",
    "Viser alle linjene (8).",
  ]);
});

test("a stay is told with its own id, since when and how long, and without an id where it has none to show", () => {
  expect(words.stay("Ila", stay)).toBe(
    "Ila, opphold V-2291 i sikkerhetscelle fra 12. mars 2026 kl. 23.15: 51 timer, ikke avsluttet i siste rapport.",
  );
  expect(words.stay("Ila", { ...stay, own_id: null, is_open: false, seconds: 3600 })).toBe(
    "Ila, et opphold i sikkerhetscelle fra 12. mars 2026 kl. 23.15: 1 time.",
  );
});

test("minutes are told until they say nothing", () => {
  expect([60, 45 * 60, 3660, 72 * 3600 + 300, 5 * 86400].map(words.duration)).toEqual([
    "1 minutt",
    "45 minutter",
    "1 time og 1 minutt",
    "72 timer og 5 minutter",
    "120 timer",
  ]);
});

describe("a rule", () => {
  test("says who decides, its paragraph and since when it applies", () => {
    expect(words.rule(region)).toBe(
      "Regionen skal avgjøre når bruken varer over 72 timer (strgjfl. § 38 sjette ledd; loven trådte i kraft 1. mars 2002).",
    );
  });

  test("of an act without a date is said not to be in force", () => {
    const rule = { duty: "supervision", hours: 1, under_18: false, paragraph: "§ 38 c", valid_from: null };
    expect(words.rule(rule)).toBe(
      "Tilsatte skal føre tilsyn minst hver time (§ 38 c; vedtatt, ikke i kraft).",
    );
    expect(words.rule({ ...rule, duty: "region_told", hours: 0, under_18: true })).toBe(
      "Under 18 år: regionen skal ha melding med det samme (§ 38 c; vedtatt, ikke i kraft).",
    );
  });
});

test("what was decided in time, late, never, or has no answer are four sentences", () => {
  const told = { duty: "region_decides", passed: "2026-03-15 23:15" };
  const passed = "Passert 15. mars 2026 kl. 23.15.";
  const done = "2026-03-16 01:15";
  expect([
    words.dutyDone({ ...told, done: "2026-03-15 20:00", seconds_late: 0, in_time: true }),
    words.dutyDone({ ...told, done, seconds_late: 7200, in_time: false }),
    words.dutyDone({ ...told, done: null, seconds_late: null, in_time: false }),
    words.dutyDone({ ...told, done: null, seconds_late: null, in_time: null }),
  ]).toEqual([
    `${passed} Regionen avgjorde 15. mars 2026 kl. 20.00.`,
    `${passed} Regionen avgjorde 16. mars 2026 kl. 01.15, 2 timer etter.`,
    `${passed} Ingen avgjørelse av regionen er ført.`,
    `${passed} Ikke besvart: vedtakene er ikke ført.`,
  ]);
});

test("what was counted is told beside what the length calls for", () => {
  const counted = { done: null, longest_gap_minutes: null };
  expect([
    words.dutyCounted({ ...counted, duty: "health_visit", times_due: 2, times_done: 0 }),
    words.dutyCounted({ ...counted, duty: "health_visit", times_due: 2, times_done: 1 }),
    words.dutyCounted({ ...counted, duty: "renewed_decision", times_due: 3, times_done: 2 }),
    words.dutyCounted({
      ...counted,
      duty: "supervision",
      times_due: null,
      times_done: null,
      longest_gap_minutes: 61,
    }),
  ]).toEqual([
    "Ingen helsetilsyn ført; varigheten tilsier minst 2.",
    "Ett helsetilsyn ført; varigheten tilsier minst 2.",
    "2 vedtak ført; varigheten tilsier minst 3.",
    "Lengste tid mellom tilsyn: 61 minutter.",
  ]);
});

test("a missing report is told with its deadline and the days since", () => {
  const told = { month: "2026-03", due_on: "2026-04-10" };
  expect([0, 1, 224].map((days_late) => words.missingReport("Ila", { ...told, days_late }))).toEqual([
    "Ila: rapporten for mars 2026 er ikke levert. Fristen var 10. april 2026, i dag.",
    "Ila: rapporten for mars 2026 er ikke levert. Fristen var 10. april 2026, for én dag siden.",
    "Ila: rapporten for mars 2026 er ikke levert. Fristen var 10. april 2026, for 224 dager siden.",
  ]);
});

test("a stay to review is told with all that it is proposed for", () => {
  expect(words.review({ among_longest: true, stays_of_person: 3, self_harm_and_long: true }, 30, 24)).toBe(
    "Oppholdet er blant de lengste under dette tiltaket i regionen, er nummer 3 under tiltaket av samme person på 30 døgn og gjaldt selvskading eller selvmordsfare og varte over 24 timer.",
  );
});

test("stays for which all was done in time are counted too, so that the counts add up to the lines", () => {
  expect(words.inTime(0)).toBe("");
  expect(words.inTime(1)).toMatch(/^Én linje viser et opphold/);
  expect(words.inTime(12)).toMatch(/^12 linjer viser opphold/);
});

test("what lies outside the usual is told as days between stays, or as stays per 1000 prison days of a month or quarter", () => {
  const told = { at: "2026-03-01", stays: 4, value: 3.456, lower: null, upper: 2.5, side: "higher" } as const;
  expect(words.outsideMonitoring("Ila", { ...told, period: "month" })).toBe(
    "Ila: 3,46 opphold i sikkerhetscelle per 1000 fangedøgn i mars 2026 (4 i alt). Det vanlige her er høyst 2,50.",
  );
  expect(words.outsideMonitoring("Ila", { ...told, period: "quarter", stays: null, at: "2026-01-01" })).toBe(
    "Ila: 3,46 opphold i sikkerhetscelle per 1000 fangedøgn i 1. kvartal 2026. Det vanlige her er høyst 2,50.",
  );
  expect(
    words.outsideMonitoring("Ila", {
      ...told,
      period: "stay",
      stays: null,
      value: 1.4,
      lower: 2.6,
      side: "lower",
    }),
  ).toBe(
    "Ila: 1 døgn fra ett opphold i sikkerhetscelle til det neste, som begynte 1. mars 2026. Det vanlige her er minst 3.",
  );
});
