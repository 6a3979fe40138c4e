import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type DataFolder } from "../intake/data-folder.ts";

const source = z.discriminatedUnion("kind", [
  /** A folder that reports are laid in, at any depth. */
  z.strictObject({ kind: z.literal("folder"), path: z.string().min(1) }),
  /** A folder that holds one for each unit, named by the unit's code. */
  z.strictObject({ kind: z.literal("folder_per_unit"), path: z.string().min(1) }),
  /** An address that answers with a list of files (see `fileList`). */
  z.strictObject({
    kind: z.literal("https"),
    list: z.url({ protocol: /^https$/ }),
    /** The variable of the environment that holds the token; the token itself stands in no file. */
    token_from: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/)
      .optional(),
    /** Certificates (PEM) of an authority that the machine does not know. */
    authority: z.string().min(1).optional(),
    timeout_seconds: z.number().positive().max(600).default(30),
  }),
]);

export type Source = z.infer<typeof source>;

/** The sources of a data folder, each in a file of its own in `sources`, named by it; a bad one does not stop the others. */
export function readSources(folder: Pick<DataFolder, "path">): {
  sources: Map<string, Source>;
  problems: string[];
} {
  const path = join(folder.path, "sources");
  const sources = new Map<string, Source>();
  const problems: string[] = [];
  const files = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith(".json")) : [];
  for (const name of files.sort()) {
    const read = source.safeParse(jsonOf(join(path, name)));
    if (!/^[a-z0-9][a-z0-9-]*\.json$/.test(name))
      problems.push(`${join(path, name)}: navnet skal være små bokstaver, tall og bindestrek.`);
    else if (read.success) sources.set(name.slice(0, -5), read.data);
    else {
      const wrong = [...new Set(read.error.issues.map((issue) => issue.path.join(".") || "hele filen"))];
      problems.push(`${join(path, name)} følger ikke formen; se på: ${wrong.join(", ")}.`);
    }
  }
  return { sources, problems };
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
