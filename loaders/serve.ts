import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import sirv from "sirv";
import { stoppedLine } from "./intake/stopped.ts";
import { readPointer, siteOfRelease } from "./release-pointer.ts";
import { cacheControl, mediaTypes, siteHeaders } from "./site-headers.ts";

/**
 * Serves a built site, or the release that a site's release folder points at, to this machine alone; port 0 takes any
 * free one. The answer is the address.
 */
export async function serve(folder: string, port: number): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    // Found and read from the disk at each request, so that a site built or released anew is served as it is now.
    for (const [name, said] of Object.entries(siteHeaders)) response.setHeader(name, said);
    try {
      const shown = shownFolder(folder);
      filesOf(shown)(request, response, () => {
        const notFound = join(shown, "404.html");
        response
          .writeHead(404, { "content-type": "text/html; charset=utf-8" })
          .end(existsSync(notFound) ? readFileSync(notFound) : "Siden finnes ikke.");
      });
    } catch (error) {
      response.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end(stoppedLine(error));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no port");
  return { server, address: `http://127.0.0.1:${bound.port}/` };
}

/** Where the pages lie: in the folder, or in the release that its pointer names. */
function shownFolder(folder: string): string {
  const shown = readPointer(folder);
  return shown === undefined ? folder : siteOfRelease(folder, shown.release);
}

function filesOf(folder: string) {
  return sirv(folder, {
    etag: true,
    dev: true,
    extensions: ["html"],
    setHeaders(response, path) {
      response.setHeader("Cache-Control", cacheControl(path));
      const type = mediaTypes[extname(path)];
      if (type !== undefined) response.setHeader("Content-Type", type);
    },
  });
}

/** Serves at the wanted port, or at any free one where it is taken. */
export async function serveAtOrNear(folder: string, port: number): Promise<string> {
  try {
    return (await serve(folder, port)).address;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    return (await serve(folder, 0)).address;
  }
}

if (import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({
    options: { dir: { type: "string", default: "dist" }, port: { type: "string", default: "3000" } },
  });
  if (!existsSync(values.dir)) {
    console.error(`Fant ikke mappen «${values.dir}». Bygg nettstedet først: npm run build`);
    process.exit(1);
  }
  console.log(
    `Nettstedet vises på ${await serveAtOrNear(values.dir, Number(values.port))} (Ctrl+C avslutter)`,
  );
}
