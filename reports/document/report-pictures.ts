import { parseHTML } from "linkedom";
import { countBars } from "../../src/charts/count-bars.ts";
import { markedEvents } from "../../src/figures/marked-events.ts";
import { reportFontFamily } from "../formats/report-fonts.ts";
import type { ReportEvent, ReportFigures } from "../report-figures.ts";
import type { ReportWords } from "../words/report-words.ts";
import type { Picture } from "./document.ts";

const size = { width: 680, height: 220 };

/** Stays per quarter as bars with the marked events, drawn by the site's own function. */
export function countBarsPicture(
  { quarters, events }: Pick<ReportFigures, "quarters" | "events">,
  words: ReportWords,
): Pick<Picture, "svg" | "width" | "height"> {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const { dated, years } = markedEvents(events);
  const nameOf = ({ event_id, short_nb }: ReportEvent) => words.event(event_id, short_nb);
  const figures = quarters.map((row) => ({
    ...row,
    organisation: "now",
    period: "quarter",
    population: "adults",
    method: null,
    units_expected: null,
    units_reported: null,
  }));
  const svg = countBars(figures, {
    id: "kvartaler",
    width: size.width,
    height: size.height,
    document,
    axis: {
      from: quarters[0]?.period_start ?? "",
      to: lastMonthOf(quarters.at(-1)?.period_start ?? ""),
      comparable: null,
      events: dated.map((event) => ({ date: event.date, short: nameOf(event) })),
      years: years.map(({ year, events: own }) => ({ year, said: words.dayUnknown(year, own.map(nameOf)) })),
    },
    tick: (given) => words.number(given),
    wholeNumbers: true,
    label: () => "",
  });
  return pictureOf(svg);
}

const lastMonthOf = (quarter: string) =>
  `${quarter.slice(0, 5)}${String(Number(quarter.slice(5, 7)) + 2).padStart(2, "0")}-01`;

/** The site's colours on paper; a picture in a file has no style sheet to take them from. */
const colours: Record<string, string> = {
  "--paper": "#ffffff",
  "--paper-raised": "#f5f6f8",
  "--ink": "#1b1f24",
  "--muted": "#565d66",
  "--line": "#e6e8eb",
  "--line-strong": "#8b929b",
  "--hatch": "#9aa1aa",
  "--event": "#a9afb7",
  "--place": "#12436d",
  "--place-pale": "#8fabc6",
  "--place-band": "#d5e0ea",
};

/** Words that have a pale edge on a page have a pale ground on paper: not every program draws an edge beneath letters. */
function groundInsteadOfEdge(words: Element): void {
  const paper = words.getAttribute("stroke") ?? "none";
  const toTheLeft = words.getAttribute("text-anchor") === "end";
  for (const text of words.querySelectorAll("text")) {
    const width = letterWidth * (text.textContent?.length ?? 0);
    const ground = words.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "rect");
    const place = text.getAttribute("transform") ?? "";
    const look = { transform: place, x: toTheLeft ? -width : 0, y: -1, width, height: 11, fill: paper };
    for (const [name, value] of Object.entries(look)) ground.setAttribute(name, String(value));
    words.prepend(ground);
  }
  for (const name of ["paint-order", "stroke", "stroke-width", "stroke-linejoin"])
    words.removeAttribute(name);
}

// Of the report's letters at the size that pictures have them, the wider ones.
const letterWidth = 5.2;

/** An SVG document of its own: its colours written in, no tips, no style of a page. */
export function pictureOf(svg: Element): Pick<Picture, "svg" | "width" | "height"> {
  for (const left of svg.querySelectorAll("style, [data-tip]")) left.remove();
  for (const words of svg.querySelectorAll('[paint-order="stroke"]')) groundInsteadOfEdge(words);
  const [width, height] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("font-family", `${reportFontFamily}, sans-serif`);
  svg.setAttribute("font-size", "11");
  const text = svg.outerHTML.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const colour = colours[name];
    if (colour === undefined) throw new Error(`a colour that no picture has: ${name}`);
    return colour;
  });
  return { svg: text, width, height };
}
