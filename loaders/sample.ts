import { parseArgs } from "node:util";
import { z } from "zod";
import { commandEnded } from "./forms/command-ended.ts";
import { notUnderstood, understood } from "./forms/command-options.ts";
import { usualMonths } from "./sample/sample-is-current.ts";
import { writeSample } from "./sample/write-sample.ts";

const usage = `Bruk: npm run sample -- [--data <mappe>] [--seed <tall>] [--from ÅÅÅÅ-MM] [--to ÅÅÅÅ-MM]
                        [--units <antall eller id-er med komma>] [--flat]`;

process.exitCode = await commandEnded(options, async ({ folder, ...asked }) => {
  const { inbox, nation, faulty } = await writeSample(folder, asked, progress);
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  console.log(
    `${inbox.length} filer fra ${nation.units.length} enheter i ${folder}/inbox, ` +
      `${faulty.faults.length} av dem med feil som er lagt inn med vilje (se truth.json).`,
  );
  return 0;
});

function options() {
  const { values } = understood(
    () =>
      parseArgs({
        options: {
          data: { type: "string", default: "data/sample" },
          seed: { type: "string", default: "1" },
          from: { type: "string", default: usualMonths.from },
          to: { type: "string", default: usualMonths.to },
          units: { type: "string" },
          flat: { type: "boolean", default: false },
        },
      }),
    usage,
  );
  const { data: folder, from, to, flat } = values;
  const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
  const seed = z.coerce.number().int().nonnegative().safeParse(values.seed);
  if (!seed.success)
    throw notUnderstood(`--seed skal være et helt tall fra 0, ikke «${values.seed}».`, usage);
  for (const given of [from, to])
    if (!month.safeParse(given).success)
      throw notUnderstood(`Ventet en måned som 2026-03, ikke «${given}».`, usage);
  if (from > to) throw notUnderstood(`--from ${from} er etter --to ${to}.`, usage);
  return { folder, seed: seed.data, from, to, units: units(values.units), flat };
}

/** `8` is eight units; anything else is their ids with commas between. */
function units(given: string | undefined): number | string[] | null {
  if (given === undefined) return null;
  return /^[1-9]\d*$/.test(given) ? Number(given) : given.split(",").map((unitId) => unitId.trim());
}

function progress(done: number, all: number): void {
  if (process.stderr.isTTY && (done % 50 === 0 || done === all))
    process.stderr.write(`\r${done} av ${all} filer`);
}
