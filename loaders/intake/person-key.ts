import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DataFolder } from "./data-folder.ts";
import { syncFolder, writeDurably } from "./durable-file.ts";
import { Stopped } from "./stopped.ts";

/** The folder's own key, made at the first load: the same pseudonym in two folders cannot be matched. */
export async function personKey(folder: DataFolder): Promise<string> {
  const path = join(folder.record, "person.key");
  if (!existsSync(path)) {
    mkdirSync(folder.record, { recursive: true });
    await writeDurably(path, `${randomBytes(32).toString("hex")}\n`);
    await syncFolder(folder.record);
  }
  const key = readFileSync(path, "utf8").trim();
  if (key === "") throw new Stopped(`Nøkkelen ${path} er tom. Hent den fra kopi.`);
  return key;
}

/** The person as the database knows them: a pseudonym hashed once more. */
export function hashedPerson(pseudonym: string, key: string): string {
  return `H-${createHmac("sha256", key).update(pseudonym).digest("base64url").slice(0, 22)}`;
}
