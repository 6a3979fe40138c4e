import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { numberOf } from "./number-site.ts";
import type { Membership, UnitMonth } from "./release-state.ts";

const count = z.number();
const unitMonthRow = z.object({
  unit_id: z.string(),
  month: z.string(),
  measure_id: z.string(),
  population: z.string(),
  is_missing: z.boolean(),
  stays: count,
  outside_rates: count,
  unreported: count,
  self_harm: count,
  other_reason: count,
  unanswered: count,
  minutes: count,
});

/** What every figure is a sum of. */
export async function readUnitMonths(connection: DuckDBConnection): Promise<UnitMonth[]> {
  const rows = await readRows(connection, indicatorSelect("unit_month_counts"));
  return rows.map((row) => {
    const { unit_id, month, measure_id, population, is_missing, ...amounts } = unitMonthRow.parse(row);
    return { unit_id, month, measure_id, population, isMissing: is_missing, amounts };
  });
}

const membershipRow = z.object({
  unit_id: z.string(),
  month: z.string(),
  organisation: z.string(),
  place_level: z.string(),
  place_id: z.string(),
});

/** Where every unit's month is counted. */
export async function readMemberships(connection: DuckDBConnection): Promise<Membership[]> {
  const rows = await readRows(
    connection,
    `select unit_id::varchar as unit_id, month, organisation::varchar as organisation, place_level,
        place_id::varchar as place_id
    from staging.memberships
    order by all`,
  );
  return rows.map((row) => membershipRow.parse(row));
}

/** How many persons are behind a figure, and what the one with most of it has. */
export interface Contributors {
  persons: number;
  largest: number;
}

const contributorRow = z.object({
  organisation: z.string(),
  place_id: z.string(),
  period: z.string(),
  period_start: z.string(),
  measure_id: z.string(),
  population: z.string(),
  kind: z.string(),
  persons: z.number(),
  largest: z.number(),
  own_persons: z.number(),
  other_persons: z.number(),
  other_largest: z.number(),
});

export interface Counted {
  measure_id: string;
  population: string;
  kind: string;
  organisation: string;
  place_id: string;
  period: string;
  period_start: string;
}

/** Who is behind a figure for a reader who answers for some of the months in it. */
export interface Behind {
  all: Contributors;
  /** Without the reader's own months. */
  others: Contributors;
  /** The persons of whom the reader's own months tell, of all of them. */
  known: number;
}

const nobody: Behind = { all: { persons: 0, largest: 0 }, others: { persons: 0, largest: 0 }, known: 0 };

/** Who is behind each figure. It is used to find what to hide, and goes nowhere else. */
export async function readContributors(
  connection: DuckDBConnection,
  own: readonly Pick<Membership, "unit_id" | "month">[],
): Promise<(counted: Counted) => Behind> {
  const rows = await readRows(connection, indicatorSelect("contributors"), { own: JSON.stringify(own) });
  const byName = new Map<string, Behind>();
  for (const row of rows) {
    const { persons, largest, own_persons, other_persons, other_largest, ...counted } =
      contributorRow.parse(row);
    byName.set(numberOf(counted, counted.kind), {
      all: { persons, largest },
      others: { persons: other_persons, largest: other_largest },
      known: own_persons,
    });
  }
  return (counted) => byName.get(numberOf(counted, counted.kind)) ?? nobody;
}

// Run where it is asked for: a load has no use of it.
function indicatorSelect(name: string): string {
  return readFileSync(join(import.meta.dirname, "../indicators", `${name}.sql`), "utf8");
}
