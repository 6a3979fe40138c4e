import { createRequire } from "node:module";
import type { default as highs, Highs } from "highs";

/**
 * The solver of linear and whole-number programs, ready: its program lies in the package, and nothing is fetched.
 * Required and not imported, since its types are those of a CommonJS module.
 */
export function solver(): Promise<Highs> {
  const { default: start }: typeof highs = createRequire(import.meta.url)("highs");
  return start();
}
