import { dirname, posix } from "node:path";
import type { ProtectedFront, ProtectedOverview, ProtectedPlace } from "../../src/figures/protected.ts";
import type { Site } from "../../src/figures/site.ts";
import { protectedFrontParts } from "../../src/parts/protected/protected-front.ts";
import { protectedOverviewParts } from "../../src/parts/protected/protected-overview.ts";
import { protectedPlaceParts } from "../../src/parts/protected/protected-place.ts";
import { reportParts } from "../../src/parts/protected/report-parts.ts";
import { filesIn, partsOfAll, type Files, type Part, type PartsOfPage } from "../page-parts.ts";

/** What each part of a page of an audience's site holds, by the functions that the page itself draws with. */
export const audienceParts: PartsOfPage = (file, site, data) => {
  const files = filesIn(data);
  if (dirname(file) === "region" || dirname(file) === "fengsel") {
    const place: ProtectedPlace = files.json(`place/${posix.basename(file, ".html")}.json`);
    return (name) => protectedPlaceParts[name]?.({ site, data: place, root: "../" });
  }
  return partsOfPage[file]?.(site, files) ?? (() => undefined);
};

const partsOfPage: Record<string, (site: Site, files: Files) => Part> = {
  ...partsOfAll,
  "index.html": (site, files) => {
    const front: ProtectedFront = files.json("country.json");
    return (name) => protectedFrontParts[name]?.({ site, data: front });
  },
  "kvartalsrapporter.html": (site) => (name) => reportParts[name]?.({ site, root: "./" }),
  "oversikt.html": (site, files) => {
    const overview: ProtectedOverview = files.json("overview.json");
    return (name) => protectedOverviewParts[name]?.({ site, overview });
  },
};
