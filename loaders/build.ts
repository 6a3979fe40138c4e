import { bothEnded } from "./both-ended.ts";
import { createFromFiles, type DuckDBConnection } from "./duckdb.ts";
import { putBackFigures, type KeptFigure } from "./erasure/kept-figures.ts";
import { createRecordTables, nothingDecided, type Decided } from "./record/record-tables.ts";
import type { Reference } from "./reference/reference.ts";
import { createReferenceTables, type Run } from "./reference-tables.ts";
import { createChanges } from "./results/changes.ts";
import { createClaims } from "./results/claims.ts";
import { createDecompositions } from "./results/decompositions.ts";
import { createDutyLimits } from "./results/duty-limits.ts";
import { createEventEffects } from "./results/event-effects.ts";
import { keepFound, type VerdictsByKey } from "./results/found-verdicts.ts";
import { createLengthDifferences } from "./results/length-differences.ts";
import { createLengthEstimates } from "./results/length-estimates.ts";
import { createLengthSteps } from "./results/length-steps.ts";
import { createMonitoringPoints } from "./results/monitoring-points.ts";
import { readSeriesParts, type SeriesParts } from "./results/place-series.ts";
import { createRateLimits } from "./results/rate-limits.ts";
import { createShareLimits } from "./results/share-limits.ts";
import { createTrendAnswers, readTrendSearch, trendsFound } from "./results/trend-answers.ts";
import { createTrendChecks } from "./results/trend-checks.ts";
import { createUnitComparison } from "./results/unit-comparison.ts";
import { createOrganisation } from "./staging/organisation-table.ts";
import { createWords } from "./words.ts";

export type { Run } from "./reference-tables.ts";

/** Makes layers in a database whose `raw` is filled. */
export type BuildLayers = typeof buildLayers;

/** What layers are made of, beside `raw`. */
interface Built {
  reference: Reference;
  run: Run;
  decided?: Decided;
  /** What the database before was made with. */
  before?: VerdictsByKey | undefined;
}

/**
 * Makes everything from `reference` to `published` in a database whose `raw` is filled. Not in one transaction: the
 * database is new, and what is committed is read faster.
 */
export async function buildLayers(
  connection: DuckDBConnection,
  { reference, run, decided = nothingDecided, before }: Built,
): Promise<void> {
  await createReferenceTables(connection, reference, run);
  await createRecordTables(connection, decided);
  await createStaging(connection);
  await createFindings(connection);
  await createSeries(connection, decided.keptFigures);
  await createResults(connection, { before, beside: () => createCounts(connection, decided.keptFigures) });
  await createFollowup(connection);
  await createPublished(connection);
}

/** The raw rows in our words, and what holds; or only those parts of it that are asked for. */
export async function createStaging(
  connection: DuckDBConnection,
  isAsked: (name: string) => boolean = () => true,
): Promise<void> {
  await createSchema(connection, "staging");
  for (const [name, made] of stagingParts)
    if (isAsked(name))
      await (typeof made === "string"
        ? createFromFiles(connection, made, "staging", [name])
        : made(connection));
}

/** Each rests on those above it. What is no single select is made by a program of its own. */
const stagingParts: readonly (readonly [
  name: string,
  made: "table" | "view" | ((connection: DuckDBConnection) => Promise<void>),
])[] = [
  ["submissions", "table"],
  ["profile_files", "table"],
  ["places", "table"],
  ["months", "table"],
  ["hours", "table"],
  ["submission_versions", "table"],
  ["holding_submissions", "table"],
  ["words", createWords],
  ["repeated_placements", "table"],
  ["id_rows", "table"],
  ["told_again", "table"],
  ["superseded_rows", "table"],
  ["erased_months", "table"],
  ["placement_rows", "table"],
  ["placements", "view"],
  ["unit_months", "table"],
  ["unit_month_measures", "table"],
  ["organisation", createOrganisation],
  ["memberships", "table"],
  ["part_memberships", "table"],
  ["chains", "table"],
  ["chained_stays", "table"],
  ["stay_rows", "view"],
  ["stays", "view"],
  ["stay_reasons", "table"],
  ["later_reports", "table"],
  ["decisions_stated", "table"],
  ["decisions", "table"],
  ["undecided", "view"],
  ["bridge_stays", "view"],
  ["placement_months", "view"],
  ["told", "table"],
  ["care", "table"],
  ["duties", "table"],
  ["listed_stays", "table"],
  ["region_reports", "table"],
  ["history", "table"],
  ["month_revisions", "table"],
  ["overrides", "table"],
];

/** What a sender should be told of. */
export async function createFindings(connection: DuckDBConnection): Promise<void> {
  await createTables(connection, "staging", ["findings_in_files", "version_rows"]);
  await createViews(connection, "staging", ["version_cells", "version_changes", "version_totals"]);
  await createTables(connection, "staging", [
    "two_months_disagree",
    "open_vanished",
    "row_vanished",
    "same_version",
    "withdrawn_still_told",
    "number_used_again",
    "start_before_unit",
    "month_far_before",
    "overlap",
    "none_approved",
    "findings_across",
  ]);
}

/** Counts and exposures by place and period, and what comparisons are made of. Persons stop here. */
export async function createIndicators(connection: DuckDBConnection): Promise<void> {
  await createSeries(connection);
  await createCounts(connection);
}

/** What all counts are made of: which months of which units, and whom. */
export const periodTables = ["cube", "periods", "populations", "unit_months"] as const;

/** What verdicts are made of, beside that: the quarters of each unit. */
export const seriesTables = [
  "commencement",
  "unit_kinds",
  "unit_stretches",
  "unit_quarters",
  "window_persons",
] as const;

export async function createPeriods(connection: DuckDBConnection): Promise<void> {
  await createSchema(connection, "indicators");
  await createTables(connection, "indicators", periodTables);
}

/** What verdicts are made of, which are looked for while all else is counted. */
async function createSeries(
  connection: DuckDBConnection,
  keptFigures: readonly KeptFigure[] = [],
): Promise<void> {
  await createPeriods(connection);
  await createCounted(connection, seriesTables, keptFigures);
}

/** All that no verdict is made of. */
async function createCounts(
  connection: DuckDBConnection,
  keptFigures: readonly KeptFigure[] = [],
): Promise<void> {
  await createCells(connection, keptFigures);
  const comparisons = [
    "unit_classes",
    "stays_a_month",
    "times_between",
    "month_pairs",
    "like_months",
    "duties",
  ] as const;
  await createCounted(connection, comparisons, keptFigures);
}

/** What figures are made of: counts and exposures by place and period. */
export async function createCells(
  connection: DuckDBConnection,
  keptFigures: readonly KeptFigure[] = [],
): Promise<void> {
  const counts = [
    "place_periods",
    "place_sets",
    "set_months",
    "expected",
    "prison_days",
    "stays_started",
    "reason_stays",
    "placements",
    "decisions",
    "cell_seconds",
    "persons",
    "open_stays",
    "lengths",
    "cells",
  ] as const;
  await createCounted(connection, counts, keptFigures);
  await createTables(connection, "indicators", ["start_stays", "start_counts", "start_windows"]);
}

/** Makes tables of indicators; what an erasure has kept of one is put back before the next is made of it. */
async function createCounted(
  connection: DuckDBConnection,
  tables: readonly string[],
  keptFigures: readonly KeptFigure[],
): Promise<void> {
  if (keptFigures.length === 0) return createTables(connection, "indicators", tables);
  for (const table of tables) {
    await createTables(connection, "indicators", [table]);
    await putBackFigures(connection, table, keptFigures);
  }
}

/** Figures, each with its state and its method. */
export async function createFigures(connection: DuckDBConnection): Promise<void> {
  await createSchema(connection, "results");
  await createRateLimits(connection);
  await createShareLimits(connection);
  await createLengthEstimates(connection);
  await createViews(connection, "results", ["counts", "rates", "shares", "lengths"]);
  await createTables(connection, "results", ["figures"]);
}

/**
 * Figures, and all that is found in them: verdicts, changes, comparisons, claims. What is to be made `beside` the verdicts,
 * and before the figures, is begun first: the database works on it while this program looks for them.
 */
export async function createResults(
  connection: DuckDBConnection,
  {
    before,
    beside = async () => {},
  }: { before?: VerdictsByKey | undefined; beside?: () => Promise<void> } = {},
): Promise<void> {
  const parts = await readSeriesParts(connection);
  const search = await readTrendSearch(connection, parts);
  const [, found] = await bothEnded(
    beside().then(() => createWithoutVerdicts(connection, parts)),
    trendsFound(search, before),
  );
  await createTrendAnswers(connection, found);
  await keepFound(connection, found.verdicts);
  await createTables(connection, "results", ["kept_verdicts"]);
  await createTrendChecks(connection, parts);
  await createChanges(connection);
  await createClaims(connection);
}

/** What rests on no verdict: it is made while those are looked for. */
async function createWithoutVerdicts(connection: DuckDBConnection, parts: SeriesParts): Promise<void> {
  await createFigures(connection);
  await createViews(connection, "results", ["reason_counts"]);
  await createTables(connection, "results", ["part_figures"]);
  await createLengthSteps(connection);
  await createLengthDifferences(connection);
  await createViews(connection, "results", ["length_curves", "length_changes"]);
  await createEventEffects(connection, parts);
  await createMonitoringPoints(connection);
  await createTables(connection, "results", ["places"]);
  await createUnitComparison(connection);
  await createTables(connection, "results", [
    "start_times",
    "start_shares",
    "length_classes",
    "contributions",
    "count_changes",
  ]);
  await createDecompositions(connection);
  await createTables(connection, "results", [
    "unit_months",
    "newest_months",
    "overrides",
    "report_files",
    "later_reports",
    "findings_across",
    "findings",
    "history",
    "quality_assurance",
    "run",
  ]);
  await createDutyLimits(connection);
  await createTables(connection, "results", ["duties"]);
}

/** Single stays, for those who may see them. */
export async function createFollowup(connection: DuckDBConnection): Promise<void> {
  await createSchema(connection, "followup");
  await createTables(connection, "followup", [
    "missing_reports",
    "incomplete_reports",
    "rows_set_aside",
    "open_stays",
    "past_thresholds",
    "stays_to_review",
  ]);
}

/** What the directorate may see. */
async function createPublished(connection: DuckDBConnection): Promise<void> {
  await createSchema(connection, "published");
  await createViews(connection, "published", [
    "figures",
    "part_figures",
    "length_curves",
    "length_changes",
    "trend_answers",
    "trend_fits",
    "kept_verdicts",
    "places",
    "unit_months",
    "newest_months",
    "overrides",
    "report_files",
    "later_reports",
    "findings",
    "history",
    "quality_assurance",
    "monitoring_points",
    "monitoring_phases",
    "changes",
    "run",
    "unit_comparison",
    "start_times",
    "start_shares",
    "length_classes",
    "event_effects",
    "trend_checks",
    "claims",
    "claim_ways",
    "claim_figures",
    "contributions",
    "count_changes",
    "decompositions",
    "duties",
  ]);
}

async function createSchema(connection: DuckDBConnection, schema: string): Promise<void> {
  await connection.run(`create schema ${schema}`);
}

/** Makes tables in the order given, in which each rests on those before it. */
async function createTables(
  connection: DuckDBConnection,
  schema: string,
  tables: readonly string[],
): Promise<void> {
  await createFromFiles(connection, "table", schema, tables);
}

async function createViews(
  connection: DuckDBConnection,
  schema: string,
  views: readonly string[],
): Promise<void> {
  await createFromFiles(connection, "view", schema, views);
}
