import { cpSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { usualMonths } from "../loaders/sample/sample-is-current.ts";
import { run } from "./program.ts";
import { copyProject } from "./project-copy.ts";
import { reportSteps } from "./reports.ts";
import type { Step } from "./step.ts";

/** Made-up Norway from nothing to its site, and again after one more month. */
export function* nationSteps(folder: string): Generator<Step> {
  const data = join(folder, "norway");
  const heldBack = join(folder, "last-month");
  const copy = join(folder, "project");
  const buildSite = () => run("loaders/build-site.ts", ["--data", data, "--out", join(folder, "site")], copy);
  copyProject(copy);

  yield { step: "made-up Norway made", ...run("loaders/sample.ts", ["--data", data], copy), limit: 30 };
  holdBackLastMonth(join(data, "inbox"), heldBack);
  yield* loadSteps("all but the last month loaded", data, copy, 30);
  yield resultsStep(join(data, "safety-cells.duckdb"), join(folder, "made-anew.duckdb"), copy);
  yield* reportSteps(folder, copy);
  yield { step: "its site built from cold", ...buildSite(), limit: 60 };
  cpSync(heldBack, join(data, "inbox"), { recursive: true });
  yield* loadSteps("one more month loaded", data, copy, 5);
  yield { step: "its site built again", ...buildSite(), limit: 20 };
}

/** `npm start` in a project where nothing was made yet, and the next time, but for the serving itself. */
export function* startSteps(folder: string): Generator<Step> {
  const copy = join(folder, "fresh-project");
  copyProject(copy);
  yield {
    step: "npm start on a fresh machine",
    ...run("loaders/start.ts", ["--no-serve"], copy),
    limit: 120,
  };
  yield { step: "npm start the next time", ...run("loaders/start.ts", ["--no-serve"], copy), limit: 15 };
}

/** The reports of the last month are put aside, and when each came is put with them. */
function holdBackLastMonth(inbox: string, heldBack: string): void {
  mkdirSync(heldBack);
  for (const name of readdirSync(inbox).filter((each) => each.includes(usualMonths.to)))
    renameSync(join(inbox, name), join(heldBack, name));
  cpSync(join(inbox, "received.csv"), join(heldBack, "received.csv"));
}

/** Every verdict, interval and chart figure of all places and months, made anew. */
function resultsStep(database: string, copy: string, project: string): Step {
  const { said } = run("bench/results-of-nation.ts", [database, copy], project);
  return { step: "  of it verdicts, intervals and chart figures", seconds: Number(said), limit: 10 };
}

const begun = z.array(z.object({ part: z.string(), seconds: z.number() }));

function* loadSteps(step: string, data: string, copy: string, limit: number): Generator<Step> {
  const { seconds, said } = run("bench/load-in-parts.ts", [data], copy);
  yield { step, seconds, limit };
  const parts = begun.parse(JSON.parse(said));
  for (const [i, { part, seconds: from }] of parts.entries()) {
    const until = parts[i + 1]?.seconds;
    if (until !== undefined) yield { step: `  ${part}`, seconds: until - from };
  }
}
