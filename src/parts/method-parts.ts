import { group, max, min } from "d3-array";
import type { Method, SampleVerdicts, Simulated } from "../figures/method.js";
import type { Site } from "../figures/site.js";
import { wordsOf, type Words } from "../words/words.js";
import { h, type Content } from "./content.js";
import { tableContent, type Table, type TableCell } from "./table.js";

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

function inWords(part: (method: Method, words: Words) => Content): (page: MethodPage) => Content {
  return ({ site, method }) => part(method, wordsOf(site.language));
}

function section(id: string, title: string, ...content: Content[]): Content {
  return h("section", { id }, h("h2", {}, title), ...content);
}

function tableSection(id: string, title: string, subtitle: string, table: Omit<Table, "caption">): Content {
  return section(
    id,
    title,
    h("p", { class: "subtitle" }, subtitle),
    tableContent({ caption: title, ...table }),
  );
}

function answersPart(_: Method, { method: words }: Words): Content {
  return tableSection("svarene", words.answersTitle, words.answersSubtitle, {
    columns: [{ label: words.answer }, { label: words.meaning }],
    rows: words.answers.map(([name, meaning]) => [name, meaning]),
  });
}

function rulePart({ settings }: Method, words: Words): Content {
  return tableSection("regelen", words.method.ruleTitle, words.method.ruleSubtitle, {
    columns: [{ label: words.definitions.definition }, { label: words.method.value, number: true }],
    rows: settings.map(({ note, value }) => [
      note,
      { shown: words.number(value, value % 1 === 0 ? 0 : value < 0.1 ? 3 : 2), number: value },
    ]),
  });
}

const dateOf = (rows: readonly { date: string }[]) => rows[0]?.date ?? "";

/** A percentage in a table, with one decimal where it is small. */
function percentCell(share: number | undefined, words: Words): TableCell {
  if (share === undefined) return "–";
  const shown = `${words.number(100 * share, share < 0.1 || share > 0.9 ? 1 : 0)}\u00a0%`;
  return { shown, number: share };
}

const yearsShown = [24, 36, 60];
const fallsShown = ["fall_15", "fall_35"];

/** What share of true falls is said, by the size of the place and the years behind it. */
function powerPart({ simulated }: Method, words: Words): Content {
  const label = words.method;
  const found = simulated.filter(
    ({ scenario, measure, change, trend }) =>
      scenario === "overdispersed_2" &&
      measure === "settled_declining" &&
      trend === "stays" &&
      fallsShown.includes(change),
  );
  if (found.length === 0) return section("hva-kan-ses", label.powerTitle, h("p", {}, label.noStudy));
  const example = found.find(
    ({ level, rate, months, change }) =>
      level === "unit" && rate === 1 && months === 36 && change === "fall_35",
  );
  const places = group(found, ({ level, rate, change }) => `${level} ${rate} ${change}`);
  return [
    tableSection("hva-kan-ses", label.powerTitle, label.powerSubtitle(dateOf(found)), {
      columns: [
        { label: label.place },
        { label: label.fall },
        ...yearsShown.map((months) => ({ label: label.afterMonths(months), number: true })),
      ],
      rows: [...places.values()]
        .sort(([one], [other]) => ordered(one, other))
        .map((own) => [
          label.placeOf(own[0]?.level ?? "", own[0]?.rate ?? null),
          label.change(own[0]?.change ?? ""),
          ...yearsShown.map((months) => percentCell(own.find((row) => row.months === months)?.value, words)),
        ]),
    }),
    example === undefined
      ? []
      : h("p", {}, label.powerSentence({ rate: 1, change: "fall_35", share: example.value, years: 3 })),
  ];
}

const levels = ["unit", "region", "country"];

function ordered(one: Simulated | undefined, other: Simulated | undefined): number {
  if (one === undefined || other === undefined) return 0;
  return (
    levels.indexOf(one.level) - levels.indexOf(other.level) ||
    (one.rate ?? 0) - (other.rate ?? 0) ||
    one.change.localeCompare(other.change, "en")
  );
}

const errors = ["answer_changed", "settled_changed", "settled_changed_once_in_five_years"] as const;

/** How often a stable place is called changed, at its worst in each kind of world and level. */
function errorsPart({ simulated }: Method, words: Words): Content {
  const label = words.method;
  const found = simulated.filter(
    ({ change, trend, measure }) =>
      change === "stable" && trend === "stays" && errors.some((error) => error === measure),
  );
  if (found.length === 0) return section("feil", label.errorsTitle, h("p", {}, label.noStudy));
  const worlds = [...group(found, ({ scenario, level }) => `${scenario} ${level}`).values()];
  return tableSection("feil", label.errorsTitle, label.errorsSubtitle(dateOf(found)), {
    columns: [
      { label: label.scenario },
      { label: label.level },
      { label: label.perQuarter, number: true },
      { label: label.settledPerQuarter, number: true },
      { label: label.onceInFive, number: true },
      { label: label.isMet },
    ],
    rows: worlds.map((own) => [
      label.scenarioOf(own[0]?.scenario ?? ""),
      label.levelOf(own[0]?.level ?? ""),
      ...errors.map((error) =>
        percentCell(
          max(
            own.filter(({ measure }) => measure === error),
            ({ value }) => value,
          ),
          words,
        ),
      ),
      label.met(allMet(own)),
    ]),
  });
}

/** Whether all that was asked was met; null where nothing was asked. */
function allMet(rows: readonly Simulated[]): boolean | null {
  const judged = rows.filter(({ met }) => met !== null);
  return judged.length === 0 ? null : judged.every(({ met }) => met === true);
}

/** What fell short of what it was to be, with the number; the page says so whatever it is. */
function shortPart({ simulated }: Method, words: Words): Content {
  const label = words.method;
  const short = simulated.filter(({ met }) => met === false);
  if (short.length === 0) return section("ikke-nadd", label.shortTitle, h("p", {}, label.shortNone));
  return tableSection("ikke-nadd", label.shortTitle, label.shortSubtitle, {
    columns: [
      { label: label.what },
      { label: label.scenario },
      { label: label.place },
      { label: label.found, number: true },
      { label: label.target, number: true },
    ],
    rows: short.map((row) => [
      label.measureOf(row.measure),
      label.scenarioOf(row.scenario),
      label.placeOf(row.level, row.rate),
      percentCell(row.value, words),
      row.target === null ? "–" : isAtMost(row) ? label.atMost(row.target) : label.atLeast(row.target),
    ]),
  });
}

const isAtMost = ({ measure }: Simulated) => errors.some((error) => error === measure);

/** How often each interval held the truth, from its worst case to its best. */
function coveragePart({ simulated }: Method, words: Words): Content {
  const label = words.method;
  const found = simulated.filter(
    ({ measure }) => measure.startsWith("interval_") && !measure.endsWith("_without_persons"),
  );
  if (found.length === 0) return section("intervaller", label.coverageTitle, h("p", {}, label.noStudy));
  return tableSection("intervaller", label.coverageTitle, label.coverageSubtitle(dateOf(found)), {
    columns: [
      { label: label.interval },
      { label: label.lowest, number: true },
      { label: label.highest, number: true },
      { label: label.cases, number: true },
      { label: label.target, number: true },
      { label: label.isMet },
    ],
    rows: [...group(found, ({ measure }) => measure)].map(([measure, own]) => {
      const target = own.find((row) => row.target !== null)?.target;
      return [
        label.intervalOf(measure),
        percentCell(
          min(own, ({ value }) => value),
          words,
        ),
        percentCell(
          max(own, ({ value }) => value),
          words,
        ),
        { shown: words.number(own.length), number: own.length },
        target === undefined || target === null ? "–" : label.atLeast(target),
        label.met(allMet(own)),
      ];
    }),
  });
}

/** Made-up Norway over many seeds: what was settled of the places that truly change, and of those that do not. */
function samplePart({ site, method }: MethodPage): Content {
  const words = wordsOf(site.language);
  const label = words.method;
  const settled = method.sample.filter(({ said, quarters }) => said === "settled" && quarters === "last");
  const shown = [
    ...settled.filter(({ place_id, truth }) => place_id !== null && truth !== "flat"),
    ...settled.filter(({ place_id, truth }) => place_id === null && truth === "flat"),
  ];
  const [first] = shown;
  if (first === undefined) return section("oppdiktet", label.sampleTitle, h("p", {}, label.noStudy));
  const answered = ["declining", "increasing", "no_clear_change", "withheld", "too_little_data"];
  const nameOf = ({ place_id, place_level }: SampleVerdicts) =>
    place_id === null
      ? label.allPlacesOf(place_level)
      : (site.places.find((place) => place.place_id === place_id)?.name ?? place_id);
  return tableSection("oppdiktet", label.sampleTitle, label.sampleSubtitle(first.seeds, first.date), {
    columns: [
      { label: label.place },
      { label: label.truth },
      ...answered.map((answer) => ({ label: words.capital(words.trends.word(answer)), number: true })),
      { label: label.verdicts, number: true },
    ],
    rows: [...group(shown, (row) => `${row.place_id} ${row.place_level} ${row.truth}`).values()].map(
      (own) => [
        own[0] === undefined ? "" : nameOf(own[0]),
        label.truthOf(own[0]?.truth ?? ""),
        ...answered.map((answer) => {
          const row = own.find((each) => each.answer === answer);
          return percentCell(row === undefined ? 0 : row.count / row.of, words);
        }),
        own[0] === undefined ? "–" : { shown: words.number(own[0].of), number: own[0].of },
      ],
    ),
  });
}
