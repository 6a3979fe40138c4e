import { Worker } from "node:worker_threads";

/**
 * Runs a program of ours in a thread of its own; the answer is what it tells its parent. Node's own threads know no
 * TypeScript, and inherit from a program begun with tsx alone.
 */
export async function answerOfThread<Answer>(program: URL, workerData: unknown): Promise<Answer> {
  const begun = `
    const { register } = await import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))});
    register();
    await import(${JSON.stringify(program.href)});`;
  const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(begun)}`), {
    workerData,
    // Texts of millions of figures pass through: with little room for what is new, it would be looked through over and over.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error(`${program.pathname} stopped without an answer`)));
  });
}
