import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions } from "./forms/command-options.ts";
import { catalogueCsv, catalogueMarkdown } from "./forms/data-catalogue.ts";
import { allForms, dictionaryOfForms } from "./forms/dictionary-of-forms.ts";
import { jsonSchema } from "./forms/json-schema.ts";
import { makeAskedFolder } from "./forms/write-asked.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { codeLists, readReference } from "./reference/reference.ts";

const usage = "Bruk: npm run dictionary -- [--out <mappe>] [--data <mappe>]";

// 0 when the catalogue is written, 1 when it could not be.
process.exitCode = await commandEnded(
  () => commandOptions(["out", "data"], usage),
  async ({ out = "datakatalog", data }) => {
    const reference = readReference(data && existingFolder(data).path);
    const lists = codeLists(reference);
    const forms = dictionaryOfForms(lists, "nb");
    makeAskedFolder(out);
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
  },
);
