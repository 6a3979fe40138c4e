import { DuckDBInstance } from "@duckdb/node-api";
import type { Named } from "./content.ts";

/** The rows of a Parquet file, numbers and texts as they are and dates as `2026-03-01`. */
export async function parquetRecords(path: string): Promise<Named[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll("select * from read_parquet($path)", { path });
    return reader.getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
