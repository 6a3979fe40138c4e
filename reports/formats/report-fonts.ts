import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);

/** The family that reports and their pictures are set in; it comes with the program, so that no machine must have it. */
export const reportFontFamily = "Source Sans 3";

/** Its files. */
export const reportFonts: string[] = ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold"].map(
  (face) => resolve(`@expo-google-fonts/source-sans-3/${face}/SourceSans3_${face}.ttf`),
);
