import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { renameOver } from "../intake/durable-file.ts";
import { Stopped } from "../intake/stopped.ts";
import { baseline, claim, publishedFigure } from "../reference/lists.ts";
import { listText } from "../reference/list-text.ts";
import { codeLists, readReference, type Reference } from "../reference/reference.ts";
import { chosenUnits, placesOf } from "./chosen-units.ts";
import { withFaults, type Faulty } from "./faults.ts";
import { asOf, knownAt, monthlyReports } from "./monthly-reports.ts";
import { makeNorway, type Norway } from "./norway.ts";
import { publishedFigures } from "./published-figures.ts";
import { sampleRegister } from "./register.ts";
import { sampleBaselines } from "./sample-baselines.ts";
import { sampleClaims } from "./sample-claims.ts";
import { sampleEvents } from "./sample-events.ts";
import { sampleFiles, type SampleFile } from "./sample-files.ts";
import { sampleVersion, settingsOf } from "./sample-is-current.ts";
import { placeTruths, unitMonthTruths } from "./truth.ts";

export interface SampleOptions {
  seed: number;
  from: string;
  to: string;
  /** How many units, or which; null is all. */
  units: number | string[] | null;
  /** Nothing changes but by chance. */
  flat?: boolean;
}

/** A sample before it is written. */
export interface Sample {
  nation: Norway;
  faulty: Faulty;
  inbox: SampleFile[];
  /** The other files of the folder, by path. */
  texts: Map<string, string>;
}

/** Makes a data folder of made-up Norway. An older sample there is replaced whole; anything else is left alone. */
export async function writeSample(
  path: string,
  options: SampleOptions,
  progress: (done: number, all: number) => void,
): Promise<Sample> {
  const folder = resolve(path);
  await refuseWhatIsNotOurs(folder);
  const made = sample(options);
  // What an interrupted run left behind is of no use to this one.
  const beside = `${folder}.part`;
  await rm(beside, { recursive: true, force: true });
  try {
    for (const part of ["inbox", "reference", "record"]) await mkdir(join(beside, part), { recursive: true });
    for (const [name, text] of made.texts) await writeFile(join(beside, name), text);
    let done = 0;
    await fewAtATime(made.inbox, async (file) => {
      await writeFile(join(beside, "inbox", file.name), await file.bytes());
      progress(++done, made.inbox.length);
    });
    await takePlace(beside, folder);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  return made;
}

/** The sample of a seed: the same options give the same names and bytes. */
export function sample(options: SampleOptions): Sample {
  const { nation, faulty, reference } = sampleNation(options);
  const inbox = sampleFiles(nation, faulty.months, codeLists(reference));
  return { nation, faulty, inbox, texts: texts(nation, faulty, inbox, reference, options) };
}

/** What truly happened in the sample of a seed, what was sent of it, and the lists that it is held against. */
export function sampleNation({ seed, from, to, units, flat = false }: SampleOptions): Pick<
  Sample,
  "nation" | "faulty"
> & {
  reference: Reference;
} {
  const reference = readReference();
  const register = sampleRegister(reference.places);
  const chosen = units === null ? undefined : chosenUnits(register, units);
  const places = chosen ? placesOf(register, chosen) : register;
  const nation = makeNorway(seed, {
    from,
    to,
    places: register,
    ...(chosen && { units: chosen }),
    ...(flat && { effects: [] }),
  });
  const faulty = withFaults(seed, monthlyReports(nation, reference.thresholds), knownAt(nation));
  return { nation, faulty, reference: { ...reference, places } };
}

/** The key that a sample's folder hashes persons with. */
export function samplePersonKey(seed: number): string {
  return createHash("sha256").update(`person key ${seed}`).digest("hex");
}

function texts(
  nation: Norway,
  faulty: Faulty,
  inbox: SampleFile[],
  reference: Reference,
  options: SampleOptions,
): Map<string, string> {
  const months = unitMonthTruths(faulty, nation.months.at(-1)?.ends_at ?? 0);
  const truth = {
    ...options,
    effects: nation.effects,
    places: placeTruths(nation, months),
    unit_months: months,
  };
  return new Map([
    ["inbox/received.csv", receivedList(inbox)],
    ["reference/places.csv", listText(reference.places)],
    ["reference/events.csv", listText(sampleEvents(reference.events, reference.places))],
    // Lists without rows, or the project's would be read instead.
    ["reference/baselines.csv", listText(sampleBaselines(reference.places), Object.keys(baseline.shape))],
    [
      "reference/published-figures.csv",
      listText(publishedFigures(nation), Object.keys(publishedFigure.shape)),
    ],
    ["reference/claims.csv", listText(sampleClaims(nation, reference.places), Object.keys(claim.shape))],
    ["record/person.key", `${samplePersonKey(options.seed)}\n`],
    [
      "folder.json",
      `${JSON.stringify({ ...settings(nation), ...options, sample_version: sampleVersion }, null, 2)}\n`,
    ],
    ["truth.json", `${JSON.stringify({ ...truth, faults: faultyFiles(faulty, inbox) })}\n`],
  ]);
}

function settings(nation: Norway) {
  return {
    made_up: true,
    title: "Eksempeldata: et oppdiktet Norge",
    as_of: asOf(nation),
    known_at: isoTime(knownAt(nation)),
  };
}

function receivedList(inbox: SampleFile[]): string {
  return ["name;received_at", ...inbox.map((file) => `${file.name};${isoTime(file.received_at)}`), ""].join(
    "\n",
  );
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000", "");
}

/** The faults with the whole names of their files. */
function faultyFiles({ faults }: Faulty, inbox: SampleFile[]) {
  const whole = new Map(inbox.map(({ name }) => [name.slice(0, name.lastIndexOf(".")), name]));
  return faults.map(({ name, mended_by, ...fault }) => ({
    ...fault,
    file: whole.get(name),
    mended_by: mended_by === null ? null : whole.get(mended_by),
  }));
}

/** Replaces only a sample of ours, or nothing. */
async function refuseWhatIsNotOurs(folder: string): Promise<void> {
  if (!existsSync(folder) || settingsOf(folder)) return;
  if ((await readdir(folder)).length > 0)
    throw new Stopped(
      `Mappen «${folder}» holder noe annet enn eksempeldata og blir ikke rørt. Velg en annen mappe.`,
    );
}

async function takePlace(beside: string, folder: string): Promise<void> {
  const old = `${folder}.old`;
  await rm(old, { recursive: true, force: true });
  if (existsSync(folder)) await renameOver(folder, old);
  await renameOver(beside, folder);
  await rm(old, { recursive: true, force: true });
}

/** Some at a time: more would only wait for the disk, and hold more in memory. */
async function fewAtATime<T>(all: T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const worker = async () => {
    for (const one of left) await act(one);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
