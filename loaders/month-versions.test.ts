import { expect, test } from "vitest";
import { monthVersions } from "./month-versions.ts";
import { built, reports } from "./test-rows.ts";

test("every version of a month can be read, with its placements and which of them holds", async () => {
  const month = { unit: "ila-enhet", month: "2026-01" };
  const first = { id: "V-1", start: "2026-01-10 10:00" };
  const database = await built(
    reports(
      { ...month, sent: "2026-02-05 12:00", placements: [first], sha256: "a" },
      {
        ...month,
        version: 2,
        sent: "2026-02-09 08:30",
        placements: [{ ...first, end: "2026-01-11 10:00" }],
        sha256: "b",
      },
    ),
  );
  const lines = await monthVersions(database.connection, "ila-enhet", "2026-01");
  database.close();
  expect(lines).toEqual([
    "Versjon 1 (erstattet): ila-enhet_2026-01_v1.xlsx, sendt 05.02.2026 12:00, mottatt 05.02.2026 12:00, hele måneden, endelig, fangedøgn: 1000, plasseringer oppgitt: 1, rader satt til side: 0, sha256 a",
    "    V-1  sikkerhetscelle  10.01.2026 10:00 – pågår",
    "Versjon 2 (gjelder): ila-enhet_2026-01_v2.xlsx, sendt 09.02.2026 08:30, mottatt 09.02.2026 08:30, hele måneden, endelig, fangedøgn: 1000, plasseringer oppgitt: 1, rader satt til side: 0, sha256 b",
    "    V-1  sikkerhetscelle  10.01.2026 10:00 – 11.01.2026 10:00",
  ]);
});

test("a month without a report has no versions", async () => {
  const database = await built(reports({ unit: "ila-enhet", month: "2026-01" }));
  expect(await monthVersions(database.connection, "ila-enhet", "2026-02")).toEqual([]);
  database.close();
});
