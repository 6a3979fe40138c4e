import { type Delivery } from "./monthly-reports.ts";

/** The bytes of a file that is not the report it should be. */
export function damaged(instead: NonNullable<Delivery["instead"]>, workbook: Uint8Array): Uint8Array {
  switch (instead) {
    case "nothing":
      return new Uint8Array();
    case "pdf":
      return Buffer.from("%PDF-1.4\n% eksempeldata: en PDF som har fått navn som en arbeidsbok\n%%EOF\n");
    case "encrypted workbook":
      return encrypted();
    case "half a workbook":
      return workbook.subarray(0, Math.floor(workbook.length / 2));
  }
}

/** The beginning of a compound file as Excel keeps a workbook with a password in: its signature, and a stream's name. */
function encrypted(): Uint8Array {
  const file = Buffer.alloc(1024);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(file);
  Buffer.from("EncryptedPackage", "utf16le").copy(file, 512);
  Buffer.from("eksempeldata").copy(file, 640);
  return file;
}
