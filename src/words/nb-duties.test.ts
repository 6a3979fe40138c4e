import { expect, test } from "vitest";
import { nbDuties as words } from "./nb-duties.js";

const threshold = {
  name_nb: "Regionen avgjør etter 3 døgn",
  paragraph: "strgjfl. § 38 sjette ledd",
  hours: 72,
  valid_from: "2002-03-01",
  valid_to: null,
};
const rule = {
  measure_id: "safety_cell",
  under_18: false,
  duty: "region_decides",
  thresholds: [threshold],
};
const counted = (
  due: number | null,
  answered: number | null,
  inTime: number | null,
  state = "not_estimable",
) => ({
  state,
  share: null,
  lower: null,
  upper: null,
  stays_due: due,
  stays_answered: answered,
  stays_in_time: inTime,
  months_expected: 12,
  months_reported: 12,
});

const about = (which = "opphold") => `${which} i sikkerhetscelle over 72 timer siste 12 måneder`;

test("none, one and many stays of a year are said as a person would, and missing is not none", () => {
  expect([
    words.title(rule, counted(0, 0, 0)),
    words.title(rule, counted(1, 1, 0)),
    words.title(rule, counted(1, 0, 0)),
    words.title(rule, counted(3, 0, 0)),
    words.title(rule, counted(26, 26, 0)),
    words.title(rule, counted(null, null, null, "not_reported")),
  ]).toEqual([
    `Ingen ${about()}`,
    `Ett ${about()}, ikke avgjort av regionen i tide`,
    `Ett ${about()}, uten svar`,
    `3 ${about()}, ingen med svar`,
    `Ingen av 26 ${about()} ble avgjort av regionen i tide`,
    "Opphold i sikkerhetscelle over 72 timer: rapportene for siste 12 måneder er ikke levert",
  ]);
});

test("stays without an answer are told of too", () => {
  expect([
    words.title(rule, counted(26, 25, 23)),
    words.title(rule, counted(5, 1, 0)),
    words.title(rule, counted(5, 2, 0)),
  ]).toEqual([
    `23 av 25 ${about("opphold med svar")} ble avgjort av regionen i tide; ett er uten svar`,
    `Ett ${about("opphold med svar")}, ikke avgjort av regionen i tide; 4 er uten svar`,
    `Ingen av 2 ${about("opphold med svar")} ble avgjort av regionen i tide; 3 er uten svar`,
  ]);
});

test("where a report lacks, no more is said than of the months that are whole", () => {
  const lacking = { ...counted(0, 0, 0), months_reported: 11 };
  expect(words.title(rule, lacking)).toBe(
    "Ingen opphold i sikkerhetscelle over 72 timer i de fullstendige månedsrapportene for siste 12 måneder",
  );
  expect(words.nothing(["Nytt vedtak"])).toBe(
    "Ingen opphold i de fullstendige månedsrapportene herfra har gjort disse reglene aktuelle: Nytt vedtak.",
  );
});

test("under a change of law the rule is said with the hours of both acts", () => {
  const both = {
    ...rule,
    under_18: true,
    thresholds: [threshold, { ...threshold, hours: 48, paragraph: "§ 38 c", valid_from: null }],
  };
  expect(words.title(both, counted(4, 4, 2))).toBe(
    "2 av 4 opphold i sikkerhetscelle over 72 eller 48 timer for personer under 18 år siste 12 måneder ble avgjort av regionen i tide",
  );
  expect(words.subtitle({ ...both, period: "quarter", from: "2026-01", to: "2026-06" })).toContain(
    "over 72 timer (strgjfl. § 38 sjette ledd; loven trådte i kraft 1. mars 2002), over 48 timer (§ 38 c; vedtatt, ikke i kraft)",
  );
});

test("the date of a rule is that of its act, and no more is said of it", () => {
  expect(words.readings(1)).toMatch(
    /Datoen ved en bestemmelse er da loven trådte i kraft; bestemmelsen kan være endret siden\.$/,
  );
});

test("supervision is told by the hour that the act has a number for, not by whether it was often enough", () => {
  const supervision = { ...rule, duty: "supervision", thresholds: [{ ...threshold, hours: 1 }] };
  expect(words.title(supervision, counted(25, 25, 23))).toBe(
    "23 av 25 opphold i sikkerhetscelle over én time siste 12 måneder ble sett til minst hver time av tilsatte",
  );
});

const asked = (...hours: number[]) =>
  words.subtitle({
    duty: "region_told",
    thresholds: hours.map((given) => ({ ...threshold, hours: given })),
    period: "quarter",
    from: "2026-01",
    to: "2026-06",
  });

test("a duty that comes with the stay itself has no threshold to be asked about", () => {
  expect(asked(72)).toMatch(/^Fikk regionen melding senest da terskelen ble passert\?/);
  expect(asked(0)).toMatch(/^Fikk regionen melding med det samme\?/);
  expect(asked(72, 0)).toMatch(
    /^Fikk regionen melding senest da terskelen ble passert eller med det samme\?/,
  );
});
