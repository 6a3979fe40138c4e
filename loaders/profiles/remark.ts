/** What a row or file breaks, before it has its words. */
export interface Remark {
  rule: string;
  sheet: string | null;
  row: number | null;
  column: string | null;
  found: string | null;
  expected?: string;
}
