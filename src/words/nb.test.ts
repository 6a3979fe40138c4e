import { describe, expect, test } from "vitest";
import { states } from "../figures/figure.js";
import { nb, type Count } from "./nb.js";

const stays = { indicator: "stays_started", measure: "safety_cell" };
const placements = { indicator: "placements", measure: "safety_cell" };
const value = (count: number): Count => ({ state: "value", value: count, low: null, high: null });
const state = (name: string): Count => ({ state: name, value: null, low: null, high: null });
const between = (low: number, high: number | null): Count => ({
  state: "incomplete",
  value: null,
  low,
  high,
});
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("dates, months and quarters are written as in Norwegian", () => {
  expect(nb.date("2026-03-12")).toBe("12. mars 2026");
  expect(nb.month("2026-10")).toBe("oktober 2026");
  expect(nb.quarter("2026-01-01")).toBe("1. kvartal 2026");
  expect(nb.quarter("2026-12-31")).toBe("4. kvartal 2026");
  expect(nb.when("2025-07-01", "year")).toBe("2025");
});

test("a range of one number is that number", () => {
  expect(nb.range("3", "5")).toBe("3–5");
  expect(nb.range("3", "3")).toBe("3");
});

test("names stand in a row with og before the last", () => {
  expect(nb.list([])).toBe("");
  expect(nb.list(["Ila"])).toBe("Ila");
  expect(nb.list(["Bodø", "Ila", "Verdal"])).toBe("Bodø, Ila og Verdal");
  expect(nb.list(["Innlandet, Valdres", "Ila"])).toBe("Innlandet, Valdres; Ila");
});

const firstSentence = (now: Count, before?: Count) => nb.answers.quarter("2026-01-01", stays, now, before);
const year = (start: string, count: Count) => ({ start, ...count });

describe("the first sentence of a place", () => {
  test("none, one and more", () => {
    expect(firstSentence(value(0), value(2))).toBe(
      "Ingen opphold i sikkerhetscelle i 1. kvartal 2026, mot 2 i samme kvartal året før",
    );
    expect(firstSentence(value(1), value(0))).toBe(
      "1 opphold i sikkerhetscelle i 1. kvartal 2026, mot ingen i samme kvartal året før",
    );
    expect(firstSentence(value(3), value(5))).toBe(
      "3 opphold i sikkerhetscelle i 1. kvartal 2026, mot 5 i samme kvartal året før",
    );
  });

  test("a year before that is not known is not mentioned", () => {
    expect(firstSentence(value(3), state("not_reported"))).toBe(
      "3 opphold i sikkerhetscelle i 1. kvartal 2026",
    );
    expect(firstSentence(value(3))).toBe("3 opphold i sikkerhetscelle i 1. kvartal 2026");
  });

  test("incomplete is from–to, or at least, where nobody can say how many more", () => {
    expect(firstSentence(between(3, 5), value(2))).toBe(
      "Mellom 3 og 5 opphold i sikkerhetscelle i 1. kvartal 2026, mot 2 i samme kvartal året før",
    );
    expect(firstSentence(between(3, null), between(2, null))).toBe(
      "Minst 3 opphold i sikkerhetscelle i 1. kvartal 2026, mot minst 2 i samme kvartal året før",
    );
  });

  test("a number that a report or row may add to is no less than it is", () => {
    expect(firstSentence({ ...value(3), low: 3 }, { ...value(5), low: 5, high: 6 })).toBe(
      "Minst 3 opphold i sikkerhetscelle i 1. kvartal 2026, mot mellom 5 og 6 i samme kvartal året før",
    );
    expect(firstSentence({ ...value(0), low: 0 }, value(1))).toBe(
      "Ingen opphold i sikkerhetscelle er meldt i 1. kvartal 2026, mot 1 i samme kvartal året før",
    );
  });

  test("not reported, hidden, not applicable and not available are never none", () => {
    for (const name of ["not_reported", "suppressed", "not_applicable", "not_available"])
      expect(firstSentence(state(name)).toLowerCase()).not.toContain("ingen opphold");
    expect(firstSentence(state("suppressed"))).toContain("skjult av personvernhensyn");
    expect(firstSentence(state("not_available"))).toContain("kilden sier det ikke");
  });

  test("placements are counted in their own word", () => {
    expect(nb.answers.quarter("2026-01-01", placements, value(1), value(2))).toBe(
      "1 plassering i sikkerhetscelle i 1. kvartal 2026, mot 2 i samme kvartal året før",
    );
  });
});

test("that none is known while reports are missing says nothing of the count", () => {
  const unknown = { state: "incomplete", value: null, low: 0, high: null };
  expect(nb.answers.quarter("2026-01-01", stays, unknown, value(2))).toBe(
    "1. kvartal 2026: antall opphold i sikkerhetscelle er ikke kjent: rapporter mangler",
  );
  expect(nb.answers.quarter("2026-01-01", stays, value(0), unknown)).toBe(
    "Ingen opphold i sikkerhetscelle i 1. kvartal 2026",
  );
});

test("two quarters that do not rest on all their reports say how many they have", () => {
  expect(
    nb.answers.quarterReports(
      "2026-07-01",
      { complete: 113, expected: 114 },
      { complete: 111, expected: 114 },
    ),
  ).toBe(
    "113 av 114 månedsrapporter er fullstendige for 3. kvartal 2026, og 111 av 114 for samme kvartal året før. Tallene kan derfor bli høyere.",
  );
});

describe("the last month", () => {
  const one = { complete: 1, provisional: false, expected: 1, due: "2026-04-10" };
  const said = (count: Count, reports = one) => nb.answers.month("2026-03-01", stays, count, reports);

  test("zero has a sentence, missing has another, hidden a third", () => {
    expect(said(value(0))).toBe("Ingen opphold i sikkerhetscelle i mars 2026. Rapporten er levert.");
    expect(said(state("not_reported"), { ...one, complete: 0 })).toBe(
      "Rapporten for mars 2026 er ikke levert; fristen var 10. april 2026.",
    );
    expect(said(state("suppressed"))).toBe("Skjult av personvernhensyn.");
  });

  test("an incomplete report is from–to", () => {
    expect(said(between(1, 2))).toBe(
      "Mellom 1 og 2 opphold i sikkerhetscelle i mars 2026. Rapporten er ufullstendig.",
    );
  });

  test("a report that is not final yet is said to be so", () => {
    expect(said(value(1), { ...one, provisional: true })).toBe(
      "1 opphold i sikkerhetscelle i mars 2026. Rapporten er foreløpig.",
    );
    expect(said(value(4), { ...one, complete: 35, provisional: true, expected: 38 })).toBe(
      "4 opphold i sikkerhetscelle i mars 2026. 35 av 38 månedsrapporter fra enheter med sikkerhetscelle er fullstendige. Tallet er foreløpig.",
    );
  });

  test("of several units it says how many have reported", () => {
    expect(said(value(4), { ...one, complete: 2, expected: 2 })).toBe(
      "4 opphold i sikkerhetscelle i mars 2026. Begge månedsrapportene er fullstendige.",
    );
    expect(said(value(4), { ...one, complete: 52, expected: 55 })).toBe(
      "4 opphold i sikkerhetscelle i mars 2026. 52 av 55 månedsrapporter fra enheter med sikkerhetscelle er fullstendige.",
    );
  });
});

describe("the last twelve months", () => {
  test("stays, persons, rate with its interval and reports", () => {
    expect(
      nb.answers.lastTwelve({
        what: stays,
        count: value(14),
        persons: { count: 6, isLeast: false },
        rate: { value: 0.13, lower: 0.07, upper: 0.24 },
        complete: 12,
        provisional: 0,
        expected: 12,
        until: "2026-10",
      }),
    ).toBe(
      "12 måneder til og med oktober 2026: 14 opphold i sikkerhetscelle av 6 personer, 0,13 per 1000 fangedøgn (0,07–0,24). Alle 12 månedsrapporter fra enheter med sikkerhetscelle er fullstendige.",
    );
  });

  test("none is of nobody, and one is of one person", () => {
    const told = {
      what: stays,
      rate: undefined,
      complete: 11,
      provisional: 0,
      expected: 12,
      until: "2026-10",
    };
    expect(nb.answers.lastTwelve({ ...told, count: value(0), persons: { count: 0, isLeast: false } })).toBe(
      "12 måneder til og med oktober 2026: ingen opphold i sikkerhetscelle. 11 av 12 månedsrapporter fra enheter med sikkerhetscelle er fullstendige.",
    );
    expect(
      nb.answers.lastTwelve({ ...told, count: value(2), persons: { count: 1, isLeast: false } }),
    ).toContain("av 1 person.");
    const lacking = { ...told, count: { ...value(2), low: 2 } };
    expect(nb.answers.lastTwelve({ ...lacking, persons: { count: 1, isLeast: true } })).toContain(
      "minst 2 opphold i sikkerhetscelle av minst 1 person.",
    );
  });

  test("reports that are not final are counted, and stand outside the rate", () => {
    const told = {
      what: stays,
      rate: undefined,
      persons: { count: 1, isLeast: false },
      count: value(2),
      until: "2026-10",
    };
    expect(nb.answers.lastTwelve({ ...told, complete: 446, provisional: 3, expected: 456 })).toContain(
      "446 av 456 månedsrapporter fra enheter med sikkerhetscelle er fullstendige, 3 av dem foreløpige.",
    );
  });

  test("what the source cannot say is left out", () => {
    expect(
      nb.answers.lastTwelve({
        what: placements,
        count: value(1312),
        persons: undefined,
        rate: undefined,
        complete: 0,
        provisional: 0,
        expected: 0,
        until: "2026-10",
      }),
    ).toBe("12 måneder til og med oktober 2026: 1\u00a0312 plasseringer i sikkerhetscelle.");
  });
});

test("of the reports that are in it is said how many are incomplete, provisional or late", () => {
  expect(nb.quality.month({ incomplete: 0, notFinal: 0, late: 0 })).toBe(
    "Ingen er ufullstendige, ingen kom etter fristen.",
  );
  expect(nb.quality.month({ incomplete: 1, notFinal: 1, late: 2 })).toBe(
    "1 er ufullstendig, 1 er sendt som foreløpig, 2 kom etter fristen.",
  );
  expect(nb.quality.month({ incomplete: 0, notFinal: 3, late: 0 })).toBe(
    "Ingen er ufullstendige, 3 er sendt som foreløpige, ingen kom etter fristen.",
  );
});

test("the missing reports are named where they are few", () => {
  expect(nb.answers.missingReports("2026-03-01", 52, 55, ["Bodø", "Ila", "Verdal"])).toBe(
    "Mars 2026: 52 av 55 månedsrapporter levert, 3 mangler (Bodø, Ila og Verdal).",
  );
  expect(nb.answers.missingReports("2026-03-01", 55, 55, [])).toBe(
    "Mars 2026: 55 av 55 månedsrapporter levert.",
  );
  expect(nb.answers.missingReports("2026-03-01", 0, 1, ["Ila"])).toBe(
    "Mars 2026: 0 av 1 månedsrapport levert, 1 mangler (Ila).",
  );
  expect(nb.answers.missingReports("2026-03-01", 51, 55, ["Bodø", "Ila", "Verdal", "Vik"])).toBe(
    "Mars 2026: 51 av 55 månedsrapporter levert, 4 mangler.",
  );
});

describe("the findings above the charts", () => {
  test("years side by side, each with its own state", () => {
    expect(
      nb.figures.staysPerYear.title([year("2024-01-01", value(284)), year("2025-01-01", value(260))], stays),
    ).toBe("284 opphold i sikkerhetscelle i 2024 og 260 i 2025");
    expect(
      nb.figures.staysPerYear.title([year("2024-01-01", value(2)), year("2025-01-01", between(1, 3))], stays),
    ).toBe("2 opphold i sikkerhetscelle i 2024 og mellom 1 og 3 i 2025");
    expect(nb.figures.staysPerYear.title([year("2025-01-01", state("not_reported"))], stays)).toBe(
      "Ingen hele år med opphold i sikkerhetscelle å vise",
    );
  });

  test("a month with most stays, none in any, or none known", () => {
    const { title } = nb.figures.stays;
    expect(title("month", { start: "2023-04-01", count: 9, times: 1 }, stays)).toBe(
      "Flest opphold i sikkerhetscelle er meldt for april 2023: 9",
    );
    expect(title("month", { start: "2023-04-01", count: 0, times: 3 }, stays)).toBe(
      "Det er ikke meldt opphold i sikkerhetscelle i noen måned",
    );
    expect(title("month", { start: "2023-04-01", count: 2, times: 5 }, stays)).toBe(
      "Det er ikke meldt flere enn 2 opphold i sikkerhetscelle i noen måned",
    );
    expect(title("month", undefined, stays)).toBe("Antall opphold i sikkerhetscelle per måned er ikke kjent");
  });

  test("a rate has its interval beside it, and says where it rests on few stays", () => {
    const { title } = nb.figures.rate;
    const told = { value: 0.22, lower: 0.17, upper: 0.27 };
    const said = "0,22 opphold per 1000 fangedøgn i 3. kvartal 2026 (0,17–0,27)";
    expect(title("quarter", "2026-07-01", told, false)).toBe(said);
    expect(title("quarter", "2026-07-01", told, true)).toBe(`${said}, få opphold`);
  });

  test("a share has both its counts beside it", () => {
    expect(
      nb.figures.selfHarm.title(
        "2025",
        { value: 0.35, lower: 0.27, upper: 0.44, numerator: 40, denominator: 114 },
        stays,
      ),
    ).toBe("35 prosent av oppholdene i 2025 gjaldt selvskading eller selvmordsfare, 40 av 114 med svar");
  });

  test("hours are counted in their own unit, and none are none", () => {
    expect(plain(nb.figures.hours.title(value(9240), stays))).toBe(
      "Siste 12 måneder: 9 240 timer i sikkerhetscelle",
    );
    expect(nb.figures.hours.title(value(0), stays)).toBe("Siste 12 måneder: ingen timer i sikkerhetscelle");
    expect(plain(nb.figures.hours.title(value(1), stays))).toBe("Siste 12 måneder: 1 time i sikkerhetscelle");
    expect(nb.figures.hours.title(state("not_reported"), stays)).toContain("ikke kjent");
  });

  test("hours that lack a report are at least so many", () => {
    const titles = [9240, 0].map((known) =>
      plain(nb.figures.hours.title({ ...value(known), low: known }, stays)),
    );
    expect(titles).toEqual([
      "Siste 12 måneder: minst 9 240 timer i sikkerhetscelle",
      "Siste 12 måneder: ingen timer i sikkerhetscelle er meldt",
    ]);
  });
});

test("the source line says made-up, what came and when it was known", () => {
  expect(
    nb.source({ madeUp: true, credit: null, reports: "Begge er kommet", methods: [], knownOn: "2026-11-20" }),
  ).toBe(
    "Eksempeldata: tallene er oppdiktet. Kilde: enhetenes månedsrapporter. Begge er kommet. Slik tallene var kjent 20. november 2026.",
  );
  expect(
    nb.source({ madeUp: false, credit: "ICIJ", reports: null, methods: [], knownOn: "2026-11-20" }),
  ).not.toContain("Eksempeldata");
});

const sourceBy = (...methods: string[]) =>
  nb.source({ madeUp: false, credit: null, reports: null, methods, knownOn: "2026-11-20" });

test("of a method and its wider one the source line says where each is used", () => {
  expect(sourceBy("effective_wilson", "wilson")).toContain(
    " Metode: Wilsons metode, utvidet i periodene der samme person hadde flere opphold. ",
  );
  expect(sourceBy("wilson")).toContain(" Metode: Wilsons metode. ");
  expect(sourceBy("exact_poisson", "clustered_byar")).toContain(
    " Metode: eksakt Poisson-intervall; Byars metode, utvidet fordi samme person kan ha flere opphold. ",
  );
});

test("decisions are about a measure, stays are in it", () => {
  expect(nb.measureOf("decisions", "safety_cell")).toBe("om sikkerhetscelle");
  expect(nb.measureOf("placements", "safety_cell")).toBe("i sikkerhetscelle");
});

test("no state of a figure is without a word", () => {
  for (const name of states.filter((each) => each !== "value")) expect(nb.stateOf(name)).not.toBe(name);
});

test("what is marked in charts is named with its date, and that a date is not known is said", () => {
  const unknown = nb.dayUnknown("2025", ["Internkontroll", "Veileder"]);
  expect(unknown).toBe("2025, dato ukjent: Internkontroll og Veileder");
  expect(nb.marked(["Lov vedtatt (12. mai 2026)"], [unknown])).toBe(
    "Loddrett strek: Lov vedtatt (12. mai 2026). Blek bakgrunn: 2025, dato ukjent: Internkontroll og Veileder.",
  );
  expect(nb.marked([], [])).toBe("");
});
