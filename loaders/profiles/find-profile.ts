import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseProfile, type Profile } from "./profile.ts";

const ownProfiles = join(import.meta.dirname, "..", "..", "data", "profiles");

/** A profile, and the text it was read from. */
export interface FoundProfile {
  profile: Profile;
  text: string;
}

/** The profile of this name in the project, or in the file of this path. */
export function findProfile(nameOrPath: string): FoundProfile {
  const path = nameOrPath.endsWith(".json") ? nameOrPath : ownPath(nameOrPath);
  if (!existsSync(path)) {
    const names = readdirSync(ownProfiles).map((file) => file.replace(/\.json$/, ""));
    throw new Error(`fant ikke profilen «${nameOrPath}». Prosjektets profiler er: ${names.join(", ")}`);
  }
  return profileAt(path);
}

/** The profile that files of this id were read by: the data folder's own copy, or else the project's. */
export function profileById(id: string, kept: string): FoundProfile | undefined {
  const path = [join(kept, `${id}.json`), ownPath(id)].find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : profileAt(path);
}

/** Whether a profile is the project's own as it stands, so that no copy of it need be kept. */
export function isOwnProfile({ profile, text }: FoundProfile): boolean {
  const path = ownPath(profile.id);
  return existsSync(path) && readFileSync(path, "utf8") === text;
}

function ownPath(id: string): string {
  return join(ownProfiles, `${id}.json`);
}

function profileAt(path: string): FoundProfile {
  const text = readFileSync(path, "utf8");
  return { profile: parseProfile(text, path), text };
}
