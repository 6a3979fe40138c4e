import { Worker } from "node:worker_threads";

/** Begins a program of ours in a thread of its own. */
export function threadOf({ href }: URL, workerData: unknown): Worker {
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(programOf(href))}`), { workerData });
}

// Node's own threads know no TypeScript, and inherit from a program begun with tsx alone.
const programOf = (href: string) => `
  const { register } = await import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))});
  register();
  await import(${JSON.stringify(href)});`;
