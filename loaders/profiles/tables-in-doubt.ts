import { type Sheet } from "../forms/cell.ts";
import { plain } from "../forms/field.ts";
import { type Finding } from "../forms/finding.ts";
import { headerOf, neededHeaders, type ChosenTable } from "./foreign-rows.ts";
import { nearestHeader } from "./header-row.ts";
import { type Profile } from "./profile.ts";

/**
 * What a file's sheets lack of what the profile says of them. Of all sheets some may be no table, and are told of; a
 * sheet that the profile chooses by its name and that is not there, or is no table, would be months or prisons lost.
 */
export function tablesInDoubt(sheets: Sheet[], tables: ChosenTable[], profile: Profile): Finding[] {
  const noneFound = tables.every(({ table }) => table === undefined);
  return [
    ...sheetsNotFound(sheets, profile),
    ...tables.flatMap(({ sheet, table }) => {
      if (table) return table.twice.map((header) => headerTwice(sheet, header));
      if (profile.sheets !== "all" || noneFound) return [headerNotFound(sheet, profile)];
      return sheet.rows.length > 0 ? [sheetLeftOut(sheet, profile)] : [];
    }),
  ];
}

function sheetsNotFound(sheets: Sheet[], { sheets: choice }: Profile): Finding[] {
  if (choice === "all") return [];
  const found = sheets.map(({ name }) => `«${name}»`).join(", ");
  const told = (nb: string, nn: string): Finding => ({
    rule: "sheet-not-found",
    sheet: null,
    row: null,
    column: null,
    found: { nb: `arkene ${found}`, nn: `arka ${found}` },
    expected: { nb, nn },
  });
  if ("names" in choice)
    return choice.names
      .filter((wanted) => !sheets.some(({ name }) => plain(name) === plain(wanted)))
      .map((wanted) => told(`arket «${wanted}»`, `arket «${wanted}»`));
  const pattern = new RegExp(choice.pattern, "u");
  return sheets.some(({ name }) => pattern.test(name))
    ? []
    : [told(`ark med navn som ${choice.pattern}`, `ark med namn som ${choice.pattern}`)];
}

function headerNotFound(sheet: Sheet, profile: Profile): Finding {
  const nearest = nearestHeader(sheet, neededHeaders(profile), headerOf(profile));
  const missing = nearest && once(nearest.missing.map((header) => `«${header}»`));
  return {
    ...inSheet(sheet, "header-not-found"),
    found: nearest
      ? { nb: `rad ${nearest.row} uten ${missing}`, nn: `rad ${nearest.row} utan ${missing}` }
      : null,
    expected: once(neededHeaders(profile).flatMap(([header]) => header ?? [])),
  };
}

// A profile may ask for the same column several times: for the id, for what is one placement, for rows left out.
const once = (headers: string[]) => [...new Set(headers)].join(", ");

function headerTwice(sheet: Sheet, header: string): Finding {
  return {
    ...inSheet(sheet, "header-twice"),
    found: { nb: `«${header}» to ganger`, nn: `«${header}» to gonger` },
  };
}

function sheetLeftOut(sheet: Sheet, profile: Profile): Finding {
  const { found } = headerNotFound(sheet, profile);
  const rows = sheet.rows.length === 1 ? "1 rad" : `${sheet.rows.length} rader`;
  return {
    ...inSheet(sheet, "sheet-left-out"),
    found: found ?? { nb: `${rows} uten overskriftene`, nn: `${rows} utan overskriftene` },
  };
}

function inSheet({ name }: Sheet, rule: string): Finding {
  return { rule, sheet: name || null, row: null, column: null, found: null };
}
