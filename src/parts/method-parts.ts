import { group } from "d3-array";
import type { Method, Power, SampleVerdicts } from "../figures/method.js";
import type { Site } from "../figures/site.js";
import { wordsOf, type Words } from "../words/words.js";
import { h, type Content } from "./content.js";
import type { Table, TableCell } from "./table.js";
import { tableToTake } from "./table-to-take.js";

interface MethodPage {
  site: Site;
  method: Method;
}

/** What the method page is made of, by the names that the page calls its parts. */
export const methodParts: Record<string, (page: MethodPage) => Content> = {
  answers: inWords(answersPart),
  rule: inWords(rulePart),
  power: inWords(powerPart),
  errors: inWords(errorsPart),
  short: inWords(shortPart),
  coverage: inWords(coveragePart),
  sample: samplePart,
  tools: inWords((_, words) =>
    section("programmer", words.method.toolsTitle, h("p", {}, words.method.tools)),
  ),
};

function inWords(part: (method: Method, words: Words, site: Site) => Content): (page: MethodPage) => Content {
  return ({ site, method }) => part(method, wordsOf(site.language), site);
}

function section(id: string, title: string, ...content: Content[]): Content {
  return h("section", { id }, h("h2", {}, title), ...content);
}

/** A table under its heading; where it has no rows, that nothing has been studied. */
function tableSection(
  site: Site,
  id: string,
  title: string,
  subtitle: string,
  table: Omit<Table, "caption">,
  none: string,
): Content {
  if (table.rows.length === 0) return section(id, title, h("p", {}, none));
  return section(
    id,
    title,
    h("p", { class: "subtitle" }, subtitle),
    tableToTake({ site, id, file: `metode-${id}`, table: { caption: title, ...table } }),
  );
}

function answersPart(_: Method, { method: words }: Words, site: Site): Content {
  const table = {
    columns: [{ label: words.answer }, { label: words.meaning }],
    rows: words.answers.map(([name, meaning]) => [name, meaning]),
  };
  return tableSection(site, "svarene", words.answersTitle, words.answersSubtitle, table, words.noStudy);
}

function rulePart({ settings }: Method, words: Words, site: Site): Content {
  const label = words.method;
  const table = {
    columns: [{ label: words.definitions.definition }, { label: label.value, number: true }],
    rows: settings.map(({ note, value }) => [note, { shown: words.unrounded(value), number: value }]),
  };
  return tableSection(site, "regelen", label.ruleTitle, label.ruleSubtitle, table, label.noStudy);
}

/** A percentage in a table, with a decimal where a whole one would hide what it says. */
function percentCell(share: number | null | undefined, words: Words): TableCell {
  if (share === undefined || share === null) return "–";
  const isNearEnd = (share > 0 && share < 0.1) || (share > 0.9 && share < 1);
  return { shown: `${words.number(100 * share, isNearEnd ? 1 : 0)}\u00a0%`, number: share };
}

const yearsShown = [24, 36, 60];

/** What share of true falls is said, by the size of the place and the years behind it. */
function powerPart({ power, studied_on }: Method, words: Words, site: Site): Content {
  const label = words.method;
  const example = power.find(
    ({ level, rate, months, change }) =>
      level === "unit" && rate === 1 && months === 36 && change === "fall_35",
  );
  const places = [...group(power, ({ level, rate, change }) => `${level} ${rate} ${change}`).values()];
  const table = {
    columns: [
      { label: label.place },
      { label: label.fall },
      ...yearsShown.map((months) => ({ label: label.afterMonths(months), number: true })),
    ],
    rows: places
      .toSorted(([one], [other]) => inOrder(one, other))
      .map((own) => [
        label.placeOf(own[0]?.level ?? "", own[0]?.rate ?? null),
        label.change(own[0]?.change ?? ""),
        ...yearsShown.map((months) => percentCell(own.find((row) => row.months === months)?.value, words)),
      ]),
  };
  return [
    tableSection(
      site,
      "hva-kan-ses",
      label.powerTitle,
      label.powerSubtitle(studied_on ?? ""),
      table,
      label.noStudy,
    ),
    example === undefined
      ? []
      : h("p", {}, label.powerSentence({ rate: 1, change: "fall_35", share: example.value, years: 3 })),
  ];
}

const levels = ["unit", "region", "country"];

function inOrder(one: Power | undefined, other: Power | undefined): number {
  if (one === undefined || other === undefined) return 0;
  return (
    levels.indexOf(one.level) - levels.indexOf(other.level) ||
    one.rate - other.rate ||
    one.change.localeCompare(other.change, "en")
  );
}

/** How often a stable place is called changed, at its worst in each kind of world and level. */
function errorsPart({ errors, studied_on }: Method, words: Words, site: Site): Content {
  const label = words.method;
  const table = {
    columns: [
      { label: label.scenario },
      { label: label.level },
      { label: label.perQuarter, number: true },
      { label: label.settledPerQuarter, number: true },
      { label: label.onceInFive, number: true },
      { label: label.isMet },
    ],
    rows: errors.map((row) => [
      label.scenarioOf(row.scenario),
      label.levelOf(row.level),
      percentCell(row.answer_changed, words),
      percentCell(row.settled_changed, words),
      percentCell(row.settled_changed_once_in_five_years, words),
      label.met(row.met),
    ]),
  };
  return tableSection(
    site,
    "feil",
    label.errorsTitle,
    label.errorsSubtitle(studied_on ?? ""),
    table,
    label.noStudy,
  );
}

/** What fell short of what it was to be, with the number; the page says so whatever it is. */
function shortPart({ short }: Method, words: Words, site: Site): Content {
  const label = words.method;
  const table = {
    columns: [
      { label: label.what },
      { label: label.scenario },
      { label: label.shortOf, number: true },
      { label: label.worst, number: true },
      { label: label.target, number: true },
    ],
    rows: short.map((row) => [
      label.measureOf(row.measure),
      label.scenarioOf(row.scenario),
      label.ofCases(row.short, row.of),
      percentCell(row.worst, words),
      row.at_most ? label.atMost(row.target) : label.atLeast(row.target),
    ]),
  };
  return tableSection(site, "ikke-nadd", label.shortTitle, label.shortSubtitle, table, label.shortNone);
}

/** How often each interval held the truth, from its worst case to its best. */
function coveragePart({ coverage, studied_on }: Method, words: Words, site: Site): Content {
  const label = words.method;
  const table = {
    columns: [
      { label: label.interval },
      { label: label.lowest, number: true },
      { label: label.highest, number: true },
      { label: label.target, number: true },
      { label: label.shortOf, number: true },
    ],
    rows: coverage.map(({ measure, lowest, highest, cases, short, target }) => [
      label.intervalOf(measure),
      percentCell(lowest, words),
      percentCell(highest, words),
      target === null ? "–" : label.atLeast(target),
      label.ofCases(short, cases),
    ]),
  };
  return tableSection(
    site,
    "intervaller",
    label.coverageTitle,
    label.coverageSubtitle(studied_on ?? ""),
    table,
    label.noStudy,
  );
}

const answered = ["declining", "increasing", "no_clear_change", "withheld", "too_little_data"];

/** Made-up Norway over many seeds: what was settled of the places that truly change, and of those that do not. */
function samplePart({ site, method }: MethodPage): Content {
  const words = wordsOf(site.language);
  const label = words.method;
  const shown = [
    ...method.sample.filter(({ place_id, truth }) => place_id !== null && truth !== "flat"),
    ...method.sample.filter(({ place_id, truth }) => place_id === null && truth === "flat"),
  ];
  const groups = [...group(shown, (row) => `${row.place_id} ${row.place_level} ${row.truth}`).values()];
  const table = {
    columns: [
      { label: label.place },
      { label: label.truth },
      ...answered.map((answer) => ({ label: words.capital(words.trends.word(answer)), number: true })),
      { label: label.verdicts, number: true },
    ],
    rows: groups.flatMap((own) => {
      const [first] = own;
      return first === undefined
        ? []
        : [[sampleName(first, shown, site, words), ...sampleCells(first, own, words)]];
    }),
  };
  const [first] = shown;
  const subtitle = first === undefined ? "" : label.sampleSubtitle(first.seeds, first.date);
  return tableSection(site, "oppdiktet", label.sampleTitle, subtitle, table, label.noStudy);
}

/** What a row is of; a prison and its only unit have one name, and are told apart by what they are. */
function sampleName(
  { place_id, place_level }: SampleVerdicts,
  shown: readonly SampleVerdicts[],
  site: Site,
  { method: label }: Words,
): string {
  if (place_id === null) return label.allPlacesOf(place_level);
  const nameOf = (id: string | null) => site.places.find((place) => place.place_id === id)?.name ?? id;
  const name = nameOf(place_id) ?? place_id;
  const isShared = shown.some((other) => other.place_id !== place_id && nameOf(other.place_id) === name);
  return isShared ? label.placeAtLevel(name, place_level) : name;
}

function sampleCells(first: SampleVerdicts, own: readonly SampleVerdicts[], words: Words): TableCell[] {
  const label = words.method;
  return [
    label.truthOf(first.truth),
    ...answered.map((answer) => {
      const row = own.find((each) => each.answer === answer);
      return percentCell(row === undefined ? 0 : row.count / row.of, words);
    }),
    { shown: words.number(first.of), number: first.of },
  ];
}
