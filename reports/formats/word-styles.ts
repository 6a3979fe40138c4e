import { LevelFormat, LineRuleType, type INumberingOptions, type IStylesOptions } from "docx";

/** The style of every table, which a person can change in one place. */
export const tableStyle = "GridTableLight";

/** What the lists are called inside; a name that no text can hold, since the library looks for it in the texts. */
export const numbered = "numbered\u202E";
export const bulleted = "bulleted\u202E";

const ink = "1B1B1B";
const line = "8A8A8A";
const pale = "E9EDF1";

/** The styles of a report in Word, under the names that Word itself knows and translates. */
export function wordStyles(language: string): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          font: "Arial",
          size: 22,
          color: ink,
          language: { value: language, eastAsia: language, bidirectional: language },
        },
        paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: { run: { size: 44, bold: true }, paragraph: { spacing: { before: 240, after: 60 } } },
      heading1: heading(32),
      heading2: heading(26),
      heading3: heading(23),
      listParagraph: { paragraph: { spacing: { after: 60 } } },
      footnoteText: { run: { size: 18 }, paragraph: { spacing: { before: 40, after: 40 } } },
    },
    paragraphStyles: [
      paragraphStyle("Subtitle", "Subtitle", { size: 28 }, { spacing: { after: 240 } }),
      paragraphStyle("TOCHeading", "TOC Heading", { size: 28, bold: true }, { keepNext: true }),
      ...[1, 2, 3].map((level) =>
        paragraphStyle(`TOC${level}`, `toc ${level}`, {}, { indent: { left: 240 * (level - 1) } }),
      ),
      paragraphStyle("Caption", "caption", { bold: true, size: 20 }, { spacing: { before: 240, after: 80 } }),
      paragraphStyle(
        "NoSpacing",
        "No Spacing",
        { size: 18 },
        { spacing: { before: 20, after: 20, line: 240, lineRule: LineRuleType.AUTO } },
      ),
      paragraphStyle("Header", "header", { size: 18 }, { spacing: { after: 0 } }),
      paragraphStyle("Footer", "footer", { size: 18 }, { spacing: { after: 0 } }),
    ],
  };
}

export const wordNumbering: INumberingOptions = {
  config: [
    { reference: numbered, levels: [listLevel(LevelFormat.DECIMAL, "%1.")] },
    { reference: bulleted, levels: [listLevel(LevelFormat.BULLET, "•")] },
  ],
};

function heading(size: number) {
  return {
    run: { size, bold: true, color: ink },
    paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
  };
}

function paragraphStyle(id: string, name: string, run: object, paragraph: object) {
  return { id, name, basedOn: "Normal", quickFormat: true, run, paragraph };
}

function listLevel(format: (typeof LevelFormat)["DECIMAL" | "BULLET"], text: string) {
  return { level: 0, format, text, style: { paragraph: { indent: { left: 480, hanging: 280 } } } };
}

const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${line}"/>`;

// A row of names above and a column of names to the left are told from the rest by the style, not cell by cell.
const tableXml =
  `<w:style w:type="table" w:styleId="${tableStyle}"><w:name w:val="Grid Table Light"/><w:qFormat/>` +
  `<w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(border).join("")}` +
  `</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
  `<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>` +
  `<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${pale}"/></w:tcPr></w:tblStylePr></w:style>`;

const normalXml =
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>';

/** The styles that the library has no way to write: the one that all others build on, and the tables'. */
export function withMoreStyles(stylesXml: string): string {
  return stylesXml.replace("</w:styles>", `${normalXml}${tableXml}</w:styles>`);
}
