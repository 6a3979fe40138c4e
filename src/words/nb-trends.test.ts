import { describe, expect, test } from "vitest";
import { nbTrends, type ToldTrend } from "./nb-trends.js";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

/** Made-up numbers: no clear change over five years, everything reported. */
const steady: ToldTrend = {
  trend_id: "stays",
  quarter: "2026-07-01",
  answer: "no_clear_change",
  settled_answer: "no_clear_change",
  unconfirmed_answer: null,
  reasons: ["holds_one"],
  ratio_per_year: 0.95,
  lower: 0.86,
  upper: 1.05,
  detectable_fall: 0.1,
  deciding_quarter: null,
  tipping_answer: null,
  tipping_stays: null,
  tipping_side: null,
  tipping_months: null,
  tipping_units: [],
  first_quarter: "2021-10-01",
  quarters: 20,
  stays: 1312,
  persons: 468,
  months_expected: 100,
  months_counted: 98,
  is_rate: true,
  persons_known: true,
};
const uncertain: ToldTrend = { ...steady, lower: 0.51, upper: 6.13 };
const falling: ToldTrend = {
  ...steady,
  answer: "declining",
  settled_answer: "declining",
  reasons: [],
  ratio_per_year: 0.88,
  lower: 0.85,
  upper: 0.91,
};
const settings = {
  verdict_minimum_quarters: 8,
  verdict_minimum_quarters_large: 10,
  verdict_minimum_stays: 20,
  minimum_coverage: 0.8,
  verdict_quarters_to_settle: 2,
};

const lead = (answer: string) => nbTrends.lead({ ...steady, settled_answer: answer });
const reasonOf = (reason: string, told: Partial<ToldTrend> = {}) =>
  plain(nbTrends.reasons({ ...steady, reasons: [reason], ...told }, settings)[0] ?? "");

describe("the answer in a sentence", () => {
  test("each of the five answers has its own", () => {
    expect(lead("no_clear_change")).toBe(
      "Ingen tydelig endring i bruken av sikkerhetscelle siden 4. kvartal 2021",
    );
    expect(lead("declining")).toBe("Bruken av sikkerhetscelle har sunket siden 4. kvartal 2021");
    expect(lead("increasing")).toBe("Bruken av sikkerhetscelle har økt siden 4. kvartal 2021");
    expect(lead("too_little_data")).toBe("For lite data til å si om bruken av sikkerhetscelle endrer seg");
    expect(lead("withheld")).toBe(
      "Svaret på om bruken av sikkerhetscelle endrer seg, holdes tilbake: måneder som mangler, kan endre det",
    );
  });

  test("without persons or prison days it is weaker in words", () => {
    for (const weaker of [{ persons_known: false }, { is_rate: false }])
      expect(nbTrends.lead({ ...falling, ...weaker })).toBe(
        "Tallene tyder på at bruken av sikkerhetscelle har sunket siden 4. kvartal 2021",
      );
  });

  test("what is not clear is from–to with signs, what is clear is so much lower or higher", () => {
    expect(nbTrends.size(steady)).toBe(
      "Antall opphold per 1000 fangedøgn har endret seg med mellom −14 og +5 prosent per år (95 % usikkerhet).",
    );
    expect(nbTrends.size(falling)).toBe(
      "Antall opphold per 1000 fangedøgn: om lag 12 prosent lavere for hvert år (95 % usikkerhet: 9–15 prosent).",
    );
    expect(nbTrends.size({ ...steady, ratio_per_year: null, lower: null, upper: null })).toBe("");
  });

  test("on counts it says that it is on counts", () => {
    expect(nbTrends.size({ ...steady, is_rate: false })).toContain("Antall opphold per måned har endret seg");
    expect(nbTrends.reasons({ ...steady, is_rate: false }, settings).at(-1)).toContain(
      "Kilden har ikke fangedøgn",
    );
  });

  test("what it rests on has stays, persons, period and reports", () => {
    expect(plain(nbTrends.basis(steady))).toBe(
      "1 312 opphold av 468 personer fra 4. kvartal 2021 til og med 3. kvartal 2026. 98 prosent av månedsrapportene er fullstendige.",
    );
    expect(nbTrends.basis({ ...steady, stays: 0, persons: 0, months_counted: 100 })).toContain(
      "Ingen opphold fra 4. kvartal 2021",
    );
    expect(nbTrends.basis({ ...steady, persons: 1 })).toContain("av 1 person fra");
  });

  test("nearly all reports are never called all of them", () => {
    expect(nbTrends.basis({ ...steady, months_expected: 1000, months_counted: 999 })).toContain(
      "Over 99 prosent",
    );
    expect(nbTrends.basis({ ...steady, months_counted: 100 })).toContain("100 prosent");
  });

  test("no clear change says what would have been seen, a fall says nothing of it", () => {
    expect(nbTrends.notUnchanged(steady)).toContain("et fall på 10 prosent per år");
    expect(nbTrends.notUnchanged(falling)).toBe("");
  });

  test("where something beside the interval keeps the answer back, nothing is said of what would have been seen", () => {
    const keptBack = { ...steady, reasons: ["persons_differ"], lower: 0.58, upper: 0.87 };
    expect(nbTrends.notUnchanged(keptBack)).toBe("");
  });
});

describe("why the answer is not another one", () => {
  test("each reason is a sentence with its number and what it must be", () => {
    expect(reasonOf("few_quarters", { quarters: 7 })).toContain(
      "Bare 7 kvartaler teller. Det må være minst 8",
    );
    expect(reasonOf("few_stays", { stays: 7, months_counted: 100 })).toBe(
      "Det er bare 7 opphold i perioden. Det må være minst 20.",
    );
    expect(reasonOf("few_stays", { stays: 0, months_counted: 100 })).toBe(
      "Det er ingen opphold i perioden. Det må være minst 20.",
    );
    expect(reasonOf("low_coverage", { months_counted: 71 })).toBe(
      "Bare 71 prosent av månedsrapportene er fullstendige. Det må være minst 80 prosent.",
    );
    expect(reasonOf("one_quarter_decides", { deciding_quarter: "2022-01-01" })).toContain(
      "uten 1. kvartal 2022",
    );
  });

  test("every reason that the rule can give has words", () => {
    const reasons = [
      "few_quarters",
      "few_stays",
      "low_coverage",
      "silent",
      "not_estimable",
      "too_wide",
      "holds_one",
      "persons_differ",
      "one_quarter_decides",
    ];
    for (const reason of reasons) expect(reasonOf(reason), reason).toMatch(/^[A-ZÆØÅ].*\.$/);
  });

  test("a fall that is not confirmed is told, and that two quarters in a row must give it", () => {
    expect(reasonOf("", { unconfirmed_answer: "declining" })).toBe(
      "3. kvartal 2026 gir svaret «synker», men kvartalet før gjorde det ikke. Det sies først når 2 kvartaler på rad gir samme svar.",
    );
  });

  test("how many stays in the missing months would turn the answer", () => {
    const missing = {
      tipping_stays: 7,
      tipping_side: "at_least",
      tipping_months: 2,
      tipping_answer: "declining",
    };
    expect(nbTrends.tipping({ ...missing, tipping_units: ["Ila", "Vik"] })).toBe(
      "2 måneder mangler fullstendig rapport (Ila og Vik). Hadde det vært 7 opphold eller flere i dem, kunne svaret blitt «synker».",
    );
    expect(
      nbTrends.tipping({ ...missing, tipping_side: "fewer_than", tipping_months: 1, tipping_units: [] }),
    ).toBe(
      "1 måned mangler fullstendig rapport. Hadde det vært færre enn 7 opphold i den, kunne svaret blitt «synker».",
    );
  });
});

describe("when it was settled", () => {
  const now = { ...steady, rule_version: 2 };

  test("not yet, as it stands, and changed since", () => {
    expect(nbTrends.settledNote(now, undefined)).toBe(
      "Svaret gis én gang i kvartalet og gjelder til og med 3. kvartal 2026. Det er ikke fastsatt ennå.",
    );
    const kept = { settled_on: "2026-10-20", settled_answer: "no_clear_change", rule_version: 2 };
    expect(nbTrends.settledNote(now, kept)).toContain("Fastsatt 20. oktober 2026.");
    expect(nbTrends.settledNote(now, { ...kept, settled_answer: "declining" })).toContain(
      "Da det ble fastsatt 20. oktober 2026, var svaret «synker». Rapporter som er kommet siden, har endret det.",
    );
  });

  test("where the rule is another since, the reports need not have changed it", () => {
    const kept = { settled_on: "2026-10-20", settled_answer: "declining", rule_version: 1 };
    expect(nbTrends.settledNote(now, kept)).toContain(
      "var svaret «synker». Regelen har fått en ny utgave siden; den, eller rapporter som er kommet siden, har endret det.",
    );
  });
});

const table = (trend_id: string, told: Partial<ToldTrend> = {}) =>
  nbTrends.chart.table({ ...steady, trend_id, ...told });

test("a table of a trend is named after its own measure, by prison days or by month", () => {
  expect(table("stays_women")).toBe(
    "Opphold i sikkerhetscelle per 1000 fangedøgn, og den tilpassede utviklingen",
  );
  expect(table("restraint_bed")).toBe(
    "Opphold i sikkerhetsseng per 1000 fangedøgn, og den tilpassede utviklingen",
  );
  expect(table("hours", { is_rate: false })).toBe(
    "Timer i sikkerhetscelle per måned, og den tilpassede utviklingen",
  );
  expect(table("self_harm_share")).toBe(
    "Andel som gjelder selvskading eller selvmordsfare, av opphold i sikkerhetscelle med svar, og den tilpassede utviklingen",
  );
});

test("what a fall would have to be is said of the uncertainty alone, for the answer asks for more", () => {
  expect(nbTrends.notUnchanged(steady)).toBe(
    "Det er ikke det samme som at ingenting har endret seg: et fall på 10 prosent per år ville vært større enn usikkerheten i om lag to av tre tilfeller, og det kreves mer for at svaret skal bli «synker».",
  );
  expect(nbTrends.notUnchanged(falling)).toBe("");
});

describe("what is rounded, and what is not known", () => {
  test("where months do not count, the sentences do not say of the whole period that there were none", () => {
    expect(reasonOf("few_stays", { stays: 0, months_counted: 14 })).toBe(
      "Det er ingen opphold i månedene som teller. Det må være minst 20.",
    );
    expect(plain(nbTrends.basis({ ...steady, stays: 0, persons: 0, months_counted: 14 }))).toBe(
      "Ingen opphold i månedene som teller, fra 4. kvartal 2021 til og med 3. kvartal 2026. 14 prosent av månedsrapportene er fullstendige.",
    );
    expect(plain(nbTrends.basis({ ...steady, stays: 0, persons: 0, months_counted: 100 }))).toBe(
      "Ingen opphold fra 4. kvartal 2021 til og med 3. kvartal 2026. 100 prosent av månedsrapportene er fullstendige.",
    );
  });

  test("a coverage under what is asked for is not rounded up to it: 43 of 54 months are not 80 percent", () => {
    expect(reasonOf("low_coverage", { months_counted: 43, months_expected: 54 })).toBe(
      "Bare 79 prosent av månedsrapportene er fullstendige. Det må være minst 80 prosent.",
    );
  });

  test("a limit that is not none is not written as none in a table; one that is, is", () => {
    expect(plain(nbTrends.changeRange(0.79, 0.997))).toBe("−21 til −0,3 %");
    expect(plain(nbTrends.changeRange(1.004, 1.5))).toBe("+0,4 til +50 %");
    expect(plain(nbTrends.changeRange(0.9, 1))).toBe("−10 til 0 %");
  });

  test("the interval of a fall does not begin at none: 0.997 is under 1 percent lower", () => {
    expect(plain(nbTrends.size({ ...falling, lower: 0.79, upper: 0.997 }))).toBe(
      "Antall opphold per 1000 fangedøgn: om lag 12 prosent lavere for hvert år (95 % usikkerhet: under 1–21 prosent).",
    );
  });
});

test("a change that may more than double is told in times, as what changes is counted", () => {
  expect(nbTrends.size(uncertain)).toBe(
    "Antall opphold per 1000 fangedøgn: fra 49 prosent lavere til 6,1 ganger så høyt for hvert år (95 % usikkerhet).",
  );
  expect(nbTrends.size({ ...uncertain, trend_id: "hours" })).toContain(
    "Timer per 1000 fangedøgn: fra 49 prosent lavere til 6,1 ganger så høye for hvert år",
  );
  expect(nbTrends.size({ ...uncertain, upper: 2 })).toContain("mellom −49 og +100 prosent per år");
});
