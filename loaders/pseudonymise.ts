import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { pseudonymsOf } from "./check/keyed-pseudonyms.ts";
import { notUnderstood, understood } from "./forms/command-options.ts";
import { Stopped, stoppedLine } from "./intake/stopped.ts";

const usage = `Bruk: npm run pseudonymise -- <fil med ett nummer på hver linje> [--key-file <fil med nøkkelen>]
      Uten --key-file spørres det om nøkkelen. Den vises og lagres ikke.`;

// Directorates' keys are made by a machine; a short one can be guessed, and every pseudonym with it.
const shortestKey = 16;

process.exitCode = await main();

/** 0 when the pseudonyms are written, 1 when they could not be made, 2 when the command was not understood. */
async function main(): Promise<number> {
  try {
    const { path, keyPath } = options();
    const identities = textOf(path)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== "");
    const key = (keyPath === undefined ? await askedKey() : keyIn(keyPath)).trim();
    if (key.length < shortestKey)
      throw new Stopped(`Nøkkelen er for kort: den skal ha minst ${shortestKey} tegn.`);
    if (identities.some((line) => line.includes(key)))
      throw new Stopped("Nøkkelen står i filen med numrene. Ta den bort derfra; ingenting er skrevet.");
    process.stdout.write(`${(await pseudonymsOf(identities, key)).join("\n")}\n`);
    return 0;
  } catch (error) {
    console.error(stoppedLine(error));
    return error instanceof Stopped && error.message.includes(usage) ? 2 : 1;
  }
}

function options(): { path: string; keyPath: string | undefined } {
  const { values, positionals } = understood(
    () => parseArgs({ allowPositionals: true, options: { "key-file": { type: "string" } } }),
    usage,
  );
  const [path, more] = positionals;
  if (path === undefined || more !== undefined) throw notUnderstood("Oppgi én fil med numre.", usage);
  return { path, keyPath: values["key-file"] };
}

function textOf(path: string): string {
  if (!existsSync(path)) throw new Stopped(`Fant ikke filen «${path}».`);
  return readFileSync(path, "utf8").replace(/^\ufeff/, "");
}

// Where the key itself was typed in place of its file, an answer that repeats it would be a key in a log.
function keyIn(path: string): string {
  if (!existsSync(path)) throw new Stopped("Fant ikke filen som --key-file skal peke på.");
  return textOf(path);
}

/** The key as it is typed, with nothing of it shown. */
async function askedKey(): Promise<string> {
  if (!process.stdin.isTTY)
    throw notUnderstood("Oppgi nøkkelen med --key-file, eller kjør fra en terminal.", usage);
  process.stderr.write("Nøkkel: ");
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asked = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await asked.question("");
  } finally {
    asked.close();
    process.stderr.write("\n");
  }
}
