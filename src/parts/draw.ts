import { cursor } from "./chart-cursor.js";
import type { ChartContent, Content } from "./content.js";

/** The content as nodes; a chart is drawn anew whenever its room changes width. */
export function draw(content: Content): Node {
  if (typeof content === "string") return document.createTextNode(content);
  if (Array.isArray(content)) {
    const fragment = document.createDocumentFragment();
    fragment.append(...content.map(draw));
    return fragment;
  }
  if ("draw" in content) return fitted(content);
  if ("inBrowser" in content) return draw(content.inBrowser);
  if ("press" in content) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = content.className;
    button.textContent = content.label;
    if (content.of !== undefined) button.setAttribute("aria-label", `${content.label}: ${content.of}`);
    button.addEventListener("click", () => content.press(document));
    return button;
  }
  const element = document.createElement(content.tag);
  for (const [name, given] of Object.entries(content.attributes))
    if (given !== false) element.setAttribute(name, given === true ? "" : given);
  element.append(...content.children.map(draw));
  return element;
}

function fitted({ height, draw: chart, reading }: ChartContent): HTMLElement {
  const room = document.createElement("div");
  room.className = `chart chart-${height}`;
  const read = reading && cursor(room, reading);
  let drawn = 0;
  const redraw = () => {
    const width = Math.floor(room.clientWidth);
    if (width === 0 || width === drawn) return;
    drawn = width;
    const picture = chart(width, document);
    room.replaceChildren(picture);
    read?.(picture);
  };
  new ResizeObserver(redraw).observe(room);
  drawForPaper(room, redraw);
  return room;
}

/**
 * Has a chart drawn at the width of paper while its page is printed. Paper is laid out when no observer is asked any
 * more, so the page takes paper's width on the screen first, by a class that the style sheet knows.
 */
function drawForPaper(room: HTMLElement, redraw: () => void): void {
  const listeners = new AbortController();
  const redrawWhere = (isPaper: boolean) => () => {
    if (!room.isConnected) return listeners.abort();
    document.documentElement.classList.toggle("on-paper", isPaper);
    redraw();
  };
  addEventListener("beforeprint", redrawWhere(true), { signal: listeners.signal });
  addEventListener("afterprint", redrawWhere(false), { signal: listeners.signal });
}
