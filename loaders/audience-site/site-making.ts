import type { OpenFiles } from "../../src/figures/open-files.ts";
import type { Site } from "../../src/figures/site.ts";
import type { DuckDBConnection } from "../duckdb.ts";
import type { PartsOfPage } from "../page-parts.ts";
import type { ProtectedFigures } from "../protection/protected-figures.ts";

/** How one audience's site is made: where its pages lie, what they read, and what stands beside them. */
export interface SiteMaking {
  root: string;
  /** Finds out which pages there are; what they read goes into one folder, the files that are given out into another. */
  begin: (connection: DuckDBConnection, data: string, open: string) => Promise<Begun>;
  layOut: (built: string) => void;
  partsOf: PartsOfPage;
  /** The report of a release as it was frozen, in HTML. */
  reportOf: (name: string) => string;
}

/** What every page knows, what of it is to be kept as shown, and how the rest is written. */
interface Begun {
  site: Site;
  given: ProtectedFigures | undefined;
  /** Begins to write what the pages read, and beside it the files that are given out, which one page tells of. */
  write: () => { pagesRead: Promise<void>; openFiles: Promise<OpenFiles> };
}
