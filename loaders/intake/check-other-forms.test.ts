import { expect, test } from "vitest";
import { readReference } from "../reference/reference.ts";
import { checkHistory, checkRegionReport } from "./check-other-forms.ts";
import { at } from "./test-folder.ts";

const arrival = { name: "ost.xlsx", receivedAt: at("2026-04-20"), reference: readReference() };
const head = { region: "region-ost", maned: "2026-03" };
const assured = { kvalitetssikrede_vedtak: 5, vedtak_med_feil: 1 };

function rulesOf(ofHead: object, ofAssurance: object, name = arrival.name) {
  return checkRegionReport({ ...head, ...ofHead }, { ...assured, ...ofAssurance }, { ...arrival, name }).map(
    ({ rule }) => rule,
  );
}

test("a region's report is of a region that there was, and of the month its name states", () => {
  expect(rulesOf({}, {})).toEqual([]);
  expect(rulesOf({ region: "oslo" }, {})).toEqual(["unknown-place"]);
  expect(rulesOf({}, {}, "ost_2026-02.xlsx")).toEqual(["month-differs"]);
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
