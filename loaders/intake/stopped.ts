/** The work could not be done, for a reason the person at the terminal can mend: said in one Norwegian line. */
export class Stopped extends Error {}

/** The line for what stopped the program: our own words, the machine's in ours, or the error as it stands. */
export function stoppedLine(error: unknown): string {
  if (error instanceof Stopped) return error.message;
  if (!(error instanceof Error)) return `Stoppet: ${String(error)}`;
  const path = "path" in error && typeof error.path === "string" ? ` (${error.path})` : "";
  const known = machineFailure(error);
  if (known) return `${known[1]}${path}. Det som var lastet fra før, er urørt.`;
  return `Stoppet av en feil i programmet: ${error.message.split("\n")[0]}`;
}

/** Whether it is the machine that fails: no disk, no memory, no rights. */
export function isMachineFailure(error: Error): boolean {
  return machineFailure(error) !== undefined;
}

function machineFailure(error: Error): [RegExp, string] | undefined {
  return machineFailures.find(([pattern]) => pattern.test(errorCode(error) + error.message));
}

const machineFailures: [RegExp, string][] = [
  [/ENOSPC|EDQUOT|No space left|disk full/i, "Disken er full"],
  [/EFBIG|File too large/i, "Filen er større enn disken eller brukeren har lov til å skrive"],
  [/EROFS|Read-only file system/i, "Mappen kan bare leses"],
  [/EACCES|EPERM|Permission denied/i, "Mangler rettigheter til en fil eller mappe"],
  [/EMFILE|ENFILE/i, "For mange åpne filer"],
  [/EIO|I\/O error/i, "Disken svarer ikke som den skal"],
  [/Out of Memory|ENOMEM/i, "Minnet strakk ikke til"],
];

/** Whether an error is the operating system's, with this code. */
export function isCode(error: unknown, ...codes: string[]): boolean {
  return (
    error instanceof Error && "code" in error && typeof error.code === "string" && codes.includes(error.code)
  );
}

function errorCode(error: Error): string {
  return "code" in error && typeof error.code === "string" ? `${error.code} ` : "";
}
