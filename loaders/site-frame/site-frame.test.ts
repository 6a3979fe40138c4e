import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FrameFacts } from "./frame-facts.ts";
import { givePageFiles } from "./page-files.ts";
import { frameKey, siteFrame } from "./site-frame.ts";

const work = mkdtempSync(join(tmpdir(), "frame-"));
const root = join(work, "pages");
const kept = join(work, "kept");
const data = join(work, "data");
const facts: FrameFacts = {
  title: "Sikkerhetsceller",
  dynamicPaths: ["/fengsel/oslo", "/fengsel/ila"],
  headers: { "/index": "<p>Forsiden</p>", "/fengsel/oslo": "<p>Oslo</p>", "/fengsel/ila": "<p>Ila</p>" },
  footer: "<p data-site-footer></p>",
};
const prison =
  "# Fengsel\n\n```js\nconst data = await FileAttachment(`../data/place/${observable.params.place}.json`).json();\n```\n";

beforeAll(async () => {
  for (const folder of [join(root, "fengsel"), join(data, "place")]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, "style.css"), "p {}");
  writeFileSync(join(root, "index.md"), "# Landet\n");
  writeFileSync(join(root, "fengsel", "[place].md"), prison);
  await siteFrame(root, facts, kept, join(work, "first"));
}, 60_000);

afterAll(() => rmSync(work, { recursive: true }));

/** Every file of a folder, by its name. */
const filesOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(join(work, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(join(work, folder).length), readFileSync(path, "utf8")]),
  );
const page = (folder: string, name: string) => readFileSync(join(work, folder, `${name}.html`), "utf8");

test("a frame holds every page, its own header and room for the last words, and no file of figures", () => {
  expect(page("first", "index")).toContain("Forsiden");
  expect(page("first", "fengsel/ila")).toContain("<p>Ila</p>");
  expect(page("first", "fengsel/ila")).toMatch(/<p data-site-footer/);
  expect(Object.keys(filesOf("first")).filter((name) => name.includes("_file"))).toEqual([]);
});

test("a frame that is kept is taken as it is, and is the one that would be made, byte for byte", async () => {
  const madeAt = () => statSync(join(kept, "made-from.txt")).mtimeMs;
  const before = madeAt();
  await siteFrame(root, facts, kept, join(work, "again"));
  expect(madeAt()).toBe(before);
  expect(filesOf("again")).toEqual(filesOf("first"));
  // Somebody's hand in what is kept is seen, and the frame made anew.
  writeFileSync(join(kept, "frame", "index.html"), "<p>Noe annet</p>");
  await siteFrame(root, facts, kept, join(work, "anew"));
  expect(madeAt()).not.toBe(before);
  expect(filesOf("anew")).toEqual(filesOf("first"));
}, 60_000);

test("a frame is known by every page, what draws it, the title, the pages there are and what stands above each", () => {
  const keys = [frameKey(root, facts)];
  for (const [name, text] of [
    ["index.md", "# Hele landet\n"],
    ["style.css", "p { margin: 0 }"],
    [join("fengsel", "rate.ts"), "export const rate = 1;"],
  ] as const) {
    const path = join(root, name);
    const was = existsSync(path) ? readFileSync(path) : undefined;
    writeFileSync(path, text);
    keys.push(frameKey(root, facts));
    if (was === undefined) rmSync(path);
    else writeFileSync(path, was);
  }
  for (const other of [
    { title: "Noe annet" },
    { dynamicPaths: ["/fengsel/oslo"] },
    { headers: { ...facts.headers, "/index": "<p>Ny forside</p>" } },
  ])
    keys.push(frameKey(root, { ...facts, ...other }));
  expect(new Set(keys).size).toBe(7);
  expect(frameKey(root, facts)).toBe(keys[0]);
});

test("a page reads the file with its figures under a name that changes with one figure, and its program's name too", async () => {
  const programs: string[] = [];
  for (const [value, into] of [
    [1, "one"],
    [2, "two"],
  ] as const) {
    for (const place of ["oslo", "ila"])
      writeFileSync(join(data, "place", `${place}.json`), `{"value":${place === "oslo" ? value : 0}}`);
    await siteFrame(root, facts, kept, join(work, into));
    givePageFiles(join(work, into), ["fengsel/ila.html", "fengsel/oslo.html"], data);
    const [, program = ""] = /<script type="module" src="\.\/([^"]+)"/.exec(page(into, "fengsel/oslo")) ?? [];
    const text = readFileSync(join(work, into, "fengsel", program), "utf8");
    const [, file = ""] = /"\.\.\/(_file\/data\/place\/oslo\.[0-9a-f]{8}\.json)"/.exec(text) ?? [];
    expect(readFileSync(join(work, into, file), "utf8")).toBe(`{"value":${value}}`);
    programs.push(program);
  }
  expect(new Set(programs).size).toBe(2);
  const changed = Object.keys(filesOf("two")).filter((name) => !(name in filesOf("one")));
  expect(changed.filter((name) => name.includes("ila"))).toEqual([]);
}, 60_000);

test("a page that reads a file which nobody wrote stops the build", async () => {
  await siteFrame(root, facts, kept, join(work, "bare"));
  rmSync(join(data, "place", "ila.json"));
  expect(() => givePageFiles(join(work, "bare"), ["fengsel/ila.html"], data)).toThrow("place/ila.json");
}, 60_000);
