// Types, lint and format beside one another: each keeps one processor busy for much of its time.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

/** Runs a script of `package.json`; what it says is told together, and its failure is ours. */
async function check(script: string): Promise<void> {
  // Through a shell, since npm is no program of its own on Windows.
  const child = spawn(`npm run --silent ${script}`, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<boolean>((resolve) => child.on("close", (code) => resolve(code === 0)));
  const [written, told, isFine] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  process.stdout.write(written);
  process.stderr.write(told);
  if (isFine) return;
  console.error(`${script} failed`);
  process.exitCode = 1;
}

await Promise.all(["types", "lint", "format:check"].map(check));
