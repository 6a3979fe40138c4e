import { type ToldFinding } from "../forms/finding.ts";
import { norwegianTime } from "../forms/oslo-time.ts";
import { warnings, type FileResult, type LoadResult } from "./load-result.ts";

const filesOnTerminal = 50;
const findingsPerFile = 3;

/** The table of the files dealt with, each with its first findings. A terminal is shown no more than it can hold. */
export function fileTable(result: LoadResult, isTerminal: boolean): string {
  const { files } = result;
  const shown =
    isTerminal && files.length > filesOnTerminal ? faultsFirst(files).slice(0, filesOnTerminal) : files;
  const width = Math.max("Fil".length, ...shown.map(({ name }) => name.length));
  const header = line(width, ["Fil", "lest", "godtatt", "til side", "advarsler", "utfall"]);
  return [
    ...(files.length > 0 ? [header, ...shown.flatMap((file) => linesOf(file, width))] : []),
    ...(shown.length < files.length
      ? [`Viser ${shown.length} av ${files.length} filer, de med funn først.`]
      : []),
    ...summary(result),
  ].join("\n");
}

function linesOf(file: FileResult, width: number): string[] {
  const { name, rows_read, rows_accepted, rows_set_aside, findings } = file;
  // What was refused must be mended whole before it is sent again.
  const most = file.status === "refused" ? findings.length : findingsPerFile;
  const hidden = findings.length - most;
  return [
    line(width, [name, rows_read, rows_accepted, rows_set_aside, warnings(file), outcome(file)]),
    ...gravestFirst(findings)
      .slice(0, most)
      .map(({ message }) => `    ${message}`),
    ...(hidden > 0 ? [`    … og ${hidden} funn til; --json viser alle.`] : []),
  ];
}

function line(
  width: number,
  [name = "", read = "", accepted = "", aside = "", warned = "", text = ""]: (string | number)[],
) {
  return [
    String(name).padEnd(width),
    String(read).padStart(6),
    String(accepted).padStart(7),
    String(aside).padStart(8),
    String(warned).padStart(9),
    text,
  ].join("  ");
}

const outcomes = {
  accepted: "godtatt",
  accepted_with_rows_set_aside: "godtatt, med rader satt til side",
  refused: "avvist",
};

function outcome(file: FileResult): string {
  return file.known ? `kjent fra før (${became(file)})` : became(file);
}

function became({ status, rows_set_aside, findings }: FileResult): string {
  if (status === "accepted_with_rows_set_aside" && rows_set_aside === 0)
    return "godtatt, men felt i hodet er satt til side: måneden er ufullstendig";
  if (status === "accepted" && findings.some(({ rule }) => rule === "stated-count"))
    return "godtatt, men måneden er ufullstendig";
  return outcomes[status];
}

const gravity = ["refuses", "sets_aside", "warns", "notes"];

/** What concerns the whole file first, then by what it does to the rows. */
function gravestFirst(findings: ToldFinding[]): ToldFinding[] {
  return findings.toSorted((one, other) => rank(one) - rank(other));
}

function rank({ severity, row }: ToldFinding): number {
  return (row === null ? 0 : gravity.length) + gravity.indexOf(severity);
}

/** Refused files first, then those with most findings; otherwise as they stood. */
function faultsFirst(files: FileResult[]): FileResult[] {
  return files.toSorted((one, other) => (faults(one) === faults(other) ? 0 : faults(other) - faults(one)));
}

function faults({ status, findings }: FileResult): number {
  return status === "refused" ? Infinity : findings.length;
}

function summary({ files, readAgain, rebuilt, totals, afterKnownAt }: LoadResult): string[] {
  const count = (status: FileResult["status"]) =>
    files.filter((file) => !file.known && file.status === status).length;
  const known = files.filter((file) => file.known).length;
  const parts = [
    `${count("accepted")} godtatt`,
    `${count("accepted_with_rows_set_aside")} godtatt med rader satt til side`,
    `${count("refused")} avvist`,
    `${known} kjent fra før`,
  ];
  return [
    files.length === 0
      ? "Ingen nye filer."
      : `${files.length === 1 ? "1 fil" : `${files.length} filer`}: ${parts.join(", ")}.`,
    ...(readAgain > 0
      ? [
          readAgain === 1
            ? "1 fil ble lest på nytt fra arkivet."
            : `${readAgain} filer ble lest på nytt fra arkivet.`,
        ]
      : []),
    ...(afterKnownAt === undefined
      ? []
      : [
          `${afterKnownAt.files === 1 ? "1 fil" : `${afterKnownAt.files} filer`} kom etter ${norwegianTime(afterKnownAt.known_at)}, og tallene regnes av det som var kommet da (known_at i folder.json, eller --known-at). Det som står der, er lagret og teller ikke med ennå.`,
        ]),
    `I alt: plasseringer ${totals.placements}, åpne ${totals.open}, enheter ${totals.units}, måneder ${totals.months}.` +
      (rebuilt ? "" : " Databasen er uendret."),
  ];
}
