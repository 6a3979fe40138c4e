import { statfsSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { problemsOf } from "./doctor/doctor.ts";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions } from "./forms/command-options.ts";
import { dataFolder, existingFolder } from "./intake/data-folder.ts";
import { heldBy } from "./intake/lock.ts";

const usage = "Bruk: npm run doctor -- [--data <mappe>] [--site <mappe>]";

// 0 when all is well, 1 when something is wrong or could not be looked at.
process.exitCode = await commandEnded(
  () => commandOptions(["data", "site"], usage),
  async ({ data = "data", site }) => {
    const { path } = existingFolder(data);
    const { bavail, bsize } = statfsSync(path);
    if (heldBy(dataFolder(data))?.running)
      console.log("En lasting holder på; noe av det som står under, kan være i ferd med å rettes.");
    const problems = await problemsOf({
      folder: data,
      site,
      now: Temporal.Now.instant(),
      free: bavail * bsize,
    });
    for (const problem of problems) console.error(problem);
    if (problems.length === 0) console.log(`Alt er i orden i ${data}.`);
    return problems.length === 0 ? 0 : 1;
  },
);
