import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase, readRows, type Database } from "../duckdb.ts";
import { quartersOf, rules } from "../../src/statistics/verdict/made-up-quarters.ts";
import { foundBefore, keepFound } from "./found-verdicts.ts";
import type { AskedSeries } from "./place-answers.ts";
import { sharedAnswers } from "./shared-answers.ts";

const asked = { rules, quarters: [20, 21], commencement: undefined };

function asking(stays: (quarter: number) => number): AskedSeries {
  const numbers = Array.from({ length: 22 }, (_, quarter) => stays(quarter));
  return { large: false, quarters: quartersOf(0, numbers), kind: "count", through_commencement: true };
}

let database: Database;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(() => database.close());

test("verdicts are kept as they were found, to the last digit, with what is not there", async () => {
  const { found } = await sharedAnswers([asking((quarter) => 30 - quarter), asking(() => 0)], asked);
  await keepFound(database.connection, found);
  expect(await foundBefore(database.connection)).toStrictEqual(found);
});

test("of a database without them, another program's, or one in which a byte is another, nothing is used", async () => {
  const { connection } = database;
  await expect(foundBefore(connection)).rejects.toThrow("does not exist");
  const { found } = await sharedAnswers([asking(() => 12)], asked);
  await keepFound(connection, found);
  await connection.run("create table kept as from found.verdicts");
  await connection.run("update found.verdicts set program = 'another'");
  expect(await foundBefore(connection)).toEqual(new Map());
  await connection.run("create or replace table found.verdicts as from kept");
  expect(await foundBefore(connection)).toStrictEqual(found);
  await connection.run("update found.verdicts set verdicts = verdicts || '\\x00'::blob");
  expect(await foundBefore(connection)).toEqual(new Map());
});

test("what is kept is what the database's own answers rest on, and says nothing of rows or persons but a hash", async () => {
  const before = await sharedAnswers([asking(() => 12), asking((quarter) => quarter)], asked);
  const after = await sharedAnswers([asking(() => 12)], asked, { before: before.found });
  await keepFound(database.connection, after.found);
  const kept = await foundBefore(database.connection);
  expect(kept.size).toBe(asked.quarters.length);
  expect([...kept.keys()].every((key) => /^[\w+/]{43}=$/.test(key))).toBe(true);
  expect(await readRows(database.connection, "select count(*) as n from found.verdicts")).toEqual([{ n: 1 }]);
});
