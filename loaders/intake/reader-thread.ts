import { parentPort, workerData } from "node:worker_threads";
import { arrivalOf } from "./arrivals.ts";
import { hashedPerson } from "./person-key.ts";
import { formsOf, readReport } from "./read-report.ts";
import { type AskedOfThread, type HandedOver, type ReadByThread } from "./second-reader.ts";

// Reads the files that another thread hands over, one after the other.
const { reference, overrides, key }: HandedOver = workerData;
const forms = formsOf(reference, (person) => hashedPerson(person, key));

parentPort?.on("message", async ({ number, bytes, line, profile }: AskedOfThread) => {
  // Who asked reads it then, and meets what is wrong.
  const report = await readReport(bytes, arrivalOf(line, { reference, overrides }), forms, profile).catch(
    () => undefined,
  );
  const read: ReadByThread = { number, report };
  parentPort?.postMessage(read, []);
});
