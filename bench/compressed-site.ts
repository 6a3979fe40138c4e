import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { siteHeaders } from "../loaders/site-headers.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

/** Serves a built site compressed, as the settings for nginx do, and counts the bytes of script that were sent. */
export async function compressedSite(
  folder: string,
): Promise<{ server: Server; address: string; scriptBytes: () => number }> {
  const packed = new Map<string, Buffer>();
  let sent = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    const path = join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!existsSync(path)) return response.writeHead(404).end();
    const body = packed.get(path) ?? gzipSync(readFileSync(path));
    packed.set(path, body);
    if (path.endsWith(".js")) sent += body.length;
    const type = types[extname(path)] ?? "application/octet-stream";
    return response
      .writeHead(200, { ...siteHeaders, "Content-Type": type, "Content-Encoding": "gzip" })
      .end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no port");
  return { server, address: `http://127.0.0.1:${bound.port}/`, scriptBytes: () => sent };
}
