import type { z } from "zod";
import { erasedFile } from "../erasure/erased-files.ts";
import { keptFigure } from "../erasure/kept-figures.ts";
import { givenOut } from "./given-out.ts";
import { heldRevision } from "./held-revisions.ts";
import { override } from "./overrides.ts";
import { registered } from "./registered-release.ts";
import { reportStep } from "./report-step.ts";
import { settledVerdict } from "./settled-verdicts.ts";
import { shownRelease } from "./shown-figures.ts";

/** What a line of each list of the record is, by the list's path in it. */
const lists: [RegExp, z.ZodType][] = [
  [/^erased\.jsonl$/, erasedFile],
  [/^erased-figures\.jsonl$/, keptFigure],
  [/^given-out\.jsonl$/, givenOut],
  [/^held-revisions\.jsonl$/, heldRevision],
  [/^overrides\.jsonl$/, override],
  [/^releases\/register\.jsonl$/, registered],
  [/^report-steps\.jsonl$/, reportStep],
  [/^settled-verdicts\.jsonl$/, settledVerdict],
  [/^shown-figures\.jsonl$/, shownRelease],
  [/^site-releases\/[^/]+\.jsonl$/, registered],
];

/** Whether a line of a list of the record can be read as what the list holds; of a list that is not ours, as JSON. */
export function isReadable(list: string, line: string): boolean {
  const path = list.replaceAll("\\", "/");
  const row = lists.find(([pattern]) => pattern.test(path))?.[1];
  try {
    const content: unknown = JSON.parse(line);
    return row === undefined || row.safeParse(content).success;
  } catch {
    return false;
  }
}
