import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { maskIdentity } from "../forms/mask-identity.ts";
import { writeDurably } from "../intake/durable-file.ts";
import { Stopped } from "../intake/stopped.ts";
import { defaultLimits } from "../readers/limits.ts";
import { bring, hashOf } from "./bring.ts";
import { type Collecting } from "./from-folder.ts";
import { get, type Question } from "./get.ts";
import { type Source } from "./source.ts";
import { sha256Text } from "../sha256-text.ts";

/** What the address answers: names, and where each file is (at the same server), with its hash where it is known. */
const fileList = z.object({
  files: z.array(
    z.object({
      name: z.string().min(1),
      url: z.string().min(1),
      sha256: sha256Text.optional(),
    }),
  ),
});

/** What was brought before, by its address: the mark it had, and its hash. Nothing is lost where this is. */
const brought = z.record(z.string(), z.object({ etag: z.string(), sha256: z.string() }));

/** Brings the files of a list into the inbox: those that are new or changed since they were registered. */
export async function collectHttps(
  source: string,
  said: Extract<Source, { kind: "https" }>,
  { folder, known }: Pick<Collecting, "folder" | "known">,
  environment: Record<string, string | undefined>,
  waitSeconds = 1,
): Promise<string[]> {
  const list = new URL(said.list);
  const asking: Omit<Question, "url" | "etag"> = {
    token: tokenOf(said.token_from, environment),
    authority: said.authority === undefined ? undefined : readFileSync(said.authority, "utf8"),
    timeoutSeconds: said.timeout_seconds,
    maxBytes: defaultLimits.bytes,
    waitSeconds,
  };
  const statePath = join(folder.path, "sources", "state", `${source}.json`);
  const state = new Map(Object.entries(readState(statePath)));
  const problems: string[] = [];
  for (const { name, url, sha256 } of listed(
    (await get({ ...asking, url: list, etag: undefined })).bytes,
    list,
  )) {
    if (sha256 !== undefined && known.has(sha256)) continue;
    const before = state.get(url.href);
    // A mark counts only for what is registered: the folder may have been restored from a time before it.
    const etag = before && known.has(before.sha256) ? before.etag : undefined;
    try {
      const answer = await get({ ...asking, url, etag });
      if (answer.bytes === undefined) continue;
      const hash = hashOf(answer.bytes);
      if (sha256 !== undefined && hash !== sha256)
        throw new Stopped("innholdet er ikke det som listen sier.");
      if (!known.has(hash) && (await bring(folder, source, name, answer.bytes)) === "waits")
        throw new Stopped("en annen fil med samme navn er ikke lest ennå.");
      if (answer.etag !== undefined) state.set(url.href, { etag: answer.etag, sha256: hash });
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      problems.push(`${maskIdentity(name)}: ${error.message}`);
    }
  }
  mkdirSync(dirname(statePath), { recursive: true });
  await writeDurably(statePath, JSON.stringify(Object.fromEntries(state)));
  return problems;
}

function tokenOf(
  name: string | undefined,
  environment: Record<string, string | undefined>,
): string | undefined {
  if (name === undefined) return undefined;
  const token = environment[name]?.trim();
  if (!token) throw new Stopped(`tokenet mangler: sett ${name} i miljøet.`);
  return token;
}

function listed(
  bytes: Buffer | undefined,
  list: URL,
): { name: string; url: URL; sha256?: string | undefined }[] {
  const read = fileList.safeParse(jsonOf(bytes?.toString() ?? ""));
  if (!read.success) throw new Stopped(`${list.href}: svaret er ingen liste over filer.`);
  return read.data.files.map((file) => {
    const url = new URL(file.url, list);
    if (url.origin !== list.origin)
      throw new Stopped(`${list.href}: listen viser til en annen tjener (${url.origin}).`);
    return { ...file, url };
  });
}

function readState(path: string): z.infer<typeof brought> {
  return existsSync(path) ? (brought.safeParse(jsonOf(readFileSync(path, "utf8"))).data ?? {}) : {};
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
