const svg = "http://www.w3.org/2000/svg";

/** An element of a picture that is drawn by hand. */
export function svgElement(
  document: Document,
  name: string,
  attributes: Record<string, string | number>,
  ...children: (Element | string)[]
): SVGElement {
  const made = document.createElementNS(svg, name);
  for (const [key, given] of Object.entries(attributes)) made.setAttribute(key, String(given));
  made.append(...children);
  return made;
}
