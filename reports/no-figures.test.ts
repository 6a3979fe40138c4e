import { afterAll, beforeAll, expect, test } from "vitest";
import { built, oneUnit, reports, type Built } from "../loaders/test-rows.ts";
import { noFigures } from "./no-figures.ts";
import { regionAsked } from "./report-command.ts";
import { periodOf } from "./report-scope.ts";

let database: Built;
beforeAll(async () => {
  database = await built(reports({ unit: "ila-enhet", month: "2026-01" }), {
    places: oneUnit,
    asOf: "2026-05-15",
  });
});
afterAll(() => database.close());

const said = (name: string) =>
  noFigures(
    database.connection,
    { place_id: "region-ost", ...(periodOf(name) ?? { period: "quarter", start: "", name }) },
    "data",
  );

test("a quarter or year that is not over is told to be that, and when its report can be made", async () => {
  expect(await said("2026-q2")).toBe(
    "2026-q2 er ikke over: tallene i «data» går til og med april 2026. Rapporten kan lages når perioden er over og «npm run load» er kjørt.",
  );
  expect(await said("2026")).toMatch(/^2026 er ikke over: /);
});

test("a quarter before the first report has no figures", async () => {
  expect(await said("2025-q4")).toBe("Ingen tall for «region-ost» i 2025-q4 i «data».");
});

test("a region is asked for by its id or by its short name", async () => {
  expect((await regionAsked(database.connection, "ost")).place_id).toBe("region-ost");
  expect((await regionAsked(database.connection, "region-ost")).place_id).toBe("region-ost");
  await expect(regionAsked(database.connection, "ila")).rejects.toThrow(
    "Fant ingen region «ila». Regionene er ost.",
  );
});
