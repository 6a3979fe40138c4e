import { group, rollup } from "d3-array";
import type { UnitQuarter } from "../../src/statistics/verdict/unit-quarter.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import type { DeclaredTrend } from "./declared-trends.ts";
import { quarterNumber } from "./quarters.ts";

/** A place's units, quarter by quarter, in one series. */
export interface PlaceSeries {
  organisation: string;
  place_id: string;
  place_level: string;
  /** A region or the country. */
  large: boolean;
  /** The same for places that are made of the same months of the same units. */
  made_of: string;
  /** The unit that each number stands for; a unit that became one for others has two. */
  units: string[];
  quarters: UnitQuarter[];
  /** Per prison days; else per month, where the source has none. */
  is_rate: boolean;
  persons_known: boolean;
}

interface QuarterOfKind {
  kind: string;
  row: StoredRow;
}

/** What the series of every place are made of, read once. */
export interface SeriesParts {
  places: {
    organisation: string;
    place_id: string;
    place_level: string;
    unit_ids: ReadonlySet<string>;
    stretches: string[];
  }[];
  /** By measure and population, then by the stretch of the unit. */
  quarters: ReadonlyMap<string, ReadonlyMap<string, QuarterOfKind>>;
  persons_known: boolean;
}

export async function readSeriesParts(connection: DuckDBConnection): Promise<SeriesParts> {
  const stretches = await readRows(
    connection,
    `select distinct stretches.*, memberships.place_level
    from indicators.unit_stretches as stretches
    join (select distinct place_id, place_level from staging.memberships) as memberships
        on memberships.place_id = stretches.place_id
    order by all`,
  );
  const quarters = await readRows(connection, "from indicators.unit_quarters");
  const [persons] = await readRows(
    connection,
    "select coalesce(bool_and(persons_available), true) as known from staging.unit_months",
  );
  return {
    places: [...group(stretches, (row) => `${row["organisation"]} ${row["place_id"]}`).values()].map(
      (own) => ({
        organisation: String(own[0]?.["organisation"]),
        place_id: String(own[0]?.["place_id"]),
        place_level: String(own[0]?.["place_level"]),
        unit_ids: new Set(own.map((row) => String(row["unit_id"]))),
        stretches: own.map(stretchOf),
      }),
    ),
    quarters: rollup(
      quarters,
      (rows) => new Map(rows.map((row) => [stretchOf(row), { kind: kindOf(row), row }])),
      (row) => `${row["measure_id"]} ${row["population"]}`,
    ),
    persons_known: persons?.["known"] === true,
  };
}

const kindOf = (row: StoredRow) => `${row["unit_id"]}/${row["kind_number"]}`;
const stretchOf = (row: StoredRow) => `${kindOf(row)} ${row["quarter"]} ${row["months"]}`;

/** The series of every place that was to report for it. */
export function placeSeries(
  { places, quarters, persons_known }: SeriesParts,
  trend: DeclaredTrend,
): PlaceSeries[] {
  const ofTrend = quarters.get(`${trend.measure_id} ${trend.population}`);
  return places.flatMap(({ organisation, place_id, place_level, stretches }) => {
    const found = stretches.flatMap((stretch) => {
      const quarter = ofTrend?.get(stretch);
      return quarter === undefined ? [] : [{ stretch, ...quarter }];
    });
    if (found.length === 0) return [];
    const units = new Map<string, number>();
    for (const { kind } of found) if (!units.has(kind)) units.set(kind, units.size);
    return [
      {
        organisation,
        place_id,
        place_level,
        large: place_level === "region" || place_level === "country",
        made_of: found.map(({ stretch }) => stretch).join(","),
        units: [...units.keys()].map((kind) => kind.slice(0, kind.lastIndexOf("/"))),
        quarters: found.map(({ kind, row }) => unitQuarter(row, units.get(kind), trend, persons_known)),
        is_rate: found.every(({ row }) => row["by_report"] === true),
        persons_known,
      },
    ];
  });
}

const personsOf = {
  stays: "persons",
  self_harm_stays: "self_harm_persons",
  bridge_stays: "bridge_persons",
} as const;

function unitQuarter(
  row: StoredRow,
  unit: number | undefined,
  { counts }: DeclaredTrend,
  personsKnown: boolean,
): UnitQuarter {
  const number = (column: string) => {
    const found = row[column];
    if (typeof found !== "number") throw new Error(`no ${column} in ${stretchOf(row)}`);
    return found;
  };
  if (unit === undefined) throw new Error(`no unit of ${stretchOf(row)}`);
  return {
    unit,
    quarter: quarterNumber(String(row["quarter"])),
    months_expected: number("months_expected"),
    months_counted: number("months_counted"),
    months_unbounded: number("months_unbounded"),
    exposure: number("exposure"),
    stays: number(counts),
    persons: personsKnown ? number(personsOf[counts]) : undefined,
    hours: number("hours"),
    hours_squared: number("hours_squared"),
    answered: number("answered"),
    self_harm: number("self_harm_stays"),
    stays_known: number(`${counts}_known`),
    stays_lacking: number("stays_lacking"),
  };
}
