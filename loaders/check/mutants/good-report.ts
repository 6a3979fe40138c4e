import { type UnitReport } from "../../forms/unit-report.ts";
import { pseudonym } from "../../forms/pseudonym.ts";
import { at, madeUpReport } from "../../intake/test-folder.ts";
import { stream } from "../../sample/random.ts";

/** A report of Oslo for March 2026 that nothing is wrong with. The same seed, the same report. */
export function goodReport(seed: number, rows: number): UnitReport {
  const random = stream(seed, "good report");
  const first = at("2026-03-01T00:00");
  const placements = Array.from({ length: rows }, (_, index) => {
    const start = first + 60 * random.integer(27 * 1440);
    const length = 60 * (30 + random.integer(2 * 1440));
    return {
      plassering: `V-${index + 1}`,
      person: pseudonym(`${seed} ${index}`, "nøkkel"),
      start: start % (24 * 3600) === 0 ? start + 60 : start,
      slutt: start + length,
      helsetilsyn: random.integer(5),
      tilsyn: random.integer(40),
      lengste_tilsynsgap: 15 + random.integer(15),
    };
  });
  return madeUpReport({ head: { enhet: "oslo-enhet", fangedogn: 6000 }, placements });
}
