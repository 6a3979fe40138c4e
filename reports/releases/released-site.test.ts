import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataFolder, type DataFolder } from "../../loaders/intake/data-folder.ts";
import { heldBy } from "../../loaders/intake/lock.ts";
import { pointerOf, readPointer, releasesOfSite } from "../../loaders/release-pointer.ts";
import { serve } from "../../loaders/serve.ts";
import { filesBelow } from "./release-chain.ts";
import { brokenSite, siteChain } from "./site-chain.ts";
import { releaseSite, showAgain, type SiteMaking } from "./released-site.ts";

let work: string;
let folder: DataFolder;
let site: string;

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "site-release-"));
  folder = dataFolder(join(work, "data"));
  site = join(work, "sites", "offentlig");
  mkdirSync(folder.record, { recursive: true });
});
afterEach(() => rmSync(work, { recursive: true }));

const about: SiteMaking["about"] = async () => ({
  as_of: "2026-11-20",
  known_at: 1_795_000_000,
  version: "1",
  program_sha256: "0".repeat(64),
  made_from: [],
  made_up: true,
  fingerprint: "f",
});

/** A site of three files that says a number. */
const siteOf = (stays: number) => async (into: string) => {
  for (const [name, content] of [
    ["index.html", `<h1>${stays} opphold</h1>`],
    ["404.html", "<h1>Siden finnes ikke</h1>"],
    ["_file/data/site.json", `{"stays":${stays}}`],
  ] as const) {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    writeFileSync(join(into, name), content);
  }
};

const of = () => ({ folder, audience: "offentlig", site });
const release = (stays: number, on = "2026-11-26") =>
  releaseSite(of(), { on, about, build: siteOf(stays), key: undefined });
const shown = () => {
  const { release: name = "" } = readPointer(site) ?? {};
  return readFileSync(join(releasesOfSite(site), name, "site", "index.html"), "utf8");
};
const broken = () => brokenSite(folder, site, undefined).broken;

test("what a release says it is made of is asked when no load can change it any more", async () => {
  let held: ReturnType<typeof heldBy>;
  const asked: SiteMaking["about"] = async () => {
    held = heldBy(folder);
    return about();
  };
  await releaseSite(of(), { on: "2026-11-26", about: asked, build: siteOf(3), key: undefined });
  expect(held).toEqual({ process: process.pid, running: true });
});

test("a release is shown when it is whole; the one before stays, and can be shown again", async () => {
  const first = await release(3);
  expect(first.folder).toBe("0001_2026-11-26");
  const second = await release(4, "2027-02-26");
  expect(shown()).toContain("4 opphold");
  expect(brokenSite(folder, site, undefined)).toEqual({ releases: 2, broken: [] });
  await showAgain(of(), first.folder);
  expect(shown()).toContain("3 opphold");
  expect(broken()).toEqual([]);
  await expect(showAgain(of(), "0003_2027-05-26")).rejects.toThrow(
    "Fant ingen utgivelse «0003_2027-05-26» for offentlig. De som er utgitt, er 0001_2026-11-26, 0002_2027-02-26.",
  );
  expect(second.number).toBe(2);
});

test("a manifest says which files, audience, day and inputs, and nothing of the machine it was made on", async () => {
  const { folder: name, manifest_sha256 } = await release(3);
  const text = readFileSync(join(releasesOfSite(site), name, "manifest.json"), "utf8");
  expect(JSON.parse(text)).toMatchObject({
    number: 1,
    release: "0001_2026-11-26",
    audience: "offentlig",
    released_on: "2026-11-26",
    as_of: "2026-11-20",
    previous_manifest: null,
    files: [
      { name: "site/404.html" },
      { name: "site/_file/data/site.json", bytes: 11 },
      { name: "site/index.html" },
    ],
  });
  expect(text).not.toContain(work);
  const second = await release(4);
  expect(
    JSON.parse(readFileSync(join(releasesOfSite(site), second.folder, "manifest.json"), "utf8")),
  ).toMatchObject({ previous_manifest: manifest_sha256 });
});

test("a changed byte anywhere in any file is found: pages, data, manifests, register, pointer", async () => {
  await release(3);
  await release(4);
  const files = [work].flatMap((root) => filesBelow(root).map((name) => join(root, name)));
  expect(files).toHaveLength(2 * 4 + 2);
  for (const path of files) {
    const before = readFileSync(path);
    const step = Math.ceil(before.length / 40);
    for (let at = 0; at < before.length; at += step) {
      const after = Buffer.from(before);
      after[at] = (after[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(path, after);
      expect(said(), `${path}, byte ${at}`).not.toEqual([]);
    }
    writeFileSync(path, before);
  }
  expect(broken()).toEqual([]);
});

/** What is told of a folder, also when it is told by stopping. */
function said(): string[] {
  try {
    return broken();
  } catch (error) {
    return [String(error)];
  }
}

test("a file put in, taken away or left empty is found, and a chain with a link taken out of it", async () => {
  const first = await release(3);
  await release(4);
  await release(5);
  const page = join(releasesOfSite(site), first.folder, "site", "index.html");
  const extra = join(dirname(page), "_file", "data", "mer.json");
  writeFileSync(extra, "");
  expect(broken()).toEqual([`${extra} står ikke i manifestet.`]);
  rmSync(extra);
  const content = readFileSync(page);
  rmSync(page);
  expect(broken()).toEqual([`${page} mangler.`]);
  writeFileSync(page, content);
  const { register } = siteChain(folder, "offentlig", site);
  const whole = readFileSync(register, "utf8");
  const [one, , three] = whole.split("\n");
  writeFileSync(register, `${one}\n${three}\n`);
  expect(broken().length).toBeGreaterThan(1);
  writeFileSync(register, whole);
  rmSync(pointerOf(site));
  expect(broken()).toEqual([`${pointerOf(site)} mangler.`]);
});

test("a build that fails, at any point, leaves the old release shown and no trace; the next one goes on from there", async () => {
  await release(3);
  const failures: SiteMaking["build"][] = [
    () => Promise.reject(new Error("no more room")),
    async (into) => {
      await siteOf(4)(into);
      throw new Error("no more room");
    },
    // Built, but with no front page.
    (into) => siteOf(4)(into).then(() => rmSync(join(into, "index.html"))),
    // A file that cannot be read back.
    (into) =>
      siteOf(4)(into).then(() => {
        rmSync(join(into, "404.html"));
        mkdirSync(join(into, "..", "manifest.json"), { recursive: true });
      }),
  ];
  for (const build of failures) {
    await expect(releaseSite(of(), { on: "2026-11-27", about, build, key: undefined })).rejects.toThrow();
    expect(shown()).toContain("3 opphold");
    expect(readdirSync(releasesOfSite(site))).toEqual(["0001_2026-11-26"]);
    expect(broken()).toEqual([]);
  }
  expect((await release(4)).number).toBe(2);
  expect(shown()).toContain("4 opphold");
});

test("what cannot be registered or pointed at leaves the old release shown, and the next release mends it", async () => {
  await release(3);
  const { register } = siteChain(folder, "offentlig", site);
  // The release gets its name, and then not its line.
  const whole = readFileSync(register);
  await releaseButFor(register);
  expect(shown()).toContain("3 opphold");
  writeFileSync(register, whole);
  // It gets its line now; the one made anew is the third.
  expect((await release(4)).number).toBe(3);
  // It gets its line, and then the pointer cannot be changed.
  await releaseButFor(pointerOf(site));
  expect(shown()).toContain("4 opphold");
  expect(broken()).toEqual([]);
  expect((await release(6)).number).toBe(5);
  expect(broken()).toEqual([]);
});

/** A release during which a file turns into a folder that nothing can be written to; it is as before when that is over. */
async function releaseButFor(path: string): Promise<void> {
  const before = readFileSync(path);
  const build = async (into: string) => {
    await siteOf(5)(into);
    rmSync(path);
    mkdirSync(join(path, "in the way"), { recursive: true });
  };
  await expect(releaseSite(of(), { on: "2026-11-28", about, build, key: undefined })).rejects.toThrow();
  rmSync(path, { recursive: true });
  writeFileSync(path, before);
}

test("a process killed in the middle of a build leaves the old release shown, and the next one clears what it left", async () => {
  await release(3);
  const program = `
    import { dataFolder } from ${JSON.stringify(join(import.meta.dirname, "../../loaders/intake/data-folder.ts"))};
    import { releaseSite } from ${JSON.stringify(join(import.meta.dirname, "released-site.ts"))};
    import { mkdirSync, writeFileSync } from "node:fs";
    const [data, site] = process.argv.slice(-2);
    await releaseSite({ folder: dataFolder(data), audience: "offentlig", site }, {
      on: "2026-11-29", about: async () => (${JSON.stringify(await about())}), key: undefined,
      async build(into) {
        mkdirSync(into, { recursive: true });
        writeFileSync(into + "/index.html", "4 opphold");
        process.stdout.write("built");
        await new Promise((done) => setTimeout(done, 60_000));
      },
    });`;
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type", "module", "--eval", program, folder.path, site],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await new Promise((done) => child.stdout.once("data", done));
  child.kill("SIGKILL");
  await new Promise((done) => child.once("close", done));
  expect(shown()).toContain("3 opphold");
  expect(existsSync(join(releasesOfSite(site), ".0002_2026-11-29.ny"))).toBe(true);
  await release(4);
  expect(shown()).toContain("4 opphold");
  expect(broken()).toEqual([]);
});

test("one audience is never released into the folder of another", async () => {
  await release(3);
  await expect(
    releaseSite(
      { ...of(), audience: "direktoratet" },
      { on: "2026-11-26", about, build: siteOf(1), key: undefined },
    ),
  ).rejects.toThrow("viser nettstedet for «offentlig». Utgi «direktoratet» i en annen mappe (--out).");
  expect(shown()).toContain("3 opphold");
});

test("a release with a changed byte is not shown again", async () => {
  const first = await release(3);
  await release(4);
  writeFileSync(join(releasesOfSite(site), first.folder, "site", "index.html"), "<h1>2 opphold</h1>");
  await expect(showAgain(of(), first.folder)).rejects.toThrow("er endret siden utgivelsen");
  expect(shown()).toContain("4 opphold");
});

test("the server shows what the pointer points at, also when that changes while it runs", async () => {
  const first = await release(3);
  const { server, address } = await serve(site, 0);
  try {
    expect(await (await fetch(address)).text()).toContain("3 opphold");
    await release(4);
    expect(await (await fetch(address)).text()).toContain("4 opphold");
    await showAgain(of(), first.folder);
    expect(await (await fetch(`${address}_file/data/site.json`)).json()).toEqual({ stays: 3 });
    expect((await fetch(`${address}manifest.json`)).status).toBe(404);
  } finally {
    server.close();
  }
});
