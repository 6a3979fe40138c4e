import type { Temporal } from "temporal-polyfill";
import { type InboxFile } from "./inbox.ts";

export interface LoadOptions {
  folder: string;
  /** When the load is: files came then that nobody has written the time of, and today is that day. */
  now: Temporal.Instant;
  asOf?: string | undefined;
  knownAt?: string | undefined;
  /** Which files of the inbox to take; all, where nothing is said. */
  take?: ((file: InboxFile) => boolean) | undefined;
  /** Whether the clock is to be believed though the register speaks against it. */
  trustClock?: boolean | undefined;
  /** Makes the database from what is stored alone: the inbox is left as it is, and no earlier database is asked. */
  fromStore?: boolean | undefined;
  profile?: string | undefined;
  onProgress?: (line: string) => void;
}
