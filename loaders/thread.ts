import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** Begins a program of ours in a thread of its own. */
export function threadOf(program: URL, workerData: unknown): Worker {
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(programOf(program))}`), {
    workerData,
    // Texts of millions of figures pass through: with little room for what is new, it would be looked through over and over.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
}

/** What a program of ours tells its parent once, from a thread of its own. Throws what it throws, or where it tells nothing. */
export async function answerOfThread<Answer>(program: URL, workerData: unknown): Promise<Answer> {
  const thread = threadOf(program, workerData);
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error(`${program.pathname} stopped without an answer`)));
  });
}

const programOf = (program: URL) => `
  const { madeProgram } = await import(${JSON.stringify(new URL("made-program.mjs", import.meta.url))});
  await import(await madeProgram(${JSON.stringify(fileURLToPath(program))}));`;
