/** What stands on a page, before it is HTML text (in the built page) or nodes (in the browser). */
export type Content = string | ElementContent | ChartContent | ButtonContent | BrowserContent | Content[];

export interface ElementContent {
  tag: string;
  attributes: Record<string, string | boolean>;
  children: Content[];
}

/** A chart at the width it is given; where nothing can draw, the space it will take. */
export interface ChartContent {
  draw: (width: number, document: Document) => Element;
  height: "strip" | "low" | "middle" | "high";
  /** How the keyboard reads the chart's points; a chart without is looked at whole. */
  reading?: Reading;
}

/** What a chart is called, what it is, and how its points are read. */
export interface Reading {
  titleId: string;
  kind: string;
  hint: (points: number) => string;
}

/** Does something in the reader's browser; absent where there is no browser to do it. */
export interface ButtonContent {
  label: string;
  /** What tells it from others with the same label, for whoever hears it by itself. */
  of?: string | undefined;
  className: string;
  press: (document: Document) => void;
}

/** What has no use where no program runs. */
export interface BrowserContent {
  inBrowser: Content;
}

/** An element; an attribute that is false is left out. */
export function h(
  tag: string,
  attributes: Record<string, string | boolean>,
  ...children: Content[]
): ElementContent {
  return { tag, attributes, children };
}

const empty = new Set(["br", "hr", "img", "input", "col"]);

/** The content as HTML text. */
export function toHtml(content: Content): string {
  if (typeof content === "string") return escapeText(content);
  if (Array.isArray(content)) return content.map(toHtml).join("");
  if ("draw" in content) return `<div class="chart chart-${content.height}"></div>`;
  if ("press" in content || "inBrowser" in content) return "";
  const { tag, attributes, children } = content;
  const written = Object.entries(attributes)
    .map(([name, given]) =>
      given === false ? "" : given === true ? ` ${name}` : ` ${name}="${escapeAttribute(given)}"`,
    )
    .join("");
  return empty.has(tag) ? `<${tag}${written}>` : `<${tag}${written}>${toHtml(children)}</${tag}>`;
}

/** The text alone, as a reader of a table's cell meets it. */
export function toText(content: Content): string {
  if (typeof content === "string") return content;
  if (Array.isArray(content)) return content.map(toText).join("");
  return "children" in content ? toText(content.children) : "";
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;");
}
