import { Temporal } from "temporal-polyfill";
import { builtDatabase } from "./built-database.ts";
import { readRows, type DuckDBConnection } from "./duckdb.ts";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions, givenDay, givenInstant } from "./forms/command-options.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { loadFolder, type LoadOptions } from "./intake/load-folder.ts";
import {
  keepVerdicts,
  readSettledVerdicts,
  settledVerdict,
  type SettledVerdict,
} from "./record/settled-verdicts.ts";

/**
 * Settles the verdicts of the last quarter whose reports were due: they are kept with their date, and what was settled
 * before and has changed since is settled anew beside it. Returns how many are new and how many changed.
 */
async function settleVerdicts(
  options: LoadOptions,
): Promise<{ quarter: string | undefined; settled: number; added: number; changed: number }> {
  await loadFolder(options);
  const folder = existingFolder(options.folder);
  const { connection, close } = await builtDatabase(options.folder);
  const latest = await latestVerdicts(connection).finally(close);
  const before = new Map(readSettledVerdicts(folder).map((verdict) => [nameOf(verdict), verdict]));
  const added = latest.filter((verdict) => !before.has(nameOf(verdict)));
  const changed = latest.filter((verdict) => {
    const kept = before.get(nameOf(verdict));
    return kept !== undefined && saidOf(kept) !== saidOf(verdict);
  });
  await keepVerdicts(folder, [...added, ...changed]);
  if (added.length + changed.length > 0) await loadFolder(options);
  return {
    quarter: latest[0]?.quarter,
    settled: latest.length,
    added: added.length,
    changed: changed.length,
  };
}

const nameOf = ({ place_id, trend_id, quarter }: SettledVerdict) => `${place_id} ${trend_id} ${quarter}`;
const saidOf = ({ answer, settled_answer }: SettledVerdict) => `${answer} ${settled_answer}`;

async function latestVerdicts(connection: DuckDBConnection): Promise<SettledVerdict[]> {
  const rows = await readRows(
    connection,
    `select run.as_of as settled_on, run.known_at, answers.quarter, answers.place_id, answers.trend_id, answers.answer,
        answers.settled_answer, answers.ratio_per_year, answers.lower, answers.upper, answers.stays, answers.persons,
        answers.months_expected, answers.months_counted, answers.rule_version
    from results.trend_answers as answers
    cross join results.run as run
    where answers.organisation = 'now'
        and answers.quarter = (select max(quarter) from results.trend_answers)
    order by answers.place_id, answers.trend_id`,
  );
  return rows.map((row) => settledVerdict.parse(row));
}

const usage = "Bruk: npm run settle -- [--data <mappe>] [--as-of ÅÅÅÅ-MM-DD] [--known-at ISO-tidspunkt]";

if (import.meta.filename === process.argv[1])
  process.exitCode = await commandEnded(readOptions, async (asked) => {
    const done = await settleVerdicts({ ...asked, now: Temporal.Now.instant() });
    console.log(
      done.quarter === undefined
        ? "Ingen kvartal har svar ennå: enten er ikke alle rapportene for noe kvartal forfalt, eller så er det under 12 måneder med rapporter. Ingenting er fastsatt."
        : `Kvartalet som begynte ${done.quarter}: ${done.settled} svar, ${done.added} fastsatt nå, ${done.changed} endret siden sist.`,
    );
    return 0;
  });

function readOptions(): Pick<LoadOptions, "folder" | "asOf" | "knownAt"> {
  const {
    data = "data",
    "as-of": asOf,
    "known-at": knownAt,
  } = commandOptions(["data", "as-of", "known-at"], usage);
  return {
    folder: data,
    asOf: givenDay("--as-of", asOf, usage),
    knownAt: givenInstant("--known-at", knownAt, usage),
  };
}
