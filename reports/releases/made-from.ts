import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { DataFolder } from "../../loaders/intake/data-folder.ts";
import { sha256 } from "./release-chain.ts";
import type { Manifest } from "./release-folder.ts";

/** What a release's figures were made of, beside the reports themselves: the program, and files of the data folder. */
export type MadeFrom = Pick<Manifest, "program_sha256" | "made_from">;

const root = join(import.meta.dirname, "..", "..");

// What the commands run, and the lists that they are held against; what the build writes below `src` is no part of it.
const program = ["loaders", "reports", "src", join("data", "reference"), "package-lock.json"];
const noProgram = /\.test\.ts$|^src[\\/](?:data|\.observablehq)$/;

/** The program and the lists, rules and decisions that the figures are made by as they are now. */
export function madeFrom(folder: DataFolder): MadeFrom {
  const files = program.flatMap((path) => filesUnder(root, join(root, path), noProgram));
  return {
    program_sha256: sha256(
      files.map((name) => `${name} ${sha256(readFileSync(join(root, name)))}\n`).join(""),
    ),
    made_from: inputsOf(folder).map((name) => {
      const content = readFileSync(join(folder.path, name));
      return { name, bytes: content.length, sha256: sha256(content) };
    }),
  };
}

// The key stays where it is, and what is written and released about the figures is no input to them.
const noInput = /^record[\\/](?:person\.key|report-steps\.jsonl|reports|releases|site-releases)$/;

/** The files that say how reports become figures: the settings, the folder's own lists, what people have decided. */
const inputsOf = ({ path }: DataFolder): string[] =>
  ["folder.json", "reference", "record", join("raw", "register.jsonl")].flatMap((name) =>
    filesUnder(path, join(path, name), noInput),
  );

/** Every file at or below a path, by its name from `from`, the same on every machine. */
function filesUnder(from: string, path: string, left: RegExp): string[] {
  const name = relative(from, path);
  if (!existsSync(path) || left.test(name)) return [];
  if (!statSync(path).isDirectory()) return [name.replaceAll("\\", "/")];
  return readdirSync(path)
    .sort()
    .flatMap((each) => filesUnder(from, join(path, each), left));
}
