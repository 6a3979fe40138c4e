import { expect, test } from "vitest";
import { readReference } from "../reference/reference.ts";
import { checkHistory, checkRegionReport } from "./check-other-forms.ts";
import { at } from "./test-folder.ts";

const arrival = { name: "ost.xlsx", receivedAt: at("2026-04-20"), reference: readReference() };
const head = { region: "region-ost", maned: "2026-03" };
const sheets = { hode: "Hovud", kvalitetssikring: "Kvalitetssikring" };
const assured = { kvalitetssikrede_vedtak: 5, vedtak_med_feil: 1 };

function rulesOf(ofHead: object, ofAssurance: object, name = arrival.name) {
  const hode = { ...head, ...ofHead };
  const kvalitetssikring = { ...assured, ...ofAssurance };
  return checkRegionReport({ sheets, hode, kvalitetssikring }, { ...arrival, name }).map(({ rule }) => rule);
}

test("a region's report is of a region that there was, and of the month its name states", () => {
  expect(rulesOf({}, {})).toEqual([]);
  expect(rulesOf({ region: "oslo" }, {})).toEqual(["unknown-place"]);
  expect(rulesOf({}, {}, "ost_2026-02.xlsx")).toEqual(["month-differs"]);
});

test("a region's report is of a month that had begun when it was sent, as a unit's is", () => {
  expect(rulesOf({ maned: "2026-04" }, {})).toEqual([]);
  expect(rulesOf({ maned: "2062-03" }, {})).toEqual(["month-implausible"]);
  expect(rulesOf({ maned: "2026-04", sendt: at("2026-03-31T10:00") }, {})).toEqual(["month-implausible"]);
});

test("what is wrong with a region's report is told at its sheet as the file calls it", () => {
  const given = { sheets, hode: { ...head, region: "oslo" }, kvalitetssikring: assured };
  expect(checkRegionReport(given, arrival)).toMatchObject([{ sheet: "Hovud", column: "region" }]);
});

test("no more decisions can have one kind of defect than have any", () => {
  expect(rulesOf({}, { mangel_begrunnelse: 1, mangel_annet: 1 })).toEqual([]);
  expect(rulesOf({}, { mangel_begrunnelse: 2 })).toEqual(["not-a-number"]);
});

test("no more decisions can have defects than were looked at", () => {
  expect(rulesOf({}, { vedtak_med_feil: 5 })).toEqual([]);
  expect(rulesOf({}, { vedtak_med_feil: 6 })).toEqual(["not-a-number"]);
});

const count = {
  sted: "norge",
  periode_type: "year",
  periode: "2019-01-01",
  tiltak: "safety_cell",
  teller: "decisions",
  verdi: 300,
  kilde: "oppdiktet",
};
const rows = (...said: object[]) =>
  said.map((values, index) => ({ sheet: "Historikk", row: index + 2, values: { ...count, ...values } }));

test("a count of the years before is of a known place, in the past, and stated once", () => {
  const { rows: kept, findings } = checkHistory(
    rows(
      {},
      { sted: "utopia" },
      { periode: "2027-01-01" },
      { periode: "2018-01-01" },
      { periode: "2018-01-01", verdi: 301 },
    ),
    arrival,
  );
  expect(kept.map(({ row }) => row)).toEqual([2]);
  expect(findings).toMatchObject([
    { rule: "unknown-place", row: 3, severity: "sets_aside" },
    { rule: "in-future", row: 4 },
    { rule: "duplicate-id", row: 5 },
    { rule: "duplicate-id", row: 6 },
  ]);
});
