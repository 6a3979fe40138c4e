import { join } from "node:path";
import {
  audienceReports,
  layOutReports,
  type AudienceReport,
} from "../../reports/audience/audience-reports.ts";
import { existingFolder, readFolderSettings } from "../intake/data-folder.ts";
import { writeListedFiles } from "../open-files/listed-files.ts";
import { publicationOf } from "../open-files/publication.ts";
import type { Audience } from "../protection/audience.ts";
import { protectedFigures } from "../protection/protected-figures.ts";
import { project } from "../site-frame/observable-build.ts";
import type { SiteMaking } from "./site-making.ts";
import { layOutPages } from "./audience-pages.ts";
import { audienceParts } from "./audience-parts.ts";
import { publishAudience } from "./publish-audience.ts";

/** Another audience's site: its own pages, from its protected figures alone. */
export function audienceSite(folder: string, audience: Audience): SiteMaking {
  const root = join(project, ".cache", "audience-site");
  let reports: Map<string, AudienceReport> = new Map();
  return {
    root,
    async begin(connection, data, open) {
      layOutPages(root, audience);
      const given = await protectedFigures(connection, audience, { folder });
      const settled = existingFolder(folder);
      const languages = readFolderSettings(settled).report_languages ?? {};
      const { site, protection } = await publishAudience(connection, given, languages, data);
      reports = await audienceReports(connection, given, site);
      const { figures } = given;
      return {
        site,
        given,
        write: () => ({
          pagesRead: Promise.resolve(),
          openFiles: writeListedFiles(
            connection,
            site,
            { figures, protection },
            publicationOf(settled),
            open,
          ),
        }),
      };
    },
    layOut: (built) => layOutReports(reports, built),
    partsOf: audienceParts,
    reportOf(name) {
      const report = reports.get(name);
      if (report === undefined) throw new Error(`no such report in the audience's site: ${name}`);
      return report.html;
    },
  };
}
