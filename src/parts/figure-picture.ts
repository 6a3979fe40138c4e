import { brokenLines } from "../charts/broken-lines.js";
import type { LegendItem } from "./chart-figure.js";
import type { ChartContent } from "./content.js";
import { letterShare, pictureLegend } from "./picture-legend.js";

export interface Picture {
  /** The whole drawing, as a file holds it. */
  text: string;
  width: number;
  height: number;
}

export interface Pictured {
  title: string;
  subtitle: string;
  legend: LegendItem[];
  chart: ChartContent;
  source: string;
  /** Drawn above all else, where the figures are made up. */
  mark: string | undefined;
}

const svg = "http://www.w3.org/2000/svg";
const width = 900;
const margin = 24;
const inside = width - 2 * margin;
/** How much broader a bold letter is. */
const boldBreadth = 1.15;
const font = "system-ui, 'Segoe UI', Roboto, Arial, sans-serif";

interface Line {
  text: string;
  size: number;
  weight?: string;
  fill: string;
}

/** A chart with its words in it, in the light colours whatever the reader's screen is, at one width on every screen. */
export function figurePicture(pictured: Pictured, document: Document): Picture {
  const colours = lightColours(document);
  const chart = plotOf(pictured.chart.draw(inside, document));
  const ink = colours.get("--ink") ?? "black";
  const muted = colours.get("--muted") ?? "black";
  const root = element(document, "svg", {
    xmlns: svg,
    "font-family": font,
    color: ink,
    role: "img",
  });
  const title = element(document, "title", {});
  title.textContent = [pictured.mark, pictured.title].filter((said) => said !== undefined).join(": ");
  root.append(title, element(document, "rect", { width: "100%", height: "100%", fill: "white" }));
  let y = margin;
  const write = (lines: Line[]) => {
    for (const line of lines) {
      y += line.size * 1.35;
      root.append(textLine(document, line, margin, y - line.size * 0.35));
    }
  };
  if (pictured.mark !== undefined)
    write([{ text: pictured.mark, size: 14, weight: "700", fill: colours.get("--third") ?? ink }]);
  write(
    wrapped(pictured.title, 20 * boldBreadth).map((text) => ({ text, size: 20, weight: "650", fill: ink })),
  );
  write(wrapped(pictured.subtitle, 14).map((text) => ({ text, size: 14, fill: muted })));
  const legend = pictureLegend(pictured.legend, { document, margin, width, top: y, fill: muted });
  root.append(...legend.drawn);
  y = legend.foot;
  y += 10;
  chart.setAttribute("x", String(margin));
  chart.setAttribute("y", String(y));
  chart.setAttribute("overflow", "visible");
  chart.setAttribute("font-size", "12");
  y += Number(chart.getAttribute("height") ?? 0) + 10;
  root.append(chart);
  write(wrapped(pictured.source, 12).map((text) => ({ text, size: 12, fill: muted })));
  const height = Math.ceil(y + margin);
  for (const [name, given] of Object.entries({
    width: String(width),
    height: String(height),
    viewBox: `0 0 ${width} ${height}`,
  }))
    root.setAttribute(name, given);
  return { text: resolved(serialized(root, document), colours), width, height };
}

/** The drawing itself, without what only the page can use. */
function plotOf(drawn: Element): Element {
  const found = drawn.localName === "svg" ? drawn : drawn.querySelector("svg");
  if (found === null) throw new Error("a chart without a drawing");
  for (const rule of found.querySelectorAll("style")) rule.remove();
  for (const name of ["class", "style", "aria-hidden"]) found.removeAttribute(name);
  return found;
}

function element(document: Document, tag: string, attributes: Record<string, string>): Element {
  const made = document.createElementNS(svg, tag);
  for (const [name, given] of Object.entries(attributes))
    if (name !== "xmlns") made.setAttribute(name, given);
  return made;
}

function textLine(document: Document, { text, size, weight, fill }: Line, x: number, y: number): Element {
  const line = element(document, "text", {
    x: String(x),
    y: String(y),
    "font-size": String(size),
    ...(weight !== undefined && { "font-weight": weight }),
    fill,
  });
  line.textContent = text;
  return line;
}

/** The text in lines that have room. */
export function wrapped(text: string, size: number): string[] {
  return brokenLines(text, Math.floor(inside / (size * letterShare)));
}

/** The colours of the style sheet as they are in light, by their names: what dark has instead stands under a condition. */
function lightColours(document: Document): Map<string, string> {
  const colours = new Map<string, string>();
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules)
      if ("selectorText" in rule && rule.selectorText === ":root" && "style" in rule)
        for (const [, name = "", given = ""] of rule.cssText.matchAll(/(--[\w-]+):\s*([^;}]+)/g))
          colours.set(name, given.trim());
  return colours;
}

/** Every colour by its name becomes the colour itself: a file has no style sheet. */
function resolved(text: string, colours: Map<string, string>): string {
  return text.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => colours.get(name) ?? "currentColor");
}

function serialized(root: Element, document: Document): string {
  const { XMLSerializer } = document.defaultView ?? globalThis;
  return new XMLSerializer().serializeToString(root);
}
