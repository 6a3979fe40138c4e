import { fileURLToPath } from "node:url";

const runner = fileURLToPath(new URL("run.mjs", import.meta.url));

/** What Node is given to run a program of ours in a process of its own; the options of the program come after. */
export const runOf = (program: string): string[] => [runner, program];
