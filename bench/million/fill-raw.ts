import type { DuckDBConnection } from "../../loaders/duckdb.ts";
import { headsOf } from "./placements-csv.ts";

/** Fills `raw` from a CSV of placements and one of heads: one final, whole report per unit and month. */
export async function fillRaw(connection: DuckDBConnection, csv: string): Promise<void> {
  await connection.run(`insert into raw.hode by name
    select *, 1 as versjon, epoch((maned || '-01')::date + interval 1 month)::bigint + 86400 as sendt,
      'whole' as omfang, 'final' as status, 3000 as fangedogn, 300 as fangedogn_kvinner, 60 as fangedogn_under_18,
      2 as sikkerhetsceller, 1 as sikkerhetssenger, 0 as forsterkede_celler
    from read_csv('${headsOf(csv)}', header = true, columns = {
      sha256: 'varchar', enhet: 'varchar', maned: 'varchar', antall_plasseringer: 'integer'})`);
  await connection.run(`insert into raw.submissions by name
    select sha256, enhet || '_' || maned as name, 'unit_report' as form, sendt as received_at, true as made_up,
      'accepted' as status, 0 as rows_set_aside
    from raw.hode`);
  // Where a row lies in raw means nothing.
  await connection.run("set preserve_insertion_order = false");
  await connection.run(`insert into raw.plasseringer by name
    select hode.sha256, typed.* exclude (maned, arsaker), string_split(arsaker, ',') as arsaker,
      'minute' as presisjon
    from read_csv('${csv}', header = true, columns = {
      enhet: 'varchar', maned: 'varchar', plassering: 'varchar', person: 'varchar', kjonn: 'varchar',
      under_18: 'boolean', tiltak: 'varchar', start: 'bigint', slutt: 'bigint', arsaker: 'varchar'}) as typed
    join raw.hode as hode using (enhet, maned)`);
  await connection.run("reset preserve_insertion_order");
}
