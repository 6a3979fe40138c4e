import { saidIn, type Said } from "../forms/said.ts";

/** Why a file could not be read at all. */
export type UnreadableRule =
  | "file-empty"
  | "file-encrypted"
  | "file-not-what-name-says"
  | "file-half-written"
  | "file-too-large"
  | "file-encoding"
  | "json-key-twice";

/** A file that could not be read: the rule it breaks, and in both written languages what was found instead. */
export class Unreadable extends Error {
  readonly rule: UnreadableRule;
  readonly found: Said;
  /** What could be read of it all the same: nobody's number may be stored in it. */
  readonly texts: string[];

  constructor(rule: UnreadableRule, found: Said, texts: string[] = []) {
    super(`${rule}: ${saidIn(found, "nb")}`);
    this.name = "Unreadable";
    this.rule = rule;
    this.found = found;
    this.texts = texts;
  }
}
