import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandOptions } from "./forms/command-options.ts";
import { catalogueCsv, catalogueMarkdown } from "./forms/data-catalogue.ts";
import { allForms, dictionaryOfForms } from "./forms/dictionary-of-forms.ts";
import { jsonSchema } from "./forms/json-schema.ts";
import { Stopped, stoppedLine } from "./intake/stopped.ts";
import { codeLists, readReference } from "./reference/reference.ts";

const usage = "Bruk: npm run dictionary -- [--out <mappe>] [--data <mappe>]";

process.exitCode = main();

/** 0 when the catalogue is written, 1 when it could not be, 2 when the command was not understood. */
function main(): number {
  try {
    const { out = "datakatalog", data } = commandOptions(["out", "data"], usage);
    const reference = readReference(data);
    const lists = codeLists(reference);
    const forms = dictionaryOfForms(lists, "nb");
    mkdirSync(out, { recursive: true });
    const files: [string, string][] = [
      ...allForms(lists).map(({ form, title, schema }): [string, string] => [
        `${form.replaceAll("_", "-")}.schema.json`,
        `${JSON.stringify(jsonSchema(schema, title.nb), null, 2)}\n`,
      ]),
      ["datakatalog.csv", catalogueCsv(forms, reference.indicators)],
      ["datakatalog.md", catalogueMarkdown(forms, reference.indicators)],
    ];
    for (const [name, text] of files) writeFileSync(join(out, name), text);
    console.log(`Skrev ${files.map(([name]) => name).join(", ")} til ${out}`);
    return 0;
  } catch (error) {
    console.error(stoppedLine(error));
    return error instanceof Stopped ? 2 : 1;
  }
}
