import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:https";
import { type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type DataFolder } from "../intake/data-folder.ts";
import { inboxFiles } from "../intake/inbox.ts";
import { store } from "../intake/store.ts";
import { csv, loadReports, newFolder } from "../intake/test-folder.ts";
import { safeName } from "./bring.ts";
import { collect } from "./collect.ts";
import { collectHttps } from "./from-https.ts";
import { type Source } from "./source.ts";

let folder: DataFolder & { remove(): void };
let elsewhere: string;

beforeEach(() => {
  folder = newFolder();
  elsewhere = mkdtempSync(join(tmpdir(), "source-"));
});
afterEach(() => {
  folder.remove();
  rmSync(elsewhere, { recursive: true });
});

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function configure(name: string, said: object): void {
  write(join(folder.path, "sources", `${name}.json`), JSON.stringify(said));
}

const arrived = () => inboxFiles(folder).map(({ name }) => name);

/** Registers what has been brought as the load does, and empties the inbox. */
async function register(): Promise<void> {
  for (const { path, name, size } of inboxFiles(folder)) {
    const bytes = readFileSync(path);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const line = { sha256, name, size, received_at: "2026-04-08T08:15:00Z", made_up: true };
    await store(folder, [{ line, bytes }]);
    rmSync(path);
  }
}

test("the reports of a folder are moved into the inbox, in a folder named by the source", async () => {
  configure("felles", { kind: "folder", path: elsewhere });
  write(join(elsewhere, "nord", "nes_2026-03.csv"), "en");
  expect(await collect(folder)).toEqual([]);
  expect(arrived()).toEqual(["felles/nord/nes_2026-03.csv"]);
  expect(existsSync(join(elsewhere, "nord", "nes_2026-03.csv"))).toBe(false);
});

test("in a folder per unit each report lies in the folder of a unit; what lies elsewhere is told of and left", async () => {
  configure("enheter", { kind: "folder_per_unit", path: elsewhere });
  for (const name of ["nes-enhet/a.csv", "borte/b.csv", "c.csv"]) write(join(elsewhere, name), name);
  expect(await collect(folder)).toEqual([
    "Kilden enheter: borte/b.csv ligger ikke i en enhets mappe. Legg den i mappen med enhetens kode.",
    "Kilden enheter: c.csv ligger ikke i en enhets mappe. Legg den i mappen med enhetens kode.",
  ]);
  expect(arrived()).toEqual(["enheter/nes-enhet/a.csv"]);
});

test("a report that lies in the folder of another unit is brought, and the load refuses it and says whose folder it lay in", async () => {
  configure("enheter", { kind: "folder_per_unit", path: elsewhere });
  for (const [index, unit] of ["nes-enhet", "vik-a"].entries()) {
    mkdirSync(join(elsewhere, unit));
    writeFileSync(
      join(elsewhere, unit, "mars.csv"),
      csv({ head: { enhet: "nes-enhet", versjon: index + 1 } }),
    );
  }
  expect(await collect(folder)).toEqual([]);
  const { files } = await loadReports(folder);
  const told = files.map(({ name, status, findings }) => [
    name,
    status,
    ...findings.map(({ rule, column, expected }) => `${rule}, ${column}: ${expected}`),
  ]);
  expect(told).toEqual([
    ["enheter/nes-enhet/mars.csv", "accepted"],
    ["enheter/vik-a/mars.csv", "refused", "unit-differs, enhet: vik-a, som mappen filen lå i"],
  ]);
});

test("a source that is wrong is told of with its file, and the others are brought", async () => {
  configure("a", { kind: "folder", path: join(elsewhere, "finnes-ikke") });
  configure("b", { kind: "https", list: "http://ukryptert.example/liste" });
  configure("c", { kind: "folder", path: elsewhere, pasword: "x" });
  write(join(folder.path, "sources", "d.json"), "{");
  configure("e", { kind: "https", list: "https://127.0.0.1:1/", token_from: "IKKE_SATT" });
  configure("felles", { kind: "folder", path: elsewhere });
  write(join(elsewhere, "nes.csv"), "en");
  const sources = join(folder.path, "sources");
  expect(await collect(folder)).toEqual([
    `${join(sources, "b.json")} følger ikke formen; se på: list.`,
    `${join(sources, "c.json")} følger ikke formen; se på: hele filen.`,
    `${join(sources, "d.json")} følger ikke formen; se på: hele filen.`,
    `Kilden a: fant ikke mappen ${join(elsewhere, "finnes-ikke")}.`,
    "Kilden e: tokenet mangler: sett IKKE_SATT i miljøet.",
  ]);
  expect(arrived()).toEqual(["felles/nes.csv"]);
});

test("a file that waits to be read is not replaced by another of the same name; that one waits at its source", async () => {
  configure("felles", { kind: "folder", path: elsewhere });
  for (const content of ["første", "andre"]) {
    write(join(elsewhere, "nes.csv"), content);
    await collect(folder);
  }
  expect(readFileSync(join(folder.inbox, "felles", "nes.csv"), "utf8")).toBe("første");
  expect(readFileSync(join(elsewhere, "nes.csv"), "utf8")).toBe("andre");
});

// The superuser may write everywhere.
test.skipIf(process.getuid?.() === 0)(
  "of a folder that may only be read each report is brought once",
  async () => {
    configure("felles", { kind: "folder", path: elsewhere });
    write(join(elsewhere, "nes.csv"), "en");
    chmodSync(elsewhere, 0o500);
    await collect(folder);
    await register();
    expect(await collect(folder)).toEqual([]);
    expect(arrived()).toEqual([]);
    chmodSync(elsewhere, 0o700);
  },
);

test.each([
  ["../../raw/register.jsonl", "raw/register.jsonl"],
  ["C:\\Windows\\a.csv", "C_/Windows/a.csv"],
  ["/etc/passwd", "etc/passwd"],
  ["...", ""],
  ["nes\u0000.csv", "nes_.csv"],
  [".skjult.csv", "skjult.csv"],
])("a name from elsewhere stays in its folder: %j", (name, safe) => {
  expect(safeName(name)).toBe(safe);
});

// A server of this machine with a certificate of its own.
const files = new Map([
  ["/nes.csv", "Nes"],
  ["/vik.csv", "Vik"],
]);
let server: Server;
let certificate: string;
let address: string;
let asked: { path: string; status: number }[] = [];
let failures = 0;
let hangs = false;

beforeAll(async () => {
  const keys = mkdtempSync(join(tmpdir(), "keys-"));
  const [key, made] = [join(keys, "key.pem"), join(keys, "cert.pem")];
  const wanted =
    "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost";
  execFileSync(
    "openssl",
    [...wanted.split(" "), "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", made],
    { stdio: "ignore" },
  );
  certificate = readFileSync(made, "utf8");
  server = createServer({ key: readFileSync(key), cert: certificate }, answer);
  rmSync(keys, { recursive: true });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no port");
  address = `https://localhost:${bound.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  failures = 0;
  hangs = false;
});

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? "";
  const content = path === "/liste" ? listOfFiles() : files.get(path);
  const etag = `"${createHash("md5")
    .update(content ?? "")
    .digest("hex")}"`;
  const status = statusOf(request, content, etag);
  asked.push({ path, status });
  if (hangs) return;
  response.writeHead(status, { etag, ...(status === 302 && { location: "https://example.com/" }) });
  response.end(status === 200 ? content : "");
}

function statusOf({ headers, url }: IncomingMessage, content: string | undefined, etag: string): number {
  if (failures-- > 0) return 503;
  if (url === "/flyttet") return 302;
  if (headers.authorization !== "Bearer hemmelig") return 401;
  if (content === undefined) return 404;
  return headers["if-none-match"] === etag ? 304 : 200;
}

const listOfFiles = () =>
  JSON.stringify({ files: [...files.keys()].map((path) => ({ name: path.slice(1), url: path })) });

function fetched(said: { list?: string; token?: string; authority?: boolean } = {}): Promise<string[]> {
  const authority = join(folder.path, "ca.pem");
  writeFileSync(authority, certificate);
  const source: Extract<Source, { kind: "https" }> = {
    kind: "https",
    list: `${address}${said.list ?? "/liste"}`,
    token_from: "TOKEN",
    timeout_seconds: 0.5,
    ...(said.authority !== false && { authority }),
  };
  const known = new Set(
    existsSync(folder.raw) ? readdirSync(folder.raw).map((name) => name.slice(0, 64)) : [],
  );
  return collectHttps("sak", source, { folder, known }, { TOKEN: said.token ?? "hemmelig" }, 0.01);
}

test("the files of a list are brought over HTTPS, and asked for again only by their mark", async () => {
  expect(await fetched()).toEqual([]);
  expect(arrived()).toEqual(["sak/nes.csv", "sak/vik.csv"]);
  await register();
  asked = [];
  files.set("/vik.csv", "Vik, rettet");
  expect(await fetched()).toEqual([]);
  expect(asked).toEqual([
    { path: "/liste", status: 200 },
    { path: "/nes.csv", status: 304 },
    { path: "/vik.csv", status: 200 },
  ]);
  expect(arrived()).toEqual(["sak/vik.csv"]);
});

test("what was brought and is not registered, as after a restore, is brought again", async () => {
  await fetched();
  rmSync(folder.inbox, { recursive: true });
  mkdirSync(folder.inbox);
  await fetched();
  expect(arrived()).toEqual(["sak/nes.csv", "sak/vik.csv"]);
});

test("a server that fails twice is asked again; one that never answers is given up, in a sentence", async () => {
  failures = 2;
  expect(await fetched()).toEqual([]);
  expect(asked.map(({ status }) => status)).toEqual([503, 503, 200, 200, 200]);
  hangs = true;
  await expect(fetched()).rejects.toThrow(`${address}/liste: ikke noe svar i tide.`);
});

test("a certificate that nobody vouches for is refused, whatever the environment says", async () => {
  const before = process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
  process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
  try {
    await expect(fetched({ authority: false })).rejects.toThrow("sertifikatet er ikke til å stole på");
  } finally {
    if (before === undefined) delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    else process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = before;
  }
  expect(asked).toEqual([]);
});

test("a wrong token, an address that leads on, and what is no list are each told of", async () => {
  await expect(fetched({ token: "feil" })).rejects.toThrow("adgang nektet (401). Se på tokenet.");
  await expect(fetched({ list: "/flyttet" })).rejects.toThrow("adressen viser videre (302)");
  await expect(fetched({ list: "/nes.csv" })).rejects.toThrow("svaret er ingen liste over filer.");
});

test("a list that points to another server is not followed: the token would go with it", async () => {
  files.set("/ond", JSON.stringify({ files: [{ name: "a.csv", url: "https://example.com/a.csv" }] }));
  await expect(fetched({ list: "/ond" })).rejects.toThrow(
    "listen viser til en annen tjener (https://example.com)",
  );
  files.delete("/ond");
});

test("a file of the list that is not there stops none of the others", async () => {
  const before = files.get("/nes.csv") ?? "";
  files.set(
    "/halv",
    JSON.stringify({
      files: [
        { name: "x.csv", url: "/borte" },
        { name: "nes.csv", url: "/nes.csv" },
      ],
    }),
  );
  expect(await fetched({ list: "/halv" })).toEqual([`x.csv: ${address}/borte: tjeneren svarte 404.`]);
  expect(arrived()).toEqual(["sak/nes.csv"]);
  files.delete("/halv");
  files.set("/nes.csv", before);
});
