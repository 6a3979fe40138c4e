import "./database-memory.ts";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { Database } from "./duckdb.ts";

/** A database in memory for the rows of a test, with others beside it of which no query knows. */
export interface TestDatabase extends Database {
  name: string;
}

interface Engine {
  instance: DuckDBInstance;
  /** Its own connection, which puts away what tests have closed. */
  keeper: DuckDBConnection;
}

// To start and to end an engine takes longer than to make a fifth of all tables of few rows.
let started: Promise<Engine> | undefined;
let opened = 0;
const closed: string[] = [];

/** A database in memory, in the one engine of all tests of a process. */
export async function testDatabase(): Promise<TestDatabase> {
  started ??= start();
  const { instance, keeper } = await started;
  for (const name of closed.splice(0)) await keeper.run(`detach ${name}`);
  opened += 1;
  const name = `rows_${opened}`;
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'Europe/Oslo'");
  await connection.run(`attach ':memory:' as ${name}`);
  await connection.run(`use ${name}`);
  return {
    name,
    connection,
    close() {
      connection.closeSync();
      closed.push(name);
    },
  };
}

async function start(): Promise<Engine> {
  // Of so few rows a second thread makes nothing quicker, and takes the processor from the test beside.
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  return { instance, keeper: await instance.connect() };
}
