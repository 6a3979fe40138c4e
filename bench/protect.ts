import { sum } from "d3-array";
import { namedAudience } from "../loaders/protection/named-audience.ts";
import { builtDatabase } from "../loaders/built-database.ts";
import { existingFolder } from "../loaders/intake/data-folder.ts";
import { keepRelease } from "../loaders/protection/keep-release.ts";
import { protectedFigures } from "../loaders/protection/protected-figures.ts";

// Protects a loaded folder's figures for an audience beside all that its record has, keeps that as given out, and
// prints how long the first took, in seconds, and how many figures are shown, none, hidden and missing.
const [data = "", name = ""] = process.argv.slice(2);
const { connection, close } = await builtDatabase(data);
const started = performance.now();
const given = await protectedFigures(connection, namedAudience(name, data), { folder: data });
const seconds = (performance.now() - started) / 1000;
close();
await keepRelease(existingFolder(data), given, given.as_of);
const of = (what: "shown" | "zero" | "hidden" | "missing") => sum(given.tables, (table) => table[what]);
console.log(
  JSON.stringify({
    seconds,
    shown: of("shown"),
    zero: of("zero"),
    hidden: of("hidden"),
    missing: of("missing"),
  }),
);
