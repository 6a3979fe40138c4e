import type { Chosen, ListsOf } from "../figures/chosen.js";
import {
  followupKinds,
  isToDo,
  isWhatIf,
  type Followup,
  type FollowupCount,
  type FollowupKind,
  type FollowupLine,
} from "../figures/followup.js";
import type { Site } from "../figures/site.js";
import { wordsOf } from "../words/words.js";
import { h, type Content } from "./content.js";
import { saidOf } from "./followup-line.js";
import { linesAbove } from "./lines-above.js";
import { releasesOf } from "./release-parts.js";
import type { Table } from "./table.js";
import { siteSource, tableToTake } from "./table-to-take.js";
import { takeAway } from "./take-away.js";

interface FollowupPage {
  site: Site;
  followup: Followup;
  chosen: Chosen;
}

type Told = Pick<FollowupPage, "site" | "followup">;

/** What a region's list is made of, by the names that its page calls its parts. */
export const followupParts: Record<string, (page: FollowupPage) => Content> = {
  name: ({ site, followup }) => wordsOf(site.language).followup.title(followup.region_name),
  answer,
  list,
  releases: ({ site, followup: { region_id, region_name } }) =>
    releasesOf(site, { place_id: region_id, name: region_name }, "../"),
};

/** The units and kinds that a region's list has lines of. */
export function followupLists(site: Site, { units, lines }: Pick<Followup, "units" | "lines">): ListsOf {
  const words = wordsOf(site.language).followup;
  const all = { id: "alle", name: words.filters.all };
  const kinds = followupKinds.filter((kind) => lines.some((line) => line.kind === kind));
  return () => [
    {
      key: "enhet",
      label: words.filters.unit,
      options: [all, ...units.map(({ unit_id, name }) => ({ id: unit_id, name }))],
    },
    {
      key: "hva",
      label: words.filters.kind,
      options: [all, ...kinds.map((kind) => ({ id: words.slugs[kind], name: words.kinds[kind] }))],
    },
  ];
}

function answer({ site, followup }: FollowupPage): Content {
  const words = wordsOf(site.language).followup;
  const toDo = followup.lines.filter(isToDo).length;
  return h(
    "div",
    { class: "answer" },
    h("p", { class: "lead" }, words.toDo(toDo, followup.region_name)),
    h(
      "p",
      {},
      [
        words.whatIf(followup.lines.filter(isWhatIf).length),
        words.inTime(followup.lines.filter((line) => !isToDo(line) && !isWhatIf(line)).length),
      ].join(" "),
    ),
    h("p", { class: "note" }, words.about),
    h("p", { class: "note" }, words.fallsAway, " ", words.ids),
  );
}

const isAsked = (asked: string | undefined, id: string) => asked === "alle" || asked === id;

function list({ site, followup, chosen }: FollowupPage): Content {
  const words = wordsOf(site.language).followup;
  const shown = followup.lines.filter(
    ({ unit_id, kind }) => isAsked(chosen["enhet"], unit_id) && isAsked(chosen["hva"], words.slugs[kind]),
  );
  return [
    h("p", { class: "note", role: "status" }, words.filters.shown(shown.length, followup.lines.length)),
    shown.length === 0 ? [] : listToTake({ site, followup }, shown),
    ...followupKinds.map((kind) =>
      kindSection(
        { site, followup, chosen },
        kind,
        shown.filter((line) => line.kind === kind),
      ),
    ),
  ];
}

/** The lines that are shown as a file that an officer can work on. */
function listToTake({ site, followup }: Told, lines: FollowupLine[]): Content {
  const words = wordsOf(site.language);
  const { file, filters } = words.followup;
  const source = siteSource(site, words);
  return takeAway({
    id: "liste",
    file: `oppfolging-${followup.region_id}`,
    words,
    source,
    above: linesAbove(site, words, {
      what: [
        `${file.caption(followup.region_name)}.`,
        filters.shown(lines.length, followup.lines.length),
        file.about,
      ],
      indicators: [],
      source,
    }),
    tables: [{ file: `oppfolging-${followup.region_id}`, table: linesTable({ site, followup }, lines) }],
  });
}

function linesTable({ site, followup }: Told, lines: FollowupLine[]): Table {
  const words = wordsOf(site.language).followup;
  const { caption, columns } = words.file;
  return {
    caption: caption(followup.region_name),
    columns: [
      columns.kind,
      columns.unit,
      columns.stay,
      columns.started,
      columns.about,
      columns.rule,
      columns.toDo,
      columns.cells,
    ].map((label) => ({ label })),
    rows: lines.map((line) => {
      const said = saidOf(line, { words, followup, settings: site.rules });
      const stay = "stay" in line ? line.stay : undefined;
      return [
        words.kinds[line.kind],
        followup.units.find(({ unit_id }) => unit_id === line.unit_id)?.name ?? line.unit_id,
        stay?.own_id ?? "–",
        stay?.started ?? "–",
        said.what,
        said.rule,
        said.toDo,
        said.details.join(" "),
      ];
    }),
  };
}

function kindSection(page: FollowupPage, kind: FollowupKind, lines: FollowupLine[]): Content {
  const words = wordsOf(page.site.language).followup;
  const [first] = lines;
  if (first === undefined) return [];
  return h(
    "section",
    { id: words.slugs[kind] },
    h("h2", {}, words.heading(words.kinds[kind], lines.length)),
    lines.every(isWhatIf) ? h("p", { class: "subtitle" }, words.whatIfNote) : [],
    ofOneRule.has(kind) ? h("p", { class: "subtitle" }, ruleAndToDo(page, first)) : [],
    h("ul", { class: "followup" }, ...lines.map((line) => lineContent(page, line))),
  );
}

function lineContent({ site, followup }: Told, line: FollowupLine): Content {
  const words = wordsOf(site.language).followup;
  const said = saidOf(line, { words, followup, settings: site.rules });
  return h(
    "li",
    {},
    h("p", {}, said.what),
    said.details.length === 0 ? [] : h("ul", {}, ...said.details.map((detail) => h("li", {}, detail))),
    ofOneRule.has(line.kind) ? [] : h("p", { class: "note" }, ruleAndToDo({ site, followup }, line)),
  );
}

/** Kinds whose every line has the same rule and asks for the same: it is said once, above them. */
const ofOneRule = new Set<FollowupKind>(["missing_report", "incomplete_report", "review", "outside"]);

function ruleAndToDo({ site, followup }: Told, line: FollowupLine): string {
  const words = wordsOf(site.language).followup;
  const said = saidOf(line, { words, followup, settings: site.rules });
  return `${said.rule} ${words.doIt(said.toDo)}`;
}

interface FollowupsPage {
  site: Site;
  counts: FollowupCount[];
  root: string;
}

/** The page that lists the regions, and how much each has to follow up. */
export const followupsParts: Record<string, (page: FollowupsPage) => Content> = {
  answer({ site, counts }) {
    const words = wordsOf(site.language).followup;
    const toDo = counts.reduce((sum, { to_do }) => sum + to_do, 0);
    return h(
      "div",
      { class: "answer" },
      ...(site.by_report
        ? [
            h("p", { class: "lead" }, words.regions.lead(toDo)),
            h("p", {}, words.regions.intro),
            h("p", { class: "note" }, words.about),
          ]
        : [h("p", { class: "lead" }, words.noReports)]),
    );
  },
  regions({ site, counts, root }) {
    const words = wordsOf(site.language);
    if (counts.length === 0) return [];
    // Those that are summed in what is to be followed up come first.
    const inOrder = [...followupKinds.filter((kind) => kind !== "in_time"), "in_time" as const];
    const shown = inOrder.filter((kind) => counts.some(({ kinds }) => (kinds[kind] ?? 0) > 0));
    const isWithWhatIf = counts.some(({ what_if }) => what_if > 0);
    const cell = (count: number) => ({ shown: words.number(count), number: count });
    const { columns, kinds: names, regions } = words.followup;
    const headings = regions.headings(shown.map((kind) => ({ short: columns[kind], whole: names[kind] })));
    const table = tableToTake({
      site,
      id: "oppfolging-regioner",
      table: {
        caption: words.followup.regions.caption,
        columns: [
          { label: words.columns.place },
          { label: words.followup.regions.toDo, number: true },
          ...shown.map((kind) => ({ label: words.followup.columns[kind], number: true })),
          ...(isWithWhatIf ? [{ label: words.followup.regions.whatIf, number: true }] : []),
        ],
        rows: counts.map(({ region_id, region_name, to_do, what_if, kinds }) => [
          h("a", { href: `${root}oppfolging/${region_id}.html` }, region_name),
          cell(to_do),
          ...shown.map((kind) => cell(kinds[kind] ?? 0)),
          ...(isWithWhatIf ? [cell(what_if)] : []),
        ]),
      },
    });
    return [headings === "" ? [] : h("p", { class: "note" }, headings), table];
  },
};
