import { historyForm } from "../forms/history.ts";
import { regionReport } from "../forms/region-report.ts";
import { unitReport, type CodeLists, type UnitReportForm } from "../forms/unit-report.ts";
import { damaged } from "./damaged.ts";
import { handIn, otherHand, unitHand, type Hand } from "./hand.ts";
import { histories } from "./history.ts";
import { type Delivery, type ReportedMonth } from "./monthly-reports.ts";
import { type Norway } from "./norway.ts";
import { regionReports } from "./region-reports.ts";
import { reportBytes } from "./report-bytes.ts";

/** A file of the inbox, made when it is asked for. */
export interface SampleFile {
  name: string;
  received_at: number;
  bytes(): Promise<Uint8Array>;
}

/** Every file that arrived, in the order of their names. */
export function sampleFiles(nation: Norway, reported: ReportedMonth[], lists: CodeLists): SampleFile[] {
  const forms = { region: regionReport(), history: historyForm(lists) };
  const regional = regionReports(nation).map(({ name, region_id, received_at, report }) => {
    const hand = otherHand(nation.seed, region_id);
    return file(name, received_at, hand, () => reportBytes(report, forms.region, hand));
  });
  const historical = histories(nation).map(({ name, received_at, report }) => {
    const hand = otherHand(nation.seed, name);
    return file(name, received_at, hand, () => reportBytes(report, forms.history, hand));
  });
  return [...unitFiles(nation, reported, lists), ...regional, ...historical].sort((one, other) =>
    one.name < other.name ? -1 : 1,
  );
}

/** The files that units sent. */
export function unitFiles(
  { seed, units }: Norway,
  reported: ReportedMonth[],
  lists: CodeLists,
): SampleFile[] {
  const form = unitReport(lists);
  const hands = new Map(units.map((unit) => [unit, unitHand(seed, unit)]));
  return reported.flatMap(({ unit, month, deliveries }) => {
    const hand = handIn(seed, unit, month.month, hands.get(unit) ?? unitHand(seed, unit));
    return deliveries.map((delivery) => unitFile(form, delivery, hand));
  });
}

function unitFile(
  form: UnitReportForm,
  { name, received_at, report, typed, instead }: Delivery,
  usual: Hand,
) {
  const hand: Hand = instead === null ? usual : { ...usual, format: "xlsx" };
  return file(name, received_at, hand, async () => {
    const whole = await reportBytes(report, form, hand, typed);
    return instead === null ? whole : damaged(instead, whole);
  });
}

function file(name: string, received_at: number, { format }: Hand, bytes: SampleFile["bytes"]): SampleFile {
  return { name: `${name}.${format}`, received_at, bytes };
}
