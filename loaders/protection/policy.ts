import { readFileSync } from "node:fs";
import * as list from "../reference/lists.ts";
import { readList } from "../reference/read-list.ts";
import { listPath } from "../reference/reference.ts";
import { isValidAt } from "../reference/valid-at.ts";
import { Stopped } from "../intake/stopped.ts";
import type { Audience } from "./audience.ts";
import type { Threshold } from "./needs.ts";

/** What one audience may see on a day: the dated rows of the lists `audience-*.csv` that hold then. */
export interface Policy {
  leastStays: number;
  leastPersons: number;
  dominantShare: number;
  leastShareDenominator: number;
  leastLengthStays: number;
  /** Figures below it are shown and marked, where all is shown; zero where none is. */
  markedBelow: number;
  /** The months, by their numbers, in whose releases corrections of what was given out before leave. */
  revisionMonths: number[];
  tables: list.AudienceTable[];
  /** Units of which less is given than of others. */
  places: list.AudiencePlace[];
  /** The rows themselves, with their reasons. */
  rules: list.AudienceRule[];
}

/** From where on a figure may be shown. */
export function thresholdOf({
  leastStays,
  leastPersons,
  dominantShare,
}: Pick<Policy, "leastStays" | "leastPersons" | "dominantShare">): Threshold {
  return { stays: leastStays, persons: leastPersons, dominance: dominantShare };
}

/** The policy of an audience on a day, from a data folder's own lists or else the project's. */
export function readPolicy(audience: Pick<Audience, "id">, date: string, folder?: string): Policy {
  const read = <Row extends { audience: string; valid_from: string | null; valid_to: string | null }>(
    rows: Row[],
  ) => rows.filter((row) => row.audience === audience.id && isValidAt(row, date));
  const rules = read(readNamed(list.audienceRule, "audience-rules.csv", folder));
  const valueOf = (rule: list.AudienceRule["rule"]) => {
    const [row, other] = rules.filter((one) => one.rule === rule);
    if (!row || other)
      throw new Stopped(
        `${listPath("audience-rules.csv", folder)}: ventet én rad med «${rule}» for ${audience.id} den ${date}, fant ${other ? "flere" : "ingen"}.`,
      );
    return row.value;
  };
  return {
    leastStays: valueOf("least_stays"),
    leastPersons: valueOf("least_persons"),
    dominantShare: valueOf("dominant_share"),
    leastShareDenominator: valueOf("least_share_denominator"),
    leastLengthStays: valueOf("least_length_stays"),
    markedBelow: valueOf("marked_below"),
    revisionMonths: rules.flatMap(({ rule, value }) => (rule === "revision_month" ? [value] : [])),
    tables: read(readNamed(list.audienceTable, "audience-tables.csv", folder)),
    places: read(readNamed(list.audiencePlace, "audience-places.csv", folder)),
    rules,
  };
}

function readNamed<
  Row extends typeof list.audienceRule | typeof list.audienceTable | typeof list.audiencePlace,
>(row: Row, name: string, folder: string | undefined) {
  const path = listPath(name, folder);
  return readList(row, readFileSync(path, "utf8"), path);
}
