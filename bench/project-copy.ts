import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { project } from "./program.ts";

/** Copies the project as git knows it, with the packages that are installed and nothing that was built. */
export function copyProject(target: string): void {
  const listed = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: project,
    encoding: "utf8",
  });
  if (listed.status !== 0) throw new Error(`git ls-files: ${listed.stderr}`);
  for (const file of listed.stdout.trim().split("\n")) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(project, file), join(target, file), { force: true });
  }
  symlinkSync(join(project, "node_modules"), join(target, "node_modules"), "junction");
}
