import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serve } from "../loaders/serve.ts";
import { mediaTypes, policy, siteHeaders } from "../loaders/site-headers.ts";

test("a built page is served with and without its ending, a new one without a restart, and one that is not there says so", async () => {
  const folder = mkdtempSync(join(tmpdir(), "serve-"));
  writeFileSync(join(folder, "index.html"), "<h1>Landet</h1>");
  writeFileSync(join(folder, "datakvalitet.html"), "<h1>Datakvalitet</h1>");
  writeFileSync(join(folder, "404.html"), "<h1>Siden finnes ikke</h1>");
  const { server, address } = await serve(folder, 0);
  try {
    expect(await (await fetch(address)).text()).toContain("Landet");
    expect(await (await fetch(`${address}datakvalitet`)).text()).toContain("Datakvalitet");
    const missing = await fetch(`${address}finnes-ikke`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("Siden finnes ikke");
    writeFileSync(join(folder, "ny.html"), "<h1>Ny</h1>");
    expect(await (await fetch(`${address}ny.html`)).text()).toContain("Ny");
    expect(new URL(address).hostname).toBe("127.0.0.1");
  } finally {
    server.close();
  }
});

test("every answer carries the strict policy, also the one that nothing is there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "serve-"));
  writeFileSync(join(folder, "index.html"), "<h1>Landet</h1>");
  writeFileSync(join(folder, "site.0123abcd.json"), "{}");
  writeFileSync(join(folder, "figures.parquet"), "PAR1");
  const { server, address } = await serve(folder, 0);
  try {
    for (const path of ["", "finnes-ikke", "site.0123abcd.json"]) {
      const { headers } = await fetch(`${address}${path}`);
      for (const [name, said] of Object.entries(siteHeaders)) expect(headers.get(name), path).toBe(said);
    }
    const cached = async (path: string) => (await fetch(`${address}${path}`)).headers.get("cache-control");
    expect(await cached("")).toBe("no-cache");
    expect(await cached("site.0123abcd.json")).toContain("immutable");
    const parquet = await fetch(`${address}figures.parquet`);
    expect(parquet.headers.get("content-type")).toBe("application/vnd.apache.parquet");
  } finally {
    server.close();
  }
});

test.each(["nginx.conf", "web.config"])("the settings in %s send what our own server sends", (file) => {
  const settings = readFileSync(join("docs", file), "utf8");
  expect(settings.split(policy)).toHaveLength(2);
  for (const [name, said] of Object.entries(siteHeaders)) {
    expect(settings).toContain(name);
    expect(settings).toContain(`"${said}"`);
  }
  for (const [ending, type] of Object.entries(mediaTypes)) {
    expect(settings).toContain(ending);
    expect(settings).toContain(type);
  }
  expect(settings).toContain("immutable");
});

test("the policy lets no script or style stand in a page, and nothing come from elsewhere", () => {
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});
