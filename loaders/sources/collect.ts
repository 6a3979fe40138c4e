import { type DataFolder } from "../intake/data-folder.ts";
import { type InboxFile } from "../intake/inbox.ts";
import { readRegister } from "../intake/register.ts";
import { stoppedLine } from "../intake/stopped.ts";
import { readReference } from "../reference/reference.ts";
import { collectFolder, type Collecting } from "./from-folder.ts";
import { collectHttps } from "./from-https.ts";
import { readSources, type Source } from "./source.ts";

/**
 * Brings what the folder's sources have into its inbox. What is wrong with one of them is told, and stops neither the
 * others nor the load.
 */
export async function collect(
  folder: DataFolder,
  { isSteady = () => true }: { isSteady?: (file: InboxFile) => boolean } = {},
): Promise<string[]> {
  const { sources, problems } = readSources(folder);
  if (sources.size === 0) return problems;
  const collecting: Collecting = {
    folder,
    isSteady,
    known: new Set(readRegister(folder).map(({ sha256 }) => sha256)),
    units: new Set(
      readReference(folder.path).places.flatMap((place) =>
        place.place_level === "unit" ? place.place_id : [],
      ),
    ),
  };
  for (const [name, source] of sources)
    problems.push(
      ...(await problemsOfOne(name, source, collecting)).map((line) => `Kilden ${name}: ${line}`),
    );
  return problems;
}

async function problemsOfOne(name: string, source: Source, collecting: Collecting): Promise<string[]> {
  try {
    return source.kind === "https"
      ? await collectHttps(name, source, collecting, process.env)
      : await collectFolder(name, source, collecting);
  } catch (error) {
    return [stoppedLine(error)];
  }
}
