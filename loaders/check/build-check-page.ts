import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { type ReportLists } from "../intake/check-report.ts";

/** The page's file in a built site. */
export const checkPage = "sjekk-rapporten.html";

/** What the check page may do: run its own program, and send nothing. It stands in the page, whatever the server says. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'none'; base-uri 'none'; form-action 'none'";

/** What zod says in some fifty languages is never shown: our forms have words of their own. */
const withoutLocales: Plugin = {
  name: "without locales",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({ contents: "export {}" }));
  },
};

/** Puts the forms, readers and rules of the load into the check page, with the lists they need. Returns the program's file. */
export async function buildCheckPage(built: string, lists: ReportLists): Promise<string> {
  const { places, measures, reasons, grounds, settings } = lists;
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "check-page.ts")],
    outdir: join(built, "_program"),
    entryNames: "sjekk.[hash]",
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    minify: true,
    logLevel: "silent",
    alias: { "csv-parse/sync": "csv-parse/browser/esm/sync" },
    plugins: [withoutLocales],
    define: { checkLists: JSON.stringify({ places, measures, reasons, grounds, settings }) },
  });
  const [program] = outputFiles;
  if (!program) throw new Error("the check page has no program");
  writeFileSync(program.path, program.contents);
  const path = join(built, checkPage);
  const name = basename(program.path);
  const html = readFileSync(path, "utf8")
    .replace(
      /(<meta charset="utf-8">)/i,
      `$1\n<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    )
    .replace("</body>", `<script type="module" src="./_program/${name}"></script>\n</body>`);
  if (!html.includes(policy) || !html.includes(name))
    throw new Error("the check page has no place for its program");
  writeFileSync(path, html);
  return `_program/${name}`;
}
