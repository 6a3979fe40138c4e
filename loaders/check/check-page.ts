import { cellText, type Sheet } from "../forms/cell.ts";
import { type Language } from "../forms/field.ts";
import { asTyped, type ToldFinding } from "../forms/finding.ts";
import { norwegianTime } from "../forms/oslo-time.ts";
import { ruleOf } from "../forms/rules/rules.ts";
import { type ReportLists } from "../intake/check-report.ts";
import { formsOf } from "../intake/read-report.ts";
import { checkFile, toldFindings, type CheckedFile } from "./check-file.ts";
import { checkWords, verdictLine } from "./check-words.ts";
import { findingCell } from "./finding-cell.ts";
import { markedWorkbook } from "./marked-workbook.ts";
import { pageWords } from "./page-words.ts";
import { findingsShown, foundAndExpected, receiptHtml, whereOf } from "./receipt.ts";
import { pseudonymsOf } from "./keyed-pseudonyms.ts";

/** The lists of the folder that the site was built from, put in when the page is built. */
declare const checkLists: ReportLists;

const forms = formsOf(checkLists, (person) => person);
const room = document.getElementById("check-report");
if (room) room.replaceChildren(...page());

function page(): Node[] {
  const words = pageWords;
  const answer = element("div", { role: "status", id: "check-answer" });
  const rows = element("div", { id: "check-rows" });
  const language = element(
    "select",
    { id: "check-language" },
    element("option", { value: "" }, words.asReport),
    element("option", { value: "nb" }, "bokmål"),
    element("option", { value: "nn" }, "nynorsk"),
  );
  const input = element("input", { type: "file", id: "check-file", accept: ".xlsx,.csv,.json,.txt" });
  const zone = element(
    "div",
    { class: "check-drop" },
    element("label", { for: "check-file" }, words.choose),
    input,
    element("p", {}, words.drop),
  );
  let checked: CheckedFile | undefined;
  const show = () => {
    if (!checked) return;
    const chosen = language.value === "nb" || language.value === "nn" ? language.value : checked.language;
    answer.replaceChildren(...answerOf(checked, chosen));
    rows.replaceChildren(...rowsOf(checked, toldFindings(checked, chosen), chosen));
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    answer.replaceChildren(element("p", {}, words.working));
    rows.replaceChildren();
    const bytes = new Uint8Array(await file.arrayBuffer());
    const arrival = { name: file.name, receivedAt: Math.floor(Date.now() / 1000), reference: checkLists };
    checked = await checkFile(bytes, arrival, forms);
    show();
  };
  input.addEventListener("change", () => void take(input.files?.[0]));
  language.addEventListener("change", show);
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    void take(event.dataTransfer?.files[0]);
  });
  return [
    zone,
    element("p", {}, element("label", { for: "check-language" }, words.language), " ", language),
    answer,
    rows,
    pseudonymRoom(),
  ];
}

/** The verdict, what may be kept of it, and the findings that a person can take in. */
function answerOf(file: CheckedFile, language: Language): Node[] {
  const words = checkWords[language];
  const findings = toldFindings(file, language);
  const shown = findings.slice(0, findingsShown);
  return [
    element("h2", { lang: language, class: "check-verdict" }, verdictLine(file, "before", language)),
    element(
      "p",
      {},
      button(pageWords.receipt, async () => {
        const at = norwegianTime(Math.floor(Date.now() / 1000));
        const html = await receiptHtml(file, { at, occasion: "before" }, language);
        save(`${file.name}.html`, new Blob([html], { type: "text/html" }));
      }),
      ...(file.sheets.length > 0
        ? [
            " ",
            button(pageWords.marked, async () => {
              const bytes = await markedWorkbook(file, "before", language);
              save(`${file.name}.merket.xlsx`, new Blob([new Uint8Array(bytes)]));
            }),
          ]
        : []),
    ),
    ...(shown.length < findings.length
      ? [element("p", { lang: language }, words.shows(shown.length, findings.length))]
      : []),
    element(
      "ol",
      { class: "check-findings", lang: language },
      ...shown.map((finding) => findingItem(finding, language)),
    ),
  ];
}

function findingItem(finding: ToldFinding, language: Language): HTMLElement {
  const words = checkWords[language];
  const { title, why, remedy } = ruleOf(finding.rule).words[language];
  return element(
    "li",
    { "data-rule": finding.rule },
    element("strong", {}, title),
    ` (${words.severity[finding.severity]}), ${whereOf(finding, language)}. `,
    ...foundAndExpected(finding, language).map(([label, said]) => `${label}: ${said}. `),
    `${why} ${remedy}`,
  );
}

const rowsShown = 200;

/** The report's own rows, each wrong cell marked and saying what is wrong with it. */
function rowsOf(file: CheckedFile, findings: ToldFinding[], language: Language): Node[] {
  return file.sheets.flatMap((sheet) => {
    const marks = marksOf(sheet, findings, language);
    const shown = sheet.rows.slice(0, rowsShown);
    const width = Math.max(0, ...shown.map(({ cells }) => cells.length));
    const name = sheet.name === "" ? file.name : sheet.name;
    const body = shown.map(({ row, cells }) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, String(row)),
        ...Array.from({ length: width }, (_, at) => {
          const mark = marks.get(`${row},${at}`);
          const text = asTyped(cellText(cells[at]));
          if (mark === undefined) return element("td", {}, text);
          return element(
            "td",
            {},
            element("mark", {}, text === "" ? "–" : text),
            element("small", {}, ` ${mark}`),
          );
        }),
      ),
    );
    return [
      element("h3", { lang: language }, name),
      ...(shown.length < sheet.rows.length
        ? [element("p", {}, pageWords.rows(shown.length, sheet.rows.length))]
        : []),
      element(
        "div",
        { class: "check-table", tabindex: "0", role: "region", "aria-label": name },
        element("table", {}, element("tbody", {}, ...body)),
      ),
    ];
  });
}

function marksOf(sheet: Sheet, findings: ToldFinding[], language: Language): Map<string, string> {
  const marks = new Map<string, string>();
  for (const finding of findings.filter((one) => one.sheet === sheet.name)) {
    const place = findingCell(sheet, finding);
    if (!place) continue;
    const key = `${place.row},${place.at}`;
    const title = ruleOf(finding.rule).words[language].title;
    marks.set(key, [marks.get(key), title].filter((part) => part !== undefined).join("; "));
  }
  return marks;
}

/** Identities become pseudonyms here; the key stands in the field until the page is left, and nowhere else. */
function pseudonymRoom(): HTMLElement {
  const words = pageWords.pseudonyms;
  const key = element("input", { type: "password", id: "check-key", autocomplete: "off" });
  const keyFile = element("input", { type: "file", id: "check-key-file" });
  const identities = element("textarea", {
    id: "check-identities",
    rows: "4",
    autocomplete: "off",
    spellcheck: "false",
  });
  const made = element("output", { id: "check-pseudonyms" });
  keyFile.addEventListener("change", async () => {
    const file = keyFile.files?.[0];
    if (file) key.value = (await file.text()).trim();
    keyFile.value = "";
  });
  const make = button(words.make, async () => {
    const lines = identities.value.split(/\r?\n/).filter((line) => line.trim() !== "");
    if (key.value === "" || lines.length === 0) return made.replaceChildren(words.missing);
    made.replaceChildren(...(await pseudonymsOf(lines, key.value)).map((one) => element("div", {}, one)));
    identities.value = "";
  });
  return element(
    "details",
    {},
    element("summary", {}, words.title),
    element("p", {}, words.about),
    element("p", {}, element("label", { for: "check-key" }, words.key), " ", key),
    element("p", {}, element("label", { for: "check-key-file" }, words.keyFile), " ", keyFile),
    element(
      "p",
      {},
      element("label", { for: "check-identities" }, words.identities),
      element("br", {}),
      identities,
    ),
    element("p", {}, make),
    made,
  );
}

function button(label: string, press: () => Promise<void> | void): HTMLButtonElement {
  const made = element("button", { type: "button" }, label);
  made.addEventListener("click", () => void press());
  return made;
}

function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** An element with text that stays text. */
function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, given] of Object.entries(attributes)) made.setAttribute(name, given);
  made.append(...children);
  return made;
}
