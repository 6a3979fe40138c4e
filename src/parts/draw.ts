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
  if ("press" in content) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = content.className;
    button.textContent = content.label;
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
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === 0 || width === drawn) return;
    drawn = width;
    const picture = chart(width, document);
    room.replaceChildren(picture);
    read?.(picture);
  }).observe(room);
  return room;
}
