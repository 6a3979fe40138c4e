import { expect, test } from "vitest";
import { nbClaims, type AskedClaim, type ToldWay } from "./nb-claims.ts";

const claim: AskedClaim = {
  kind: "falls_every_year",
  place_name: "Norge",
  among: null,
  measure_id: "safety_cell",
  populations: ["adults", "under_18"],
  indicators: ["stays_started"],
  trend_id: null,
  direction: null,
  share: null,
  from_year: 2022,
  to_year: 2025,
};

const way: ToldWay = {
  source: "reports",
  indicator_id: "stays_started",
  answer: "undecided",
  as_reported: "holds",
  reason: "incomplete",
  size_of: "counts",
  size: 0.8,
  lower: 0.6,
  upper: 1.07,
  size_place_name: null,
  chance: 0.04,
  dispersion: 1,
  places_asked: null,
  months_expected: 36,
  months_reported: 35,
};

test("a question says place, count, measure, years and whom it is about", () => {
  expect(nbClaims.question(claim, 20)).toBe(
    "Norge: Var det færre opphold i sikkerhetscelle hvert år enn året før, fra 2022 til 2025? Gjelder voksne (18 år og over) og personer under 18 år.",
  );
  expect(
    nbClaims.question(
      { ...claim, kind: "fewer_than", indicators: ["decisions"], populations: ["adults"] },
      20,
    ),
  ).toBe("Norge: Var det færre vedtak om sikkerhetscelle i 2025 enn i 2022? Gjelder voksne (18 år og over).");
  const share = {
    ...claim,
    kind: "share_over",
    populations: [],
    indicators: ["narrow_share_stays"],
    share: 0.5,
    from_year: 2025,
  };
  expect(nbClaims.question({ ...share, among: "prison" }, 20)).toBe(
    "Norge: Var det minst ett fengsel der mer enn halvparten av oppholdene i sikkerhetscelle i 2025 gjaldt selvskading eller selvmordsforsøk? Bare fengsler med minst 20 opphold med svar om årsak er med.",
  );
  expect(nbClaims.question(share, 20)).toBe(
    "Norge: Gjaldt mer enn halvparten av oppholdene i sikkerhetscelle i 2025 selvskading eller selvmordsforsøk?",
  );
  expect(nbClaims.question({ ...claim, kind: "trend", trend_id: "stays", direction: "declining" }, 20)).toBe(
    "Norge: Synker bruken av sikkerhetscelle, etter regelen for svaret på om bruken går ned?",
  );
});

test("a size is told with its interval, and a rate is not told as a count", () => {
  expect(nbClaims.size(claim, way)).toBe(
    "Det var om lag 20 prosent færre opphold i 2025 enn i 2022 (95 % usikkerhet: −40 til +7 prosent).",
  );
  expect(nbClaims.size(claim, { ...way, size_of: "rates", size: 1.002 })).toBe(
    "I månedene som er rapportert, var det omtrent like mange opphold i 2025 som i 2022 for hvert fangedøgn (95 % usikkerhet: −40 til +7 prosent).",
  );
  expect(nbClaims.size(claim, { ...way, size: null })).toBe("");
});

test("a chance is told in words, never as none or as certain", () => {
  expect(nbClaims.chance(claim, way)).toBe(
    "Sjansen for at antallet faller hvert år uten at noe er endret: om lag 4 av 100, regnet som om hendelsene kommer uavhengig av hverandre.",
  );
  expect(nbClaims.chance(claim, { ...way, chance: 0.002, dispersion: 1.8 })).toContain("om lag 2 av 1000");
  expect(nbClaims.chance(claim, { ...way, chance: 1e-9 })).toContain("under 1 av 1000");
  expect(nbClaims.chance(claim, { ...way, chance: 0.999 })).toContain("over 99 av 100");
  expect(nbClaims.chance(claim, { ...way, dispersion: 1.8 })).toContain("varierer 1,8 ganger så mye");
  expect(nbClaims.chance(claim, { ...way, chance: null })).toBe("");
});

test("what cannot be decided says why, and what the reports that came would say", () => {
  expect(nbClaims.reason(way)).toBe(
    "Månedsrapporter eller opplysninger i dem mangler, og det som mangler, kan endre svaret. Om det som er rapportert, var alt, ville svaret vært «holder».",
  );
  expect(nbClaims.reason({ reason: null, as_reported: "holds" })).toBe("");
  expect(nbClaims.completeness(way)).toBe("35 av 36 månedsrapporter er fullstendige.");
});

test("a made-up claim was said by nobody; a real one says by whom, when and whether word for word", () => {
  const said = { made_up: false, source: "Brev 25/6735", said_on: "2026-04-14", wording: "rendered" };
  expect(nbClaims.said(said)).toBe("Brev 25/6735, 14. april 2026. Setningen er gjengitt med våre ord.");
  expect(nbClaims.said({ ...said, made_up: true })).toBe("Oppdiktet påstand: ingen har sagt dette.");
});
