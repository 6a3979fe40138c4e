import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join } from "node:path";
import sirv from "sirv";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions, notUnderstood } from "./forms/command-options.ts";
import { Stopped, stoppedLine } from "./intake/stopped.ts";
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

const usage = "Bruk: npm run serve -- [--dir <mappe>] [--port <port>]";

if (import.meta.filename === process.argv[1])
  process.exitCode = await commandEnded(options, async ({ dir, port }) => {
    if (!existsSync(dir))
      throw new Stopped(`Fant ikke mappen «${dir}». Bygg nettstedet først: npm run build`);
    console.log(`Nettstedet vises på ${await serveAtOrNear(dir, port)} (Ctrl+C avslutter)`);
    return 0;
  });

function options() {
  const { dir = "dist", port = "3000" } = commandOptions(["dir", "port"], usage);
  return { dir, port: portNumber(port, usage) };
}

/** A port as it was typed; in Norwegian why it is none. */
export function portNumber(typed: string, howToUse: string): number {
  if (!/^\d{1,5}$/.test(typed) || Number(typed) > 65_535)
    throw notUnderstood(`--port skal være et tall fra 0 til 65535, ikke «${typed}».`, howToUse);
  return Number(typed);
}
