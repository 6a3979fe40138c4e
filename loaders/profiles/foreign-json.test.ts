import { expect, test } from "vitest";
import { formsOf, readReport } from "../intake/read-report.ts";
import { at } from "../intake/test-folder.ts";
import { readReference } from "../reference/reference.ts";
import { testProfile } from "./test-profile.ts";

const arrival = { name: "uttrekk.json", receivedAt: at("2026-06-01"), reference: readReference() };
const profile = testProfile({
  files: { pattern: ".", format: "json", max_megabytes: 1 },
  times: { formats: ["YYYY-MM-DD HH:mm"], precision: "minute" },
});
const readJson = (content: unknown, name = "uttrekk.json") =>
  readReport(
    new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content)),
    { ...arrival, name },
    formsOf(arrival.reference, (person) => person),
    profile,
  );

const list = [
  { id: 1, sted: "Ila", inn: "2026-03-01T08:00:00+01:00", ut: "2026-03-01T09:00:00Z" },
  { sted: "Ila", id: 2, inn: "2026-03-02T08:00", ut: null },
];

test("a list of objects is a table, alone or under a name, however its keys are ordered", async () => {
  for (const content of [list, { svar: 200, plasseringer: list }])
    expect(await readJson(content)).toMatchObject({
      rows_read: 2,
      rows_set_aside: 0,
      rows: {
        plasseringer: [
          { plassering: "1", enhet: "ila", start: at("2026-03-01T08:00"), slutt: at("2026-03-01T10:00") },
          { plassering: "2", start: at("2026-03-02T08:00"), slutt: null },
        ],
      },
    });
});

test("a file of another format than the profile says is refused as that", async () => {
  expect((await readJson("id;inn;ut;sted\n1;2;3;4", "uttrekk.csv")).findings).toMatchObject([
    {
      rule: "unknown-form",
      found: { nb: "en fil i formatet csv" },
      expected: { nb: "json, som profilen sier" },
    },
  ]);
});
