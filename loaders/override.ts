import { Temporal } from "temporal-polyfill";
import { builtDatabase } from "./built-database.ts";
import { readRows } from "./duckdb.ts";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions } from "./forms/command-options.ts";
import { decided } from "./forms/decided.ts";
import { ruleOf } from "./forms/rules/rules.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { whileLocked } from "./intake/lock.ts";
import { Stopped } from "./intake/stopped.ts";
import { keepOverride, overridable, override, readOverrides, type Override } from "./record/overrides.ts";

const usage = `Bruk: npm run override -- --unit <enhet> --month ÅÅÅÅ-MM --stay <plasseringens id> --rule <regel>
                          --reason "<hvorfor raden er riktig>" --by "<navn, rolle>" [--data <mappe>]
Regler: ${overridable.join(", ")}`;

// The id of a row that was set aside is not kept: where one was, it may be the one that is meant.
const sentRows = `select
    count(*)::integer as reports,
    (
        coalesce(sum(submissions.rows_set_aside), 0) > 0
        or exists (from raw.plasseringer where enhet = $unit_id and plassering = $own_id)
        or exists (from raw.trukket where enhet = $unit_id and plassering = $own_id)
    ) as may_have_row
from raw.hode as heads
join raw.submissions as submissions
    on submissions.sha256 = heads.sha256
where heads.enhet = $unit_id
    and heads.maned = $month`;

process.exitCode = await commandEnded(options, async ({ data, decision }) => {
  const folder = existingFolder(data);
  await stopWhereNothingWasSent(data, decision);
  await whileLocked(folder, async () => {
    if (readOverrides(folder).some((known) => nameOf(known) === nameOf(decision)))
      throw new Stopped("Dette er avgjort før, og står i record/overrides.jsonl.");
    await keepOverride(folder, decision);
  });
  console.log(
    `Avgjort: «${ruleOf(decision.rule).words.nb.title}» gjelder ikke ${decision.own_id} i ${decision.unit_id}, ${decision.month}. ` +
      `Det virker fra neste lasting: npm run load -- --data ${data}`,
  );
  return 0;
});

function options(): { data: string; decision: Override } {
  const {
    data = "data",
    unit,
    month,
    stay,
    rule,
    reason,
    by,
  } = commandOptions(["data", "unit", "month", "stay", "rule", "reason", "by"], usage);
  return {
    data,
    decision: decided(
      override,
      {
        decided_on: Temporal.Now.plainDateISO("Europe/Oslo").toString(),
        unit_id: unit,
        month,
        own_id: stay,
        rule,
        reason,
        decided_by: by,
      },
      { unit_id: "--unit", own_id: "--stay", decided_by: "--by" },
      usage,
    ),
  };
}

function nameOf({ unit_id, month, own_id, rule }: Override): string {
  return `${unit_id} ${month} ${own_id} ${rule}`;
}

async function stopWhereNothingWasSent(data: string, { unit_id, month, own_id }: Override): Promise<void> {
  const { connection, close } = await builtDatabase(data);
  const [sent] = await readRows(connection, sentRows, { unit_id, month, own_id }).finally(close);
  if (sent?.["reports"] === 0) throw new Stopped(`${unit_id} har ingen rapport for ${month} i «${data}».`);
  if (sent?.["may_have_row"] === false)
    throw new Stopped(
      `${unit_id} har ingen rad med id «${own_id}», og ingen rad i ${month} er satt til side. Se etter id-en i rapporten.`,
    );
}
