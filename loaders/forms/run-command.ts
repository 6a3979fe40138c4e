import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { runOf } from "../run-of.ts";

/** What a command of ours did: its exit code, what it writes, and what it says of what went wrong. */
export interface Done {
  status: number | null;
  written: string;
  told: string;
}

/** Runs a command of ours in a folder. */
export function runCommand(cwd: string, command: string, options: string[]): Done {
  const done = spawnSync(process.execPath, [...runOf(resolve("loaders", command)), ...options], {
    cwd,
    encoding: "utf8",
  });
  return { status: done.status, written: done.stdout, told: done.stderr };
}

let times = 0;

/**
 * The same in this process, where what the command is made of has been read: a second of a processor less. For commands whose
 * first run in a process of its own a test has seen, and that end by their exit code alone.
 */
export async function commandHere(cwd: string, command: string, options: string[]): Promise<Done> {
  const program = resolve("loaders", command);
  const usual = { cwd: process.cwd(), argv: process.argv, exitCode: process.exitCode };
  const { log, error } = console;
  const write = process.stdout.write;
  const said = { written: "", told: "" };
  process.stdout.write = (text) => {
    said.written += String(text);
    return true;
  };
  console.log = (line: string) => process.stdout.write(`${line}\n`);
  console.error = (line: string) => {
    said.told += `${line}\n`;
  };
  process.argv = [process.execPath, program, ...options];
  process.chdir(cwd);
  times += 1;
  try {
    // A program of its own each time: it does its work as it is read.
    await import(/* @vite-ignore */ `${program}?${times}`);
    return { status: Number(process.exitCode), ...said };
  } finally {
    process.chdir(usual.cwd);
    process.argv = usual.argv;
    process.exitCode = usual.exitCode;
    process.stdout.write = write;
    console.log = log;
    console.error = error;
  }
}
