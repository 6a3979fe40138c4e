import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { claimProblems } from "./claim-problems.ts";
import { listText } from "./list-text.ts";
import { claim, type ClaimRow } from "./lists.ts";
import { readReference } from "./reference.ts";

const reference = readReference();
const places = new Map(reference.places.map(({ place_id, name }) => [place_id, name]));
const problems = (...rows: ClaimRow[]) => claimProblems(rows, { ...reference, places });

const row = (given: Partial<ClaimRow>): ClaimRow => ({
  claim_id: "faerre",
  made_up: false,
  sentence_nb: "Det er færre opphold.",
  wording: "quoted",
  source: "Avisen",
  said_on: "2026-04-14",
  kind: "falls_every_year",
  place_id: "norge",
  among: null,
  measure_id: "safety_cell",
  populations: ["adults", "under_18"],
  indicators: ["stays_started"],
  trend_id: null,
  direction: null,
  share: null,
  from_year: 2022,
  to_year: 2025,
  note_nb: null,
  ...given,
});

const nothing = { measure_id: null, populations: [], indicators: [], from_year: null, to_year: null };

test("each kind of question has its columns, and with them nothing is wrong", () => {
  const rows = [
    row({}),
    row({ claim_id: "to_aar", kind: "fewer_than", indicators: ["decisions", "placements"] }),
    row({ ...nothing, claim_id: "synker", kind: "trend", trend_id: "hours", direction: "declining" }),
    row({
      claim_id: "flertall",
      kind: "share_over",
      among: "prison",
      populations: ["women"],
      indicators: ["self_harm_share_stays"],
      share: 0.5,
      to_year: null,
    }),
    row({
      ...nothing,
      claim_id: "norm",
      kind: "not_measurable",
      measure_id: "safety_cell",
      populations: ["adults"],
      indicators: ["length_median"],
    }),
  ];
  expect(problems(...rows)).toEqual([]);
});

test.each([
  [{ to_year: null }, "rad 2, «faerre» er av typen falls_every_year og mangler to_year."],
  [{ trend_id: "stays" }, "rad 2, «faerre» er av typen falls_every_year og skal ikke ha trend_id."],
  [{ among: "prison" as const }, "rad 2, «faerre» er av typen falls_every_year og skal ikke ha among."],
  [{ place_id: "svalbard" }, "rad 2, «faerre» spør om et ukjent sted: «svalbard»."],
  [{ to_year: 2022 }, "rad 2, «faerre» sammenligner 2022 med 2022, som ikke er et senere år."],
  [
    { populations: ["children"] },
    "rad 2, «faerre» spør om et tall som ikke lages: «safety_cell children year stays_started».",
  ],
  [
    { populations: ["adults"], indicators: ["persons"] },
    "rad 2, «faerre» er av typen falls_every_year og kan ikke spørre om persons, bare stays_started, placements, decisions.",
  ],
  [
    { ...nothing, kind: "trend" as const, trend_id: "minutes", direction: "declining" as const },
    "rad 2, «faerre» spør om en ukjent serie: «minutes».",
  ],
])("%# what cannot be asked is told with its row and in words", (given, told) => {
  expect(problems(row(given))).toEqual([told]);
});

test("an id stands once, for an address must lead to one claim", () => {
  expect(problems(row({}), row({}))).toEqual(["rad 3, «faerre» har en id som står før i listen."]);
});

function folderWith(...rows: ClaimRow[]): string {
  const folder = mkdtempSync(join(tmpdir(), "claims-"));
  mkdirSync(join(folder, "reference"));
  writeFileSync(join(folder, "reference", "claims.csv"), listText(rows, Object.keys(claim.shape)));
  return folder;
}

test("a folder's own claims stand after the project's, which hold for every folder", () => {
  const ids = reference.claims.map(({ claim_id }) => claim_id);
  expect(ids).toHaveLength(5);
  expect(readReference(folderWith(row({}))).claims.map(({ claim_id }) => claim_id)).toEqual([
    ...ids,
    "faerre",
  ]);
});

test("a folder cannot say again what the project's list has, and a bad row is told with file and row", () => {
  expect(() => readReference(folderWith(row({ claim_id: "skien_redusert" })))).toThrow(
    "claims.csv: «skien_redusert» står også i prosjektets liste over påstander.",
  );
  expect(() => readReference(folderWith(row({}), row({ claim_id: "b", place_id: "svalbard" })))).toThrow(
    /claims\.csv, rad 3, «b» spør om et ukjent sted: «svalbard»\.$/,
  );
});

test("the project's claims are all of the real country, each with its source and date", () => {
  expect(reference.claims.filter(({ made_up }) => made_up)).toEqual([]);
  for (const { source, said_on } of reference.claims) {
    expect(source).toContain("25/6735");
    expect(said_on).toBe("2026-04-14");
  }
});
