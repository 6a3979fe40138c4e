import { createHash } from "node:crypto";
import { posix } from "node:path";

/** A page that holds no program itself, and the program that is to lie beside it. */
export interface ClosedPage {
  html: string;
  programs: { file: string; text: string }[];
}

const inline = /<script type="module">\n([^]*?)\n<\/script>/g;

/** Takes the program out of a page: a strict policy runs only what lies in a file of the site's own. */
export function closedPage(file: string, html: string): ClosedPage {
  const programs: ClosedPage["programs"] = [];
  const closed = html.replaceAll(inline, (_, text: string) => {
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
    const name = `${posix.basename(file, ".html")}.${hash}.js`;
    programs.push({ file: posix.join(posix.dirname(file), name), text });
    return `<script type="module" src="./${name}"></script>`;
  });
  return { html: closed, programs };
}

/**
 * The page for addresses that lead nowhere, wherever under the site they were: its links begin where the site does
 * (`/`, or `/under/path/`), and it needs no program.
 */
export function notFoundPage(html: string, base: string): string {
  return html
    .replace(/<base [^>]*>\n/, "")
    .replaceAll(inline, "")
    .replaceAll(/<link rel="modulepreload"[^>]*>\n/g, "")
    .replaceAll(/ href="\.\/([^"]*)"/g, (_, rest: string) => ` href="${base}${rest}"`);
}
