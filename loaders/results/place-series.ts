import { group } from "d3-array";
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

/** What the series of every place are made of, read once. */
export interface SeriesParts {
  places: { organisation: string; place_id: string; place_level: string; stretches: StoredRow[] }[];
  quarters: ReadonlyMap<string, StoredRow>;
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
        stretches: own,
      }),
    ),
    quarters: new Map(
      quarters.map((row) => [`${stretchOf(row)} ${row["measure_id"]} ${row["population"]}`, row]),
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
  return places.flatMap(({ organisation, place_id, place_level, stretches }) => {
    const found = stretches.flatMap((row) => {
      const stretch = stretchOf(row);
      const quarter = quarters.get(`${stretch} ${trend.measure_id} ${trend.population}`);
      return quarter === undefined ? [] : [{ stretch, quarter }];
    });
    if (found.length === 0) return [];
    const kinds = [...new Set(found.map(({ quarter }) => kindOf(quarter)))];
    return [
      {
        organisation,
        place_id,
        place_level,
        large: place_level === "region" || place_level === "country",
        made_of: found.map(({ stretch }) => stretch).join(","),
        units: kinds.map((kind) => kind.slice(0, kind.lastIndexOf("/"))),
        quarters: found.map(({ quarter }) => unitQuarter(quarter, kinds, trend, persons_known)),
        is_rate: found.every(({ quarter }) => quarter["by_report"] === true),
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
  kinds: readonly string[],
  { counts }: DeclaredTrend,
  personsKnown: boolean,
): UnitQuarter {
  const number = (column: string) => {
    const found = row[column];
    if (typeof found !== "number") throw new Error(`no ${column} in ${stretchOf(row)}`);
    return found;
  };
  return {
    unit: kinds.indexOf(kindOf(row)),
    quarter: quarterNumber(String(row["quarter"])),
    months_expected: number("months_expected"),
    months_counted: number("months_counted"),
    months_missing: number("months_missing"),
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
