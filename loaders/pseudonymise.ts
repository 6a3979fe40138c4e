import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { pseudonymsOf } from "./check/keyed-pseudonyms.ts";
import { pseudonymisedWorkbook } from "./check/pseudonymised-workbook.ts";
import { notUnderstood, understood } from "./forms/command-options.ts";
import { maskIdentity } from "./forms/mask-identity.ts";
import { findNationalIdentity } from "./forms/national-identity.ts";
import { writeAsked } from "./forms/write-asked.ts";
import { saidIn } from "./forms/said.ts";
import { Stopped, stoppedLine } from "./intake/stopped.ts";
import { Unreadable } from "./readers/unreadable.ts";

const usage = `Bruk: npm run pseudonymise -- <fil med ett nummer på hver linje> [--key-file <fil med nøkkelen>]
      npm run pseudonymise -- <rapport.xlsx> --out <ny fil.xlsx> [--key-file <fil med nøkkelen>]
      Uten --key-file spørres det om nøkkelen. Den vises og lagres ikke.`;

// Directorates' keys are made by a machine; a short one can be guessed, and every pseudonym with it.
const shortestKey = 16;

process.exitCode = await main();

/** 0 when the pseudonyms are written, 1 when they could not be made, 2 when the command was not understood. */
async function main(): Promise<number> {
  try {
    const { path, keyPath, out } = options();
    if (!existsSync(path)) throw new Stopped(`Fant ikke filen «${maskIdentity(path)}».`);
    if (out !== undefined && existsSync(out))
      throw new Stopped(`${maskIdentity(out)} finnes alt, og blir ikke skrevet over. Velg et annet navn.`);
    const key = (keyPath === undefined ? await askedKey() : keyIn(keyPath)).trim();
    if (key.length < shortestKey)
      throw new Stopped(`Nøkkelen er for kort: den skal ha minst ${shortestKey} tegn.`);
    if (out === undefined) await writePseudonyms(path, key);
    else await writeReport(path, key, out);
    return 0;
  } catch (error) {
    if (error instanceof Unreadable) {
      console.error(`Filen kan ikke leses som en arbeidsbok: fant ${saidIn(error.found, "nb")}.`);
      return 1;
    }
    console.error(stoppedLine(error));
    return error instanceof Stopped && error.message.includes(usage) ? 2 : 1;
  }
}

/** The pseudonym of each line of a file, in their order. */
async function writePseudonyms(path: string, key: string): Promise<void> {
  const identities = textOf(path)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  if (identities.some((line) => line.includes(key)))
    throw new Stopped("Nøkkelen står i filen med numrene. Ta den bort derfra; ingenting er skrevet.");
  process.stdout.write(`${(await pseudonymsOf(identities, key)).join("\n")}\n`);
}

/** The report with pseudonyms in a new file; the file that was given is only read. */
async function writeReport(path: string, key: string, out: string): Promise<void> {
  if (findNationalIdentity(out))
    throw new Stopped("Navnet etter --out holder et fødselsnummer. Velg et annet navn.");
  const { bytes, replaced } = await pseudonymisedWorkbook(path, readFileSync(path), key);
  writeAsked(out, bytes, { flag: "wx", mode: 0o600 });
  const persons = replaced === 1 ? "1 nummer er byttet" : `${replaced} numre er byttet`;
  console.log(`${persons} med pseudonym. Send ${out}; filen du ga, er som den var.`);
}

function options(): { path: string; keyPath: string | undefined; out: string | undefined } {
  const { values, positionals } = understood(
    () =>
      parseArgs({
        allowPositionals: true,
        options: { "key-file": { type: "string" }, out: { type: "string" } },
      }),
    usage,
  );
  const [path, more] = positionals;
  if (path === undefined || more !== undefined)
    throw notUnderstood("Oppgi én fil med numre, eller én rapport og --out.", usage);
  if (values.out === undefined && /\.xlsx$/i.test(path))
    throw notUnderstood("--out mangler: hvor skal rapporten med pseudonymer ligge?", usage);
  return { path, keyPath: values["key-file"], out: values.out };
}

function textOf(path: string): string {
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
