import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRows } from "../loaders/duckdb.ts";
import type { ReportDocument } from "./document/document.ts";
import { brokenReleases } from "./releases/broken-releases.ts";
import { reportChain } from "./releases/release-folder.ts";
import type { ChangedFigure } from "./releases/changed-figures.ts";
import {
  answerAll,
  correctedQuarter,
  release,
  reportedQuarter,
  reportScope,
  steps,
  withReport,
} from "./test-report.ts";

let folder: Awaited<ReturnType<typeof reportedQuarter>>;
/** What the reports' places had in the quarter, by what it is called, before and after the correction. */
const published: Map<string, string>[] = [];
let staleBefore: string[];
let staleAfter: string[];
let refusedAfter: string[];
let changes: ChangedFigure[];
let second: ReportDocument;

beforeAll(async () => {
  folder = await reportedQuarter();
  await answerAll(folder);
  expect(await steps(folder, "delivered", "approved")).toEqual([[], []]);
  const first = await lookedAt();
  staleBefore = first.stale;
  await release(folder);
  await correctedQuarter(folder);
  const today = await lookedAt();
  staleAfter = today.stale;
  published.push(first.published, today.published);
  const [refused = [], ...taken] = await steps(folder, "delivered", "confirmed", "delivered", "approved");
  refusedAfter = refused;
  expect(taken).toEqual([[], [], []]);
  const { folder: released, document } = await release(folder);
  second = document;
  changes = JSON.parse(readFileSync(join(released, "changes.json"), "utf8")).changed;
});

afterAll(() => folder.remove());

/** The questions whose answers are stale, and the published figures of the report's places. */
const lookedAt = () =>
  withReport(folder, async (connection, _, { stale }) => {
    const rows = await readRows(
      connection,
      `from published.figures
      where organisation = 'now' and population = 'adults' and place_id in ('region-sor', 'vik', 'mo')
          and period = 'quarter' and period_start = date '2026-01-01'`,
    );
    const held = (row: (typeof rows)[number]) =>
      ["state", "value", "low", "high", "numerator", "denominator", "lower", "upper"].map(
        (name) => row[name],
      );
    return {
      stale: stale.map(({ id }) => id),
      published: new Map(
        rows.map((row) => [
          `${String(row["place_id"])} ${String(row["measure_id"])} ${String(row["indicator_id"])}`,
          JSON.stringify(held(row)),
        ]),
      ),
    };
  });

test("a corrected report makes the texts on its prison and region stale, and no other", () => {
  expect(staleBefore).toEqual([]);
  expect(staleAfter).toEqual(["assessment-1", "assessment-2", "comment-vik", "actions-1"]);
  expect(refusedAfter[0]).toContain("Skrevet på eldre tall");
});

test("the new edition lists exactly the figures that are published as others", () => {
  const [before, after] = published;
  const others = [...(after ?? [])].flatMap(([name, held]) => (before?.get(name) === held ? [] : [name]));
  const listed = changes
    .filter(({ period, period_start }) => period === "quarter" && period_start === reportScope.start)
    .filter(({ indicator_id }) => !/^(?:trend|duty)/.test(indicator_id))
    .map(({ place_id, measure_id, indicator_id }) => `${place_id} ${measure_id} ${indicator_id}`);
  expect(listed.length).toBeGreaterThan(10);
  expect(listed.toSorted()).toEqual(others.toSorted());
});

const changeOf = (place: string, indicator: string) =>
  changes.find(
    ({ place_id, measure_id, indicator_id, period_start }) =>
      place_id === place &&
      measure_id === "safety_cell" &&
      indicator_id === indicator &&
      period_start === reportScope.start,
  );

test("of counts and hours it says how much a late report and a correction have moved them, and they add up", () => {
  const added = [
    { reason: "late_report", amount: 1 },
    { reason: "correction", amount: 2 },
  ];
  expect(changeOf("vik", "stays_started")?.reasons).toEqual(added);
  expect(changeOf("region-sor", "stays_started")?.reasons).toEqual(added);
  expect(changeOf("vik", "cell_hours")?.reasons).toEqual([
    { reason: "late_report", amount: 23 },
    { reason: "correction", amount: 46 },
  ]);
  expect(changeOf("vik", "rate")?.reasons.map(({ reason }) => reason)).toEqual(["late_report", "correction"]);
  expect(changeOf("mo", "stays_started")).toBeUndefined();
});

test("the second edition says in words what has changed since the first, and why", () => {
  const table = second.blocks.find((block) => block.kind === "table" && block.id === "endringer");
  expect(table).toMatchObject({
    rows: expect.arrayContaining([
      [
        "Vik fengsel",
        "Opphold startet, sikkerhetscelle",
        "1. kvartal 2026",
        "minst 5",
        { shown: "8", number: 8 },
        "rapport som kom sent +1 og rettelse +2",
      ],
    ]),
  });
});

test("both editions are as they were made", () => {
  expect(brokenReleases(reportChain(folder), undefined)).toEqual({ releases: 2, broken: [] });
});
