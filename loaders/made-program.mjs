import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const project = fileURLToPath(new URL("..", import.meta.url));
const kept = join(project, ".cache", "programs");

// Small files by the dozen, or large ones of which little is used; all other packages are loaded as they lie.
const packagesInside = /^(?:csv-parse|d3-array|fflate|hucre|temporal-polyfill|zod)(?:\/|$)/;

// What a program is made by, beside its own files.
const makers = ["loaders/made-program.mjs", "package-lock.json"];

/**
 * A program of ours as JavaScript: Node reads no TypeScript, and to load some hundred files one by one takes longer than
 * most commands. The program and all that it asks for are put together in one file, kept until any of them has changed.
 * Where the account may not write in the project, as a service that only takes in reports, it is put together each time.
 *
 * @param {string} path of a file of TypeScript in the project
 * @returns {Promise<string>} an address that can be imported
 */
export async function madeProgram(path) {
  const program = relative(project, realpathSync(resolve(path)));
  if (program.startsWith("..") || !program.endsWith(".ts"))
    throw new Error(`ingen av prosjektets programmer: ${path}`);
  const made = join(kept, program.replace(/\.ts$/, ".mjs"));
  return isCurrent(made) ? pathToFileURL(made).href : make(program, made);
}

/**
 * What stands at the end of a file that was made: where the project lay, and each of its files by size and time of change.
 *
 * @typedef {{ place: string, stamps: Record<string, string> }} MadeOf
 */

/** Whether a file that was made is there, and all that it was made of is as it was. */
function isCurrent(made) {
  try {
    const end = endOf(made);
    /** @type {MadeOf} */
    const { place, stamps } = JSON.parse(end.slice(end.lastIndexOf("\n//") + 3));
    return place === project && Object.entries(stamps).every(([name, stamp]) => stampOf(name) === stamp);
  } catch {
    return false;
  }
}

/** The last part of a file, in which the stamps stand. */
function endOf(made) {
  const file = openSync(made);
  try {
    const end = Buffer.alloc(2 ** 17);
    const length = readSync(file, end, 0, end.length, Math.max(0, fstatSync(file).size - end.length));
    return end.toString("utf8", 0, length);
  } finally {
    closeSync(file);
  }
}

function stampOf(name) {
  const { size, ctimeMs } = statSync(join(project, name));
  return `${size} ${ctimeMs}`;
}

async function make(program, made) {
  const { build } = await import("esbuild");
  /** @type {Record<string, string>} */
  const stamps = Object.fromEntries(makers.map((name) => [name, stampOf(name)]));
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: [program],
    outfile: made,
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "esm",
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "silent",
    plugins: [packagesAsTheyLie, filesOfOurs(stamps)],
  });
  const code = outputFiles.find(({ path }) => path === made)?.text ?? "";
  try {
    mkdirSync(dirname(made), { recursive: true });
    for (const { path, text } of outputFiles) {
      const whole = `${path}.${process.pid}.ny`;
      writeFileSync(whole, path === made ? `${text}\n//${JSON.stringify({ place: project, stamps })}` : text);
      renameSync(whole, path);
    }
    return pathToFileURL(made).href;
  } catch {
    return `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
  }
}

const resolved = Symbol("resolved");

/** @type {import("esbuild").Plugin} */
const packagesAsTheyLie = {
  name: "packages as they lie",
  setup({ onResolve, resolve: resolveWith }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === resolved || kind === "entry-point" || isBuiltin(path)) return undefined;
      if (importer.includes("node_modules") || packagesInside.test(path)) return undefined;
      const found = await resolveWith(path, { kind, importer, resolveDir, pluginData: resolved });
      return { path: pathToFileURL(found.path).href, external: true, errors: found.errors };
    });
  },
};

/**
 * Our own files, stamped as they are read. What they ask to be read from beside them lies there, not beside what is made.
 *
 * @param {Record<string, string>} stamps
 * @returns {import("esbuild").Plugin}
 */
const filesOfOurs = (stamps) => ({
  name: "files of ours",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const name = relative(project, path);
      stamps[name] = stampOf(name);
      const places = { dirname: dirname(path), filename: path, url: pathToFileURL(path).href };
      const contents = readFileSync(path, "utf8").replaceAll(
        /\bimport\.meta\.(dirname|filename|url)\b/g,
        (_, asked) => JSON.stringify(places[asked]),
      );
      return { contents, loader: "ts" };
    });
  },
});
