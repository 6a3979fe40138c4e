import { afterAll, beforeAll, expect, test } from "vitest";
import { builtFigures, reports, type Built, type PlacementRow } from "../test-rows.ts";
import { readContributors, type Behind, type Counted } from "./read-counts.ts";

const stay = (day: string, person: string | null, reasons?: string[]): PlacementRow => ({
  id: person === null ? `slettet-${day}` : `V-${day}`,
  person,
  start: `${day} 10:00`,
  end: `${day} 14:00`,
  ...(reasons === undefined ? {} : { reasons }),
});

// A month that is whole, one of which a part was sent, and one that is provisional.
const unit = "ila-enhet";
const quarter = reports(
  {
    unit,
    month: "2026-01",
    placements: [
      stay("2026-01-02", "A", ["self_harm"]),
      stay("2026-01-05", "A", ["violence"]),
      stay("2026-01-08", "B"),
    ],
  },
  { unit, month: "2026-02", partial: true, placements: [stay("2026-02-02", "C", ["self_harm"])] },
  { unit, month: "2026-03", provisional: true, placements: [stay("2026-03-02", "D", ["violence"])] },
  // Of two months some were erased, and all.
  {
    unit,
    month: "2025-11",
    placements: [
      stay("2025-11-02", null),
      stay("2025-11-05", null),
      ...["08", "12"].map((day) => stay(`2025-11-${day}`, "E")),
      stay("2025-11-20", "F"),
    ],
  },
  { unit, month: "2025-12", placements: ["02", "05", "08"].map((day) => stay(`2025-12-${day}`, null)) },
);

let nation: Built;
let behind: (counted: Counted) => Behind;
beforeAll(async () => {
  nation = await builtFigures(quarter, { asOf: "2026-04-20" });
  behind = await readContributors(nation.connection, [{ unit_id: unit, month: "2026-01-01" }]);
});
afterAll(() => nation.close());

const ofCountry = (kind: string, period = "quarter", period_start = "2026-01-01") =>
  behind({
    measure_id: "safety_cell",
    population: "adults",
    kind,
    organisation: "then",
    place_id: "norge",
    period,
    period_start,
  });

// How many persons, and the most that one of them has.
test.each([
  ["stays", "all stays", 4, 2],
  ["in_rates", "those of final, whole reports", 2, 2],
  ["answered", "those of whole reports with an answer, of whatever reason", 2, 2],
  ["self_harm", "those of whole reports with that reason", 1, 1],
  ["other_reason", "those of whole reports with another", 2, 1],
  ["unanswered", "those of whole reports without one", 1, 1],
  ["minutes", "the minutes of all", 4, 480],
])("behind %s are the persons of %s", (kind, _, persons, largest) => {
  expect(ofCountry(kind).all).toEqual({ persons, largest });
});

test("behind stays that have been erased there may be one person, who has others too", () => {
  expect(ofCountry("stays", "month", "2025-11-01").all).toEqual({ persons: 2, largest: 4 });
  expect(ofCountry("minutes", "month", "2025-12-01")).toEqual({
    all: { persons: 1, largest: 720 },
    others: { persons: 1, largest: 720 },
    known: 0,
  });
});

test("without the months that the reader answers for, those of the others are left", () => {
  expect(ofCountry("in_rates")).toMatchObject({ known: 2, others: { persons: 0, largest: 0 } });
  expect(ofCountry("answered")).toMatchObject({ known: 1, others: { persons: 1, largest: 1 } });
  expect(ofCountry("stays")).toMatchObject({ known: 2, others: { persons: 2, largest: 1 } });
});
