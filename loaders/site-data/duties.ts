import { settingsInForce, settingsOf } from "../results/declared-trends.ts";
import { group } from "d3-array";
import type { ActRule, Duties, DutyLine, DutyPlace } from "../../src/figures/duties.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { booleanOrNull, number, numberOrNull, shortNumber, text, textOrNull } from "./cells.ts";
import type { PlaceWithParents } from "./places.ts";

/** Whether what the law asks for was done in time, place by place; nothing where no unit reports. */
export async function readDuties(connection: DuckDBConnection, places: PlaceWithParents[]): Promise<Duties> {
  const rules = await readActRules(connection);
  const rows = await readRows(
    connection,
    `
    select *
    from published.duties
    where state <> 'not_available'
    order by place_id, period, period_start`,
  );
  const ruleAt = new Map(rules.map((rule, index) => [keyOf(rule), index]));
  const rowsOf = group(rows, (row) => text(row, "place_id"));
  const shown: DutyPlace[] = places
    .filter(({ place_id }) => rowsOf.has(place_id))
    .map(({ place_id, name, place_level }) => ({
      place_id,
      name,
      place_level,
      measures: [...new Set(rowsOf.get(place_id)?.map((row) => text(row, "measure_id")))].sort(),
    }));
  const starts = (period: string) =>
    [
      ...new Set(rows.filter((row) => row["period"] === period).map((row) => text(row, "period_start"))),
    ].sort();
  return {
    rules,
    places: shown,
    quarters: starts("quarter"),
    years: starts("year"),
    ...(await readReadings(connection)),
    lines: shown.flatMap(({ place_id }, place) =>
      (rowsOf.get(place_id) ?? [])
        .filter(tellsSomething)
        .map((row) => dutyLine(row, place, ruleAt.get(keyOf(ruleOf(row))) ?? -1)),
    ),
  };
}

/** Where all reports came and no duty fell due, the page says so without a row. */
function tellsSomething(row: StoredRow): boolean {
  return (
    numberOrNull(row, "stays_due") !== 0 || number(row, "months_reported") < number(row, "months_expected")
  );
}

type RuleKey = Pick<ActRule, "act" | "measure_id" | "under_18" | "duty">;

const keyOf = ({ act, measure_id, under_18, duty }: RuleKey) => [act, measure_id, under_18, duty].join(" ");

function ruleOf(row: StoredRow): RuleKey {
  return {
    act: text(row, "act"),
    measure_id: text(row, "measure_id"),
    under_18: booleanOrNull(row, "under_18") === true,
    duty: text(row, "duty"),
  };
}

async function readActRules(connection: DuckDBConnection): Promise<ActRule[]> {
  const rows = await readRows(
    connection,
    `
    select *, 'in_force' as act
    from reference.thresholds
    where valid_from is not null
    union all
    select *, 'adopted' as act
    from reference.thresholds
    where regime = 'adopted'`,
  );
  return [...group(rows, (row) => keyOf(ruleOf(row))).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const thresholds = own.map((row) => ({
      name_nb: text(row, "name_nb"),
      paragraph: text(row, "paragraph"),
      hours: number(row, "hours"),
      valid_from: textOrNull(row, "valid_from"),
      valid_to: textOrNull(row, "valid_to"),
    }));
    return [{ ...ruleOf(first), thresholds }];
  });
}

async function readReadings(
  connection: DuckDBConnection,
): Promise<Pick<Duties, "minimum_answered" | "at_once_hours">> {
  const setting = settingsOf(await readRows(connection, settingsInForce));
  return {
    minimum_answered: setting("minimum_answered_for_duty"),
    at_once_hours: setting("told_at_once_hours"),
  };
}

const letterOf: Record<string, DutyLine[2]> = { quarter: "q", year: "y", last_12: "l" };

function dutyLine(row: StoredRow, place: number, rule: number): DutyLine {
  return [
    place,
    rule,
    letterOf[text(row, "period")] ?? "q",
    text(row, "period_start"),
    text(row, "state"),
    shortNumber(row, "share"),
    shortNumber(row, "lower"),
    shortNumber(row, "upper"),
    numberOrNull(row, "stays_due"),
    numberOrNull(row, "stays_answered"),
    numberOrNull(row, "stays_in_time"),
    text(row, "method"),
    booleanOrNull(row, "provisional") === true ? 1 : 0,
    number(row, "months_expected"),
    number(row, "months_reported"),
  ];
}
