import { readRows, type DuckDBConnection } from "../duckdb.ts";
import type { EventQuarters } from "./event-sides.ts";
import type { SeriesParts } from "./place-series.ts";
import { quarterNumber, quarterStart } from "./quarters.ts";

/** Something that happened to a place on a day, in a month or in a year. */
export interface MarkedEvent {
  event_id: string;
  date: string;
  date_precision: string;
  place_id: string;
  picked_after_looking: boolean;
}

export async function markedEvents(connection: DuckDBConnection): Promise<MarkedEvent[]> {
  const rows = await readRows(connection, "select * from reference.events order by date, event_id");
  return rows.map((row) => ({
    event_id: String(row["event_id"]),
    date: String(row["date"]),
    date_precision: String(row["date_precision"]),
    place_id: String(row["place_id"]),
    picked_after_looking: row["picked_after_looking"] === true,
  }));
}

/** A date that is a quarter's first day parts two whole quarters; any other falls in a quarter that is left out. */
export function quartersAround({ date, date_precision }: MarkedEvent): EventQuarters {
  const quarter = quarterNumber(date);
  const isFirstDay = date_precision === "day" && date === quarterStart(quarter);
  return { last_before: quarter - 1, first_after: isFirstDay ? quarter : quarter + 1 };
}

/** Other events so many quarters before or after that met the same place, or at least half of the event's units. */
export function eventsAtTheSameTime(
  events: readonly MarkedEvent[],
  { places }: SeriesParts,
  reach: number,
): (event: MarkedEvent) => string[] {
  const unitsOf = new Map(places.map(({ place_id, unit_ids }) => [place_id, unit_ids]));
  const metTheSame = (event: MarkedEvent, other: MarkedEvent) => {
    const [own, theirs] = [unitsOf.get(event.place_id), unitsOf.get(other.place_id)];
    if (own === undefined || theirs === undefined) return event.place_id === other.place_id;
    return 2 * [...own].filter((unit) => theirs.has(unit)).length >= own.size;
  };
  return (event) => {
    const [first, last] = quartersOf(event);
    return events
      .filter((other) => other.event_id !== event.event_id && metTheSame(event, other))
      .filter((other) => {
        const [from, to] = quartersOf(other);
        return from <= last + reach && to >= first - reach;
      })
      .map(({ event_id }) => event_id);
  };
}

/** The first and the last quarter that the event may have fallen in. */
function quartersOf({ date, date_precision }: MarkedEvent): [number, number] {
  const quarter = quarterNumber(date);
  const ofYear = quarter - (quarter % 4);
  return date_precision === "year" ? [ofYear, ofYear + 3] : [quarter, quarter];
}
