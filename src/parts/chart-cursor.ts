import type { Reading } from "./content.js";

/** A point of a chart, as the picture holds it. */
interface Point {
  circle: Element;
  label: string;
  x: number;
  y: number;
}

/**
 * Lets the keyboard read the points of a chart: the arrows, Home and End move a marker, what is told of the point is
 * shown and spoken, Escape leaves. The answer is called with each picture that is drawn in the room.
 */
export function cursor(room: HTMLElement, { titleId, kind, hint }: Reading): (picture: Element) => void {
  const said = room.ownerDocument.createElement("p");
  said.className = "said";
  said.setAttribute("role", "status");
  let points: Point[] = [];
  let isGrid = false;
  let at: number | undefined;

  function stand(place: number | undefined): void {
    points[at ?? -1]?.circle.classList.remove("here");
    at = place;
    const point = points[place ?? -1];
    point?.circle.classList.add("here");
    say(point?.label ?? "", point);
  }

  function say(words: string, point?: Point): void {
    said.textContent = words;
    if (words === "") return;
    const outer = room.getBoundingClientRect();
    const here = point?.circle.getBoundingClientRect();
    const left = here ? here.left + here.width / 2 - outer.left - said.offsetWidth / 2 : 0;
    const above = here ? here.top - outer.top - said.offsetHeight - 4 : 0;
    said.style.left = `${Math.max(0, Math.min(left, outer.width - said.offsetWidth))}px`;
    said.style.top = `${here && above < 0 ? here.bottom - outer.top + 4 : above}px`;
  }

  room.addEventListener("focus", () => {
    if (points.length > 0 && room.matches(":focus-visible")) say(hint(points.length));
  });
  room.addEventListener("blur", () => stand(undefined));
  room.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || points.length === 0) return;
    if (event.key === "Escape") return room.blur();
    const next = nextPlace(event.key, points, at, isGrid);
    if (next === undefined) return;
    event.preventDefault();
    stand(next);
  });

  return (picture) => {
    points = pointsIn(picture);
    isGrid = picture.querySelector(".points-grid") !== null;
    if (points.length === 0) return;
    for (const [name, given] of Object.entries({
      tabindex: "0",
      role: "application",
      "aria-roledescription": kind,
      "aria-labelledby": titleId,
    }))
      room.setAttribute(name, given);
    room.append(said);
    // Where the room has changed its width, the marker stays at its point.
    if (at !== undefined) stand(at);
  };
}

/** The points in the order they are read: along the axis, or row by row. */
export function pointsIn(picture: Element): Point[] {
  const isGrid = picture.querySelector(".points-grid") !== null;
  return [...picture.querySelectorAll(".points > circle")]
    .map((circle) => ({
      circle,
      label: circle.getAttribute("data-label") ?? "",
      x: Number(circle.getAttribute("cx")),
      y: Number(circle.getAttribute("cy")),
    }))
    .sort((one, other) => (isGrid ? one.y - other.y || one.x - other.x : one.x - other.x));
}

/** Where a key leads: the first arrow from nowhere leads to an end; up and down only where there are rows. */
function nextPlace(
  key: string,
  points: Point[],
  at: number | undefined,
  isGrid: boolean,
): number | undefined {
  const last = points.length - 1;
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "ArrowRight") return Math.min(last, (at ?? -1) + 1);
  if (key === "ArrowLeft") return Math.max(0, (at ?? last + 1) - 1);
  if (isGrid && (key === "ArrowUp" || key === "ArrowDown"))
    return at === undefined ? 0 : inNextRow(points, at, key === "ArrowDown");
  return undefined;
}

/** The nearest point of the row below or above, or the same where there is none. */
function inNextRow(points: Point[], at: number, isBelow: boolean): number {
  const here = points[at];
  if (here === undefined) return at;
  const beyond = points.filter(({ y }) => (isBelow ? y > here.y : y < here.y));
  const row = beyond.at(isBelow ? 0 : -1)?.y;
  const nearest = beyond
    .filter(({ y }) => y === row)
    .sort((one, other) => Math.abs(one.x - here.x) - Math.abs(other.x - here.x))[0];
  return nearest === undefined ? at : points.indexOf(nearest);
}
