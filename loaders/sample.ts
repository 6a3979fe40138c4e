import { parseArgs } from "node:util";
import { z } from "zod";
import { Stopped, stoppedLine } from "./intake/stopped.ts";
import { usualMonths } from "./sample/sample-is-current.ts";
import { writeSample } from "./sample/write-sample.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: "data/sample" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: usualMonths.from },
    to: { type: "string", default: usualMonths.to },
    units: { type: "string" },
    flat: { type: "boolean", default: false },
  },
});

try {
  const { inbox, nation, faulty } = await writeSample(values.data, options(), progress);
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  console.log(
    `${inbox.length} filer fra ${nation.units.length} enheter i ${values.data}/inbox, ` +
      `${faulty.faults.length} av dem med feil som er lagt inn med vilje (se truth.json).`,
  );
} catch (error) {
  console.error(stoppedLine(error));
  process.exitCode = 1;
}

function options() {
  const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
  const seed = z.coerce.number().int().nonnegative().safeParse(values.seed);
  if (!seed.success) throw new Stopped(`--seed skal være et helt tall fra 0, ikke «${values.seed}».`);
  for (const given of [values.from, values.to])
    if (!month.safeParse(given).success) throw new Stopped(`Ventet en måned som 2026-03, ikke «${given}».`);
  if (values.from > values.to) throw new Stopped(`--from ${values.from} er etter --to ${values.to}.`);
  return { seed: seed.data, from: values.from, to: values.to, units: units(values.units), flat: values.flat };
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
