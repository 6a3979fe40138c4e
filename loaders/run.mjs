import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { madeProgram } from "./made-program.mjs";

// node loaders/run.mjs <program.ts> [options]: the program is told the same as if Node ran it itself.
const [node, , program, ...options] = process.argv;
const made = await madeProgram(program).catch((error) => {
  console.error(`Programmet kunne ikke gjøres klart: ${error.message}`);
  process.exit(1);
});
process.argv = [node, realpathSync(resolve(program)), ...options];
await import(made);
