import { group } from "d3-array";
import { z } from "zod";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { columnNamed } from "../forms/column-label.ts";
import { type Finding } from "../forms/finding.ts";
import { overriddenFinding } from "./overridden-finding.ts";

const acrossRow = z.object({
  sha256: z.string(),
  rule: z.string(),
  severity: z.enum(["warns", "notes"]),
  sheet: z.string().nullable(),
  row: z.number().nullable(),
  column: z.string().nullable(),
  found: z.string(),
  found_nn: z.string(),
  expected: z.string(),
  expected_nn: z.string(),
});

/** What only several files together show, by the hash of the file that is to be mended. */
export async function findingsAcross(
  connection: DuckDBConnection,
  hashes: string[],
): Promise<Map<string, Finding[]>> {
  const rows = await readRows(
    connection,
    `select
        sha256,
        rule,
        severity,
        sheet,
        row,
        column_name as column,
        found,
        found_nn,
        expected,
        expected_nn
    from results.findings_across
    where contains($hashes, sha256)
    order by all`,
    { hashes: hashes.join(" ") },
  );
  const byFile = group(
    rows.map((row) => acrossRow.parse(row)),
    ({ sha256 }) => sha256,
  );
  return new Map([...byFile].map(([sha256, found]) => [sha256, found.map(findingOf)]));
}

function findingOf({ rule, severity, sheet, row, column, ...said }: z.infer<typeof acrossRow>): Finding {
  const at = { rule, sheet, row, column: column === null ? null : columnNamed(column) };
  // Of what has been decided is right, only that it has been is told.
  if (severity === "notes") return overriddenFinding(at);
  return {
    ...at,
    found: { nb: said.found, nn: said.found_nn },
    expected: { nb: said.expected, nn: said.expected_nn },
  };
}
