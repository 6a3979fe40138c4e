import { groups } from "d3-array";
import type { UnitMonth } from "./site.js";

type Unit = Pick<UnitMonth, "unit_id" | "unit_name" | "prison_id" | "region_id">;
type Month = Omit<UnitMonth, keyof Unit>;

/** Units' months as they travel: what is said of the unit once, and a short line a month. */
export type PackedUnitMonths = (Unit & { months: MonthLine[] })[];

type MonthLine = [
  month: string,
  state: string,
  nilReport: 0 | 1,
  late: 0 | 1,
  provisional: 0 | 1,
  version: number | null,
  receivedOn: string | null,
  dueOn: string | null,
  rowsSetAside: number | null,
  placementsStated: number | null,
  placementsAccepted: number | null,
];

/** Packs the months of units; a unit's months keep their order. */
export function packUnitMonths(rows: UnitMonth[]): PackedUnitMonths {
  // A unit that was moved to another prison or region is told of once for each.
  return groups(rows, ({ unit_id, prison_id, region_id }) => `${unit_id} ${prison_id} ${region_id}`).flatMap(
    ([, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const { unit_id, unit_name, prison_id, region_id } = first;
      return [{ unit_id, unit_name, prison_id, region_id, months: own.map(line) }];
    },
  );
}

export function unpackUnitMonths(packed: PackedUnitMonths): UnitMonth[] {
  return packed.flatMap(({ months, ...unit }) => months.map((one) => ({ ...unit, ...unpackedLine(one) })));
}

function line(row: UnitMonth): MonthLine {
  return [
    row.month,
    row.state,
    row.nil_report ? 1 : 0,
    row.late ? 1 : 0,
    row.provisional ? 1 : 0,
    row.version,
    row.received_on,
    row.due_on,
    row.rows_set_aside,
    row.placements_stated,
    row.placements_accepted,
  ];
}

function unpackedLine(packed: MonthLine): Month {
  const [month, state, nilReport, late, provisional, version, receivedOn, dueOn, setAside, stated, accepted] =
    packed;
  return {
    month,
    state,
    nil_report: nilReport === 1,
    late: late === 1,
    provisional: provisional === 1,
    version,
    received_on: receivedOn,
    due_on: dueOn,
    rows_set_aside: setAside,
    placements_stated: stated,
    placements_accepted: accepted,
  };
}
