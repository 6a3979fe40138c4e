import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";

/**
 * Puts the programs of a built site together anew, each page's with only what it uses: Plot brings all of d3 along, of
 * which the charts need a part. What several pages share lies in `_program`.
 */
export async function bundlePrograms(built: string, pages: readonly string[]): Promise<void> {
  const programs = new Map(pages.map((page) => [page, programOf(built, page)]));
  const entryPoints = [...programs.values()].filter((program) => program !== undefined);
  const { metafile } = await build({
    absWorkingDir: built,
    entryPoints,
    outdir: ".",
    outbase: ".",
    entryNames: "[dir]/[name].[hash]",
    chunkNames: "_program/[name].[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    metafile: true,
    logLevel: "silent",
    plugins: [asTheyStand, withoutEffects],
  });
  for (const [page, program] of programs)
    writeFileSync(join(built, page), rewritten(built, page, program, metafile));
  for (const old of [...entryPoints, ...modulesLeft(built)])
    rmSync(join(built, old), { recursive: true, force: true });
}

/** The framework's own programs are shared by all pages as they are. */
const asTheyStand: Plugin = {
  name: "as they stand",
  setup({ onResolve }) {
    onResolve({ filter: /_observablehq\// }, ({ path }) => ({ path, external: true }));
  },
};

/** A package that nothing is taken from does nothing by being loaded, also where another package asks for it. */
const withoutEffects: Plugin = {
  name: "without effects",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^\.{0,2}\// }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === resolved || ![path, importer].some((one) => inPackages.test(one))) return undefined;
      return {
        ...(await resolve(path, { kind, importer, resolveDir, pluginData: resolved })),
        sideEffects: false,
      };
    });
  },
};

const resolved = Symbol("resolved");
const inPackages = /[/\\]_node[/\\]/;

const script = /<script type="module" src="\.\/([^"]+)"><\/script>/;

/** The program that lies beside a page; none where the page needs none. */
export function programOf(built: string, page: string): string | undefined {
  const [, name] = script.exec(readFileSync(join(built, page), "utf8")) ?? [];
  return name === undefined ? undefined : posix.join(posix.dirname(page), name);
}

/** The page with its new program, and told beforehand of the parts that it needs at once. */
function rewritten(built: string, page: string, program: string | undefined, { outputs }: Metafile): string {
  const html = readFileSync(join(built, page), "utf8").replaceAll(
    /<link rel="modulepreload" href="(?:\.\.?\/)+(?:_import|_node)\/[^"]*">\n?/g,
    "",
  );
  const [made] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === program) ?? [];
  if (program === undefined || made === undefined) return html;
  const from = posix.dirname(page);
  const preloads = neededAtOnce(made, outputs)
    .map((part) => `<link rel="modulepreload" href="${dotted(posix.relative(from, part))}">\n`)
    .join("");
  return html.replace(
    script,
    () => `${preloads}<script type="module" src="./${posix.relative(from, made)}"></script>`,
  );
}

const dotted = (path: string) => (path.startsWith(".") ? path : `./${path}`);

/** What a page's own program asks for, and all that those parts cannot be without. */
function neededAtOnce(program: string, outputs: Metafile["outputs"]): string[] {
  const needed = new Set<string>();
  const need = (part: string) => {
    if (needed.has(part)) return;
    needed.add(part);
    for (const { path, kind, external } of outputs[part]?.imports ?? [])
      if (!external && kind === "import-statement") need(path);
  };
  for (const { path, external } of outputs[program]?.imports ?? []) if (!external) need(path);
  return [...needed];
}

/** The modules that have been put together, and are asked for no more; beside them lies the style sheet. */
const modulesLeft = (built: string): string[] => [
  "_node",
  ...readdirSync(join(built, "_import"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.name.endsWith(".js"))
    .map(({ name }) => posix.join("_import", name)),
];
