/** A name on one side of its line, so many rows above the chart. */
export interface Flag<Event> {
  event: Event;
  side: "start" | "end";
  /** The lowest row is 0; the line goes no further up than its name. */
  row: number;
}

interface Placed<Event> extends Flag<Event> {
  at: number;
  from: number;
  to: number;
}

export const letterWidth = 6.8;
const gap = 8;

/**
 * Names of events beside their lines, so that no line goes through or ends at another's name: to the right of the line,
 * or to the left where the right edge or a name to the left is in the way; a name above a line stands higher than it.
 */
export function eventFlags<Event extends { short: string }>(
  events: Event[],
  at: (event: Event) => number,
  rightEdge: number,
): Flag<Event>[] {
  const byPlace = events
    .map((event) => ({ event, at: at(event), long: event.short.length * letterWidth + gap }))
    .sort((one, other) => one.at - other.at);
  const placed: Placed<Event>[] = [];
  const place = (one: (typeof byPlace)[number], side: "start" | "end") => {
    const from = side === "start" ? one.at : one.at - one.long;
    const to = side === "start" ? one.at + one.long : one.at;
    const met = placed.filter((other) => other.to > from && other.from < to);
    placed.push({
      event: one.event,
      side,
      at: one.at,
      from,
      to,
      row: Math.max(-1, ...met.map(({ row }) => row)) + 1,
    });
  };
  const toTheLeft: typeof byPlace = [];
  for (const one of byPlace.toReversed()) {
    const end = one.at + one.long;
    const isInTheWay = toTheLeft.some((other) => other.at < end);
    if ((end - gap > rightEdge || isInTheWay) && one.at > one.long) toTheLeft.push(one);
    else place(one, "start");
  }
  for (const one of toTheLeft.toReversed()) place(one, "end");
  return placed.map(({ event, side, row }) => ({ event, side, row }));
}
