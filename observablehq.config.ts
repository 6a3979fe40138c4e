import { readFileSync } from "node:fs";
import type { FrameFacts } from "./loaders/site-frame/frame-facts.ts";

const { SITE_FACTS: factsFile, SITE_ROOT: root, SITE_OUTPUT: output } = process.env;
if (factsFile === undefined)
  throw new Error("the build says what the pages are: npm run build -- --data <folder>");
// Whatever else stood here would have to be in what a frame of the site is known by: loaders/site-frame.
const { title, dynamicPaths, headers, footer }: FrameFacts = JSON.parse(readFileSync(factsFile, "utf8"));

export default {
  root,
  output,
  title,
  dynamicPaths,
  style: "style.css",
  globalStylesheets: [],
  header({ path }: { path: string }): string {
    const header = headers[path];
    if (header === undefined) throw new Error(`no header for the page ${path}`);
    return header;
  },
  footer,
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  preserveExtension: true,
};
