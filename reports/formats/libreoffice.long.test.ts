import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { exampleDocument } from "../document/example-document.ts";
import { odsBytes, xlsxBytes } from "./spreadsheet.ts";
import { wordBytes } from "./word.ts";

const folder = mkdtempSync(join(tmpdir(), "libreoffice-"));

afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(!isInstalled())("LibreOffice opens the Word document and reads what was written", async () => {
  const [read = ""] = converted("report.docx", await wordBytes(exampleDocument()), "txt:Text");
  for (const line of [
    "Fengslene",
    "ikke rapportert",
    "Tabell 2. Timer, etter fengsel",
    "2. Samtale hver dag",
  ])
    expect(read).toContain(line);
  expect(read).not.toContain("TOC");
});

test.skipIf(!isInstalled()).each(["xlsx", "ods"])(
  "LibreOffice reads the figures of the .%s",
  async (format) => {
    const bytes = format === "xlsx" ? await xlsxBytes(exampleDocument()) : odsBytes(exampleDocument());
    const sheets = converted(`figures-${format}.${format}`, bytes, `csv:${everySheetAsStored}`);
    expect(sheets).toHaveLength(6);
    expect(sheets).toContainEqual(
      [
        "Tabell 1. Opphold begynt, etter fengsel [note 1] [note 2];;;",
        "Eksempeldata;;;",
        "Utkast;;;",
        "Fengsel;Opphold;Per 1000 fangedøgn;Andel selvskading",
        "Nordvik;1312;0.134567;14.2",
        "Sørvik;0;ikke rapportert;:",
        "",
      ].join("\n"),
    );
  },
);

// Semicolons, UTF-8, numbers as they are stored, not as they are shown, each sheet in a file of its own.
const everySheetAsStored = "Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1";

/** The files that LibreOffice makes of a file. */
function converted(name: string, bytes: Uint8Array, to: string): string[] {
  const out = join(folder, `${name}-out`);
  writeFileSync(join(folder, name), bytes);
  const home = `-env:UserInstallation=file://${folder}/home`;
  execFileSync("soffice", [home, "--headless", "--convert-to", to, "--outdir", out, join(folder, name)]);
  return readdirSync(out).map((file) => readFileSync(join(out, file), "utf8"));
}

function isInstalled(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
