import { Temporal } from "temporal-polyfill";
import { loadFolder } from "../loaders/intake/load-folder.ts";

// Loads a folder as the command does, and prints when each of its parts began, as JSON.
const began = [{ part: "start", seconds: 0 }];
const [folder = ""] = process.argv.slice(2);
await loadFolder({
  folder,
  now: Temporal.Now.instant(),
  onProgress(line) {
    const part = line.replace(/\d+( av \d+)?/, "").replaceAll(/\s+/g, " ");
    if (began.at(-1)?.part !== part) began.push({ part, seconds: performance.now() / 1000 });
  },
});
console.log(JSON.stringify([...began, { part: "ferdig", seconds: performance.now() / 1000 }]));
