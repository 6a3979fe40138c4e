import { parseHTML } from "linkedom";
import { jsonRecords } from "./json-records.ts";
import { nothing, type Content, type TextTable } from "./content.ts";

/** What a page says: its tables under their headings, its sentences, what its marks are called, the JSON inside it. */
export function pageContent(html: string): Content {
  const { document } = parseHTML(html);
  const content = nothing();
  for (const script of document.querySelectorAll("script")) {
    const json = jsonIn(script.textContent ?? "");
    if (json !== undefined) content.records.push(...jsonRecords(json));
    script.remove();
  }
  const title = textOf(document.querySelector("h1")) || textOf(document.querySelector("title"));
  let heading = "";
  for (const element of document.querySelectorAll("*")) {
    const section = element.closest("section, figure");
    const subtitle = section === null ? "" : textOf(section.querySelector(".subtitle"));
    const above = [title, heading, subtitle].filter((each) => each !== "");
    for (const name of ["aria-label", "alt", "title", "aria-description", "data-value"]) {
      const text = element.getAttribute(name);
      if (text) content.lines.push({ above, text });
    }
    if (/^h[2-6]$/i.test(element.tagName)) heading = textOf(element);
    if (/^table$/i.test(element.tagName)) content.tables.push(tableOf(element, above));
    if (/^(?:h[1-6]|p|li|dd|figcaption|summary|title|desc|text)$/i.test(element.tagName))
      content.lines.push({ above, text: textOf(element) });
  }
  return content;
}

function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const textOf = (element: Element | null) => (element?.textContent ?? "").replaceAll(/\s+/g, " ").trim();

function tableOf(table: Element, above: string[]): TextTable {
  const rows = [...table.querySelectorAll("tr")].map((row) =>
    [...row.querySelectorAll("th, td")].map(textOf),
  );
  const caption = textOf(table.querySelector("caption"));
  const [head = [], ...others] = rows;
  return { above: caption === "" ? above : [...above, caption], head, rows: others };
}
