import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serve } from "../loaders/serve.ts";

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
