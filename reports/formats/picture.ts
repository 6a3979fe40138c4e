import { Resvg } from "@resvg/resvg-js";
import { reportFontFamily, reportFonts } from "./report-fonts.ts";

/** A drawing as a PNG of twice its size, the same on every machine: no font but the reports' own is used. */
export function pictureBytes(svg: string): Uint8Array {
  return new Resvg(svg, {
    fitTo: { mode: "zoom", value: 2 },
    font: {
      loadSystemFonts: false,
      fontFiles: reportFonts,
      defaultFontFamily: reportFontFamily,
      sansSerifFamily: reportFontFamily,
      serifFamily: reportFontFamily,
      monospaceFamily: reportFontFamily,
    },
  })
    .render()
    .asPng();
}
