/** What our tests use of the reader; it brings no types of its own. */
declare module "jsonstat-toolkit" {
  export interface ReadDataset {
    class: string;
    label: string;
    id: string[];
    role: Record<string, string[]>;
    n: number;
    Data(where: Record<string, string>): { value: number | null; status: string | null } | null;
    Dimension(id: string): { id: string[] };
  }
  export default function JSONstat(json: unknown): ReadDataset;
}
