import { groups } from "d3-array";

interface Dated {
  date: string;
  date_precision: string;
}

/** Events whose day or month is known, and by their years those of which no more is known. */
export function markedEvents<Event extends Dated>(
  events: readonly Event[],
): { dated: Event[]; years: { year: string; events: Event[] }[] } {
  const isDated = ({ date_precision }: Event) => date_precision !== "year";
  return {
    dated: events.filter(isDated),
    years: groups(
      events.filter((event) => !isDated(event)),
      ({ date }) => date.slice(0, 4),
    ).map(([year, own]) => ({ year, events: own })),
  };
}
