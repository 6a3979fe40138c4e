import { constants, deflateRawSync } from "node:zlib";

/** An entry of an archive as a hostile sender would write it: what it claims need not be what it holds. */
export interface HostileEntry {
  name: string;
  packed: Uint8Array;
  claimed: number;
  /** Where the directory says that the entry lies, where not at its own place. */
  at?: number;
}

const million = 1_000_000;

/** Zeros packed, so many million bytes: a thousandth of what they unpack to. */
export function packedZeros(millions: number): Uint8Array {
  const piece = deflateRawSync(Buffer.alloc(million), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: millions }, () => piece), deflateRawSync(Buffer.alloc(0))]);
}

/** An archive with these entries, none of it checked. */
export function hostileArchive(entries: HostileEntry[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, claimed, at } of entries) {
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claimed, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimed, 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(at ?? offset, 42);
    directory.push(entry, nameBytes);
    if (at !== undefined) continue;
    locals.push(local, nameBytes, Buffer.from(packed));
    offset += local.length + nameBytes.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** A workbook whose one sheet has this in its sheet data, and other parts beside it. */
export function workbookOf(rows: string, parts: Record<string, string> = {}): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006/relationships";
  const all: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    ...parts,
  };
  return hostileArchive(
    Object.entries(all).map(([name, text]) => {
      const content = Buffer.from(text);
      return { name, packed: deflateRawSync(content), claimed: content.length };
    }),
  );
}

/** A cell with a text in it. */
export function textCell(at: string, text: string): string {
  return `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
}
