import { settingsInForce } from "../loaders/results/declared-trends.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../loaders/duckdb.ts";
import { numberOrNull, text, textOrNull } from "../loaders/site-data/cells.ts";
import { readPlaces } from "../loaders/site-data/places.ts";
import { isOfFew } from "../src/figures/figure.ts";
import { tableCsv, type TableCell } from "../src/parts/table.ts";
import type { Words } from "../src/words/words.ts";
import { fewEventsIn } from "./report-figures.ts";
import type { ReportScope } from "./report-scope.ts";

/**
 * The text of a CSV file with every published figure of a place and those right below it in a quarter or year, each
 * beside the same period of the year before. Nothing where the place or the period has no figures.
 */
export async function periodFigures(
  connection: DuckDBConnection,
  { place_id, period, start }: Pick<ReportScope, "place_id" | "period" | "start">,
  words: Words,
): Promise<string | undefined> {
  const places = await readPlaces(connection);
  const rows = await readRows(connection, figuresOfPeriod, { place: place_id, period, start });
  const [run] = await readRows(connection, "from published.run");
  const fewEvents = fewEventsIn(await readRows(connection, settingsInForce));
  if (rows.length === 0 || run === undefined) return undefined;
  const name = (placeId: string) => places.find((place) => place.place_id === placeId)?.name ?? placeId;
  const caption = `${name(place_id)}, ${words.period(period, start)}`;
  const { columns, above } = words.periodFigures;
  return tableCsv(
    above({
      caption,
      madeUp: run["made_up"] === true,
      asOf: text(run, "as_of"),
    }),
    {
      caption,
      columns: columns.map((label) => ({ label })),
      rows: rows.map((row) => cellsOf(row, name, words, fewEvents)),
    },
  );
}

// Every place and figure that the cube declares for the period; the one a year before may not be there.
const figuresOfPeriod = `
with places as (
    select distinct on (place_id)
        place_id,
        place_level,
        parent_id,
        place_order
    from published.places
    order by place_id, valid_from desc nulls last
)

select
    figures.*,
    before.state as state_before,
    before.value as value_before,
    before.low as low_before,
    before.high as high_before,
    before.months_reported as months_reported_before,
    before.months_expected as months_expected_before,
    measures.name_nb as measure,
    indicators.name_nb as indicator,
    indicators.unit_nb as unit,
    indicators.definition_nb as definition
from published.figures as figures
join places
    on places.place_id = figures.place_id
join reference.measures as measures
    on measures.measure_id = figures.measure_id
join reference.indicators as indicators
    on indicators.indicator_id = figures.indicator_id
left join published.figures as before
    on before.organisation = figures.organisation
    and before.place_id = figures.place_id
    and before.period = figures.period
    and before.period_start = figures.period_start - interval 1 year
    and before.measure_id = figures.measure_id
    and before.population = figures.population
    and before.indicator_id = figures.indicator_id
where figures.organisation = 'now'
    and figures.period = $period
    and figures.period_start = $start::date
    and (places.place_id = $place or places.parent_id = $place)
order by
    places.place_id <> $place,
    places.place_order,
    measures.rowid,
    figures.population,
    indicators.rowid
`;

function cellsOf(
  row: StoredRow,
  name: (placeId: string) => string,
  words: Words,
  fewEvents: number,
): TableCell[] {
  const isOfFewStays =
    row["indicator_id"] === "rate" &&
    row["state"] === "value" &&
    isOfFew({ numerator: numberOrNull(row, "numerator") }, fewEvents);
  const number = (column: string): TableCell => {
    const given = numberOrNull(row, column);
    if (given === null) return "";
    // More digits than six are noise of the arithmetic.
    const rounded = Number(given.toPrecision(Math.max(6, Math.ceil(Math.log10(Math.abs(given) + 1)))));
    return { shown: String(rounded), number: rounded };
  };
  return [
    name(text(row, "place_id")),
    text(row, "measure"),
    words.populations[text(row, "population")] ?? text(row, "population"),
    text(row, "indicator"),
    text(row, "unit"),
    number("value"),
    number("lower"),
    number("upper"),
    number("numerator"),
    number("denominator"),
    number("low"),
    number("high"),
    words.stateOf(text(row, "state")),
    row["provisional"] === true ? words.provisional : "",
    number("value_before"),
    textOrNull(row, "state_before") === null ? "" : words.stateOf(text(row, "state_before")),
    number("low_before"),
    number("high_before"),
    number("months_reported_before"),
    number("months_expected_before"),
    number("months_reported"),
    number("months_expected"),
    isOfFewStays ? words.fewStays : "",
    words.methodOf(text(row, "method")),
    text(row, "definition"),
  ];
}
