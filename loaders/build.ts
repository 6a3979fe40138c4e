import { bothEnded } from "./both-ended.ts";
import { createFromFile, type DuckDBConnection } from "./duckdb.ts";
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
import { readSeriesParts } from "./results/place-series.ts";
import { createRateLimits } from "./results/rate-limits.ts";
import { createShareLimits } from "./results/share-limits.ts";
import { createTrendAnswers, trendSearch } from "./results/trend-answers.ts";
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
  before?: VerdictsByKey;
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
  await createIndicators(connection, decided.keptFigures);
  await createResults(connection, before);
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
      await (typeof made === "string" ? createFromFile(connection, made, "staging", name) : made(connection));
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
  ["decisions", "table"],
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
  await createTable(connection, "staging", "findings_in_files");
  await createTable(connection, "staging", "version_rows");
  await createView(connection, "staging", "version_cells");
  await createView(connection, "staging", "version_changes");
  await createView(connection, "staging", "version_totals");
  await createTable(connection, "staging", "two_months_disagree");
  await createTable(connection, "staging", "open_vanished");
  await createTable(connection, "staging", "row_vanished");
  await createTable(connection, "staging", "withdrawn_still_told");
  await createTable(connection, "staging", "overlap");
  await createTable(connection, "staging", "none_approved");
  await createTable(connection, "staging", "findings_across");
}

/** Counts and exposures by place and period, and what comparisons are made of. Persons stop here. */
export async function createIndicators(
  connection: DuckDBConnection,
  keptFigures: readonly KeptFigure[] = [],
): Promise<void> {
  await createCells(connection, keptFigures);
  await createTable(connection, "indicators", "commencement");
  await createTable(connection, "indicators", "unit_kinds");
  await createTable(connection, "indicators", "unit_classes");
  await createTable(connection, "indicators", "stays_a_month");
  await createTable(connection, "indicators", "times_between");
  await createTable(connection, "indicators", "month_pairs");
  await createTable(connection, "indicators", "like_months");
  await createTable(connection, "indicators", "unit_stretches");
  await createTable(connection, "indicators", "unit_quarters");
  await putBackFigures(connection, "unit_quarters", keptFigures);
  await createTable(connection, "indicators", "window_persons");
  await putBackFigures(connection, "window_persons", keptFigures);
  await createTable(connection, "indicators", "duties");
  await putBackFigures(connection, "duties", keptFigures);
}

/** What figures are made of: counts and exposures by place and period. */
export async function createCells(
  connection: DuckDBConnection,
  keptFigures: readonly KeptFigure[] = [],
): Promise<void> {
  await createSchema(connection, "indicators");
  await createTable(connection, "indicators", "cube");
  await createTable(connection, "indicators", "periods");
  await createTable(connection, "indicators", "populations");
  await createTable(connection, "indicators", "unit_months");
  await createTable(connection, "indicators", "place_periods");
  await createTable(connection, "indicators", "place_sets");
  await createTable(connection, "indicators", "set_months");
  await createTable(connection, "indicators", "expected");
  await createTable(connection, "indicators", "prison_days");
  await createTable(connection, "indicators", "stays_started");
  await createTable(connection, "indicators", "reason_stays");
  await createTable(connection, "indicators", "placements");
  await createTable(connection, "indicators", "decisions");
  await createTable(connection, "indicators", "cell_seconds");
  await createTable(connection, "indicators", "persons");
  await createTable(connection, "indicators", "open_stays");
  await createTable(connection, "indicators", "lengths");
  await createTable(connection, "indicators", "cells");
  await putBackFigures(connection, "cells", keptFigures);
  await createTable(connection, "indicators", "start_stays");
  await createTable(connection, "indicators", "start_counts");
  await createTable(connection, "indicators", "start_windows");
}

/** Figures, each with its state and its method. */
export async function createFigures(connection: DuckDBConnection): Promise<void> {
  await createSchema(connection, "results");
  await createRateLimits(connection);
  await createShareLimits(connection);
  await createLengthEstimates(connection);
  await createView(connection, "results", "counts");
  await createView(connection, "results", "rates");
  await createView(connection, "results", "shares");
  await createView(connection, "results", "lengths");
  await createTable(connection, "results", "figures");
}

async function createFiguresAndLengths(connection: DuckDBConnection): Promise<void> {
  await createFigures(connection);
  await createView(connection, "results", "reason_counts");
  await createTable(connection, "results", "part_figures");
  await createLengthSteps(connection);
  await createLengthDifferences(connection);
  await createView(connection, "results", "length_curves");
  await createView(connection, "results", "length_changes");
}

/** Figures, and all that is found in them: verdicts, changes, comparisons, claims. */
export async function createResults(connection: DuckDBConnection, before?: VerdictsByKey): Promise<void> {
  const parts = await readSeriesParts(connection);
  const search = await trendSearch(connection, parts, before);
  await bothEnded(search.searched, createFiguresAndLengths(connection));
  await keepFound(connection, await createTrendAnswers(connection, search));
  await createTable(connection, "results", "kept_verdicts");
  await createTrendChecks(connection, parts);
  await createEventEffects(connection, parts);
  await createChanges(connection);
  await createMonitoringPoints(connection);
  await createTable(connection, "results", "places");
  await createUnitComparison(connection);
  await createTable(connection, "results", "start_times");
  await createTable(connection, "results", "start_shares");
  await createTable(connection, "results", "length_classes");
  await createTable(connection, "results", "contributions");
  await createTable(connection, "results", "count_changes");
  await createDecompositions(connection);
  await createTable(connection, "results", "unit_months");
  await createTable(connection, "results", "newest_months");
  await createTable(connection, "results", "overrides");
  await createTable(connection, "results", "report_files");
  await createTable(connection, "results", "later_reports");
  await createTable(connection, "results", "findings_across");
  await createTable(connection, "results", "findings");
  await createTable(connection, "results", "history");
  await createTable(connection, "results", "quality_assurance");
  await createTable(connection, "results", "run");
  await createClaims(connection);
  await createDutyLimits(connection);
  await createTable(connection, "results", "duties");
}

/** Single stays, for those who may see them. */
export async function createFollowup(connection: DuckDBConnection): Promise<void> {
  await createSchema(connection, "followup");
  await createTable(connection, "followup", "missing_reports");
  await createTable(connection, "followup", "incomplete_reports");
  await createTable(connection, "followup", "rows_set_aside");
  await createTable(connection, "followup", "open_stays");
  await createTable(connection, "followup", "past_thresholds");
  await createTable(connection, "followup", "stays_to_review");
}

/** What the directorate may see. */
async function createPublished(connection: DuckDBConnection): Promise<void> {
  await createSchema(connection, "published");
  await createView(connection, "published", "figures");
  await createView(connection, "published", "part_figures");
  await createView(connection, "published", "length_curves");
  await createView(connection, "published", "length_changes");
  await createView(connection, "published", "trend_answers");
  await createView(connection, "published", "trend_fits");
  await createView(connection, "published", "kept_verdicts");
  await createView(connection, "published", "places");
  await createView(connection, "published", "unit_months");
  await createView(connection, "published", "newest_months");
  await createView(connection, "published", "overrides");
  await createView(connection, "published", "report_files");
  await createView(connection, "published", "later_reports");
  await createView(connection, "published", "findings");
  await createView(connection, "published", "history");
  await createView(connection, "published", "quality_assurance");
  await createView(connection, "published", "monitoring_points");
  await createView(connection, "published", "monitoring_phases");
  await createView(connection, "published", "changes");
  await createView(connection, "published", "run");
  await createView(connection, "published", "unit_comparison");
  await createView(connection, "published", "start_times");
  await createView(connection, "published", "start_shares");
  await createView(connection, "published", "length_classes");
  await createView(connection, "published", "event_effects");
  await createView(connection, "published", "trend_checks");
  await createView(connection, "published", "claims");
  await createView(connection, "published", "claim_ways");
  await createView(connection, "published", "claim_figures");
  await createView(connection, "published", "contributions");
  await createView(connection, "published", "count_changes");
  await createView(connection, "published", "decompositions");
  await createView(connection, "published", "duties");
}

async function createSchema(connection: DuckDBConnection, schema: string): Promise<void> {
  await connection.run(`create schema ${schema}`);
}

async function createTable(connection: DuckDBConnection, schema: string, table: string): Promise<void> {
  await createFromFile(connection, "table", schema, table);
}

async function createView(connection: DuckDBConnection, schema: string, view: string): Promise<void> {
  await createFromFile(connection, "view", schema, view);
}
