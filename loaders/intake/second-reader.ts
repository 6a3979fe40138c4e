import { availableParallelism } from "node:os";
import { type Profile } from "../profiles/profile.ts";
import { type Override } from "../record/overrides.ts";
import { type Reference } from "../reference/reference.ts";
import { threadOf } from "../thread.ts";
import { ahead } from "./ahead.ts";
import { type RegisterLine } from "./register.ts";
import { type Report } from "./read-report.ts";

/** What reports are read with, as it can be handed to another thread. */
export interface HandedOver {
  reference: Reference;
  overrides: readonly Override[];
  key: string;
}

/** A file to be read, and how it came. */
export interface FileAsked {
  bytes: Uint8Array;
  line: Pick<RegisterLine, "name" | "received_at">;
  profile: Profile | undefined;
}

export interface AskedOfThread extends FileAsked {
  number: number;
}

/** What the thread read; nothing where it failed. */
export interface ReadByThread {
  number: number;
  report: Report | undefined;
}

/** A thread that reads files beside the one that has begun it. What it cannot read is left to that one. */
export interface SecondReader {
  read(file: FileAsked): Promise<Report | undefined>;
  end(): Promise<void>;
}

function secondReader(handedOver: HandedOver): SecondReader {
  const thread = threadOf(new URL("reader-thread.ts", import.meta.url), handedOver);
  const waiting = new Map<number, (report: Report | undefined) => void>();
  let asked = 0;
  let isOver = false;
  thread.on("message", ({ number, report }: ReadByThread) => {
    waiting.get(number)?.(report);
    waiting.delete(number);
  });
  const over = () => {
    isOver = true;
    for (const leave of waiting.values()) leave(undefined);
  };
  thread.on("error", over);
  thread.on("exit", over);
  return {
    read(file) {
      const number = asked++;
      if (isOver) return Promise.resolve(undefined);
      const read = new Promise<Report | undefined>((resolve) => waiting.set(number, resolve));
      const message: AskedOfThread = { ...file, number };
      thread.postMessage(message, []);
      return read;
    },
    async end() {
      await thread.terminate();
    },
  };
}

/** What the second thread was given of a file: the hash of the bytes, and what it reads in them. */
export interface ReadAhead {
  sha256: string;
  report: Promise<Report | undefined>;
}

/** Files that take less time to read than a second thread takes to begin. */
const few = 500;

/** What is done with a second thread, which reads some of so many files; of few, or with one processor, there is none. */
export async function withSecondReader(
  files: number,
  { reference, overrides, key }: HandedOver,
  work: (second: SecondReader | undefined) => Promise<void>,
  threads: number = files > few ? availableParallelism() : 1,
): Promise<void> {
  if (threads === 1) return work(undefined);
  const second = secondReader({ reference, overrides, key });
  return work(second).finally(() => second.end());
}

/** Files whose bytes wait for the second thread. */
const waiting = 32;

/** The items, every other one begun by the second thread some items before it is asked for. */
export function everyOther<Item>(
  items: readonly Item[],
  begin: (item: Item) => ReadAhead | undefined,
): Generator<[Item, ReadAhead | undefined]> {
  return ahead(items, (item, index) => (index % 2 === 1 ? begin(item) : undefined), waiting);
}
