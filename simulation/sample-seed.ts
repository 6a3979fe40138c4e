import { z } from "zod";
import { counted } from "./sample-counts.ts";
import { sampleVerdicts } from "./sample-verdicts.ts";

const asked = z.object({ seed: z.int(), trends: z.array(z.string()).nullable() });

/** A process of its own, which answers each seed it is sent with the counts of that sample's verdicts. */
process.on("message", (message) => void answer(message));

async function answer(message: unknown): Promise<void> {
  const { seed, trends } = asked.parse(message);
  process.send?.(counted(await sampleVerdicts(seed, trends)));
}
