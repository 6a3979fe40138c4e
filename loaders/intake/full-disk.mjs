// Given to Node before a load starts: the disk has room for so many files, then for half of one, and then for nothing.
import { open } from "node:fs/promises";

const file = await open(import.meta.filename);
const { writeFile } = Object.getPrototypeOf(file);
await file.close();

let room = Number(process.env["FILES_WITH_ROOM"]);

Object.getPrototypeOf(file).writeFile = async function (content) {
  if (room-- > 0) return writeFile.call(this, content);
  if (room === -1) await writeFile.call(this, content.slice(0, content.length / 2));
  throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
};
