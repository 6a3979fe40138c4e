import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import { blobValue, DuckDBBlobValue, type DuckDBConnection } from "../duckdb.ts";
import { calculatingProgram } from "../intake/versions.ts";
import type { FoundVerdict } from "./place-answers.ts";

/** Verdicts by the key of what they rest on. */
export type VerdictsByKey = ReadonlyMap<string, FoundVerdict>;

/**
 * `found.verdicts`: the verdicts of a database, each under a hash of the numbers it rests on, so that the next database
 * need not find again what nothing has changed; and the program that found them.
 */
export async function keepFound(connection: DuckDBConnection, found: VerdictsByKey): Promise<void> {
  const verdicts = serialize(found);
  await connection.run("create schema found");
  await connection.run("create table found.verdicts (program varchar, sha256 varchar, verdicts blob)");
  await connection.run("insert into found.verdicts values ($1, $2, $3)", [
    calculatingProgram(),
    sha256(verdicts),
    blobValue(verdicts),
  ]);
}

/** The verdicts that a database keeps: none where another program found them, or where they are not as they were kept. */
export async function foundBefore(connection: DuckDBConnection): Promise<VerdictsByKey> {
  const kept = await connection.runAndReadAll(
    "select sha256, verdicts from found.verdicts where program = $1",
    [calculatingProgram()],
  );
  const [[sum, verdicts] = []] = kept.getRows();
  if (!(verdicts instanceof DuckDBBlobValue) || sha256(verdicts.bytes) !== sum) return new Map();
  const found: Map<string, FoundVerdict> = deserialize(verdicts.bytes);
  return found;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
