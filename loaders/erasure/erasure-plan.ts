import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { osloDate } from "../forms/oslo-time.ts";

/** Whose rows are to go: those that ended before a day, or one person's. */
export type Erasing = { before: string } | { person: string; hashed: string };

/** The rows of every file that are to go, by the hash of the file. */
export interface ErasurePlan {
  /** Rows of `raw.plasseringer`, as they were read. */
  placements: StoredRow[];
  decisions: StoredRow[];
  /** Rows of `raw.trukket`, which say that one of the placements should not have been told of. */
  withdrawals: StoredRow[];
  /** Where rows stand that nothing is counted of, in months that are to go whole. */
  setAside: StoredRow[];
  /** The files that were refused before the day, by their hash: they go whole, but where it is one person who goes. */
  refused: ReadonlySet<string>;
}

/**
 * Finds the rows in the database. All reports of a placement go together; what is part of a stay goes when the whole
 * stay has ended before the day. A placement never told to have ended goes by the last report of it. A placement whose
 * note mentions the person goes with theirs.
 */
export async function erasurePlan(connection: DuckDBConnection, erasing: Erasing): Promise<ErasurePlan> {
  await connection.run("create temp table going (enhet varchar, plassering varchar, stay_row_id bigint)");
  if ("before" in erasing)
    await connection.run(
      `insert into going
      with placements as (
        select
          rows.enhet,
          rows.plassering,
          coalesce(any_value(chains.stay_row_id), min(rows.rowid)) as stay_row_id,
          max(coalesce(rows.slutt, rows.start)) as ended_at,
          max((last_day((hode.maned || '-01')::date) + 1)) as told_until
        from raw.plasseringer as rows
        left join raw.hode as hode on hode.sha256 = rows.sha256
        left join staging.chains as chains on chains.row_id = rows.rowid
        where rows.row is not null
        group by all
      )
      select enhet, plassering, stay_row_id from placements
      qualify max(ended_at) over (partition by stay_row_id) < epoch($before::date::timestamptz)
        and coalesce(max(told_until) over (partition by stay_row_id) <= $before::date, true)`,
      { before: erasing.before },
    );
  else
    await connection.run(
      `insert into going
      select rows.enhet, rows.plassering, coalesce(any_value(chains.stay_row_id), min(rows.rowid))
      from raw.plasseringer as rows
      left join staging.chains as chains on chains.row_id = rows.rowid
      where rows.row is not null and (rows.person = $hashed or contains(upper(rows.merknad), $person))
      group by all`,
      { hashed: erasing.hashed, person: erasing.person },
    );
  return {
    placements: await readRows(
      connection,
      `select rows.*, going.stay_row_id, count(*) over (partition by going.stay_row_id) as rows_of_stay,
        count(distinct (rows.enhet, rows.plassering)) over (partition by going.stay_row_id) as placements_of_stay,
        min(rows.start) over (partition by going.stay_row_id) as stay_start,
        max(rows.slutt) over (partition by going.stay_row_id) as stay_end,
        bool_and(rows.slutt is not null) over (partition by going.stay_row_id) as has_ended
      from raw.plasseringer as rows join going using (enhet, plassering)
      where rows.row is not null order by rows.sha256, rows.row`,
    ),
    decisions: await readRows(
      connection,
      `select rows.* from raw.vedtak as rows semi join going using (enhet, plassering)
      where rows.row is not null order by rows.sha256, rows.row`,
    ),
    withdrawals: await readRows(
      connection,
      `select rows.* from raw.trukket as rows semi join going using (enhet, plassering)
      where rows.row is not null order by rows.sha256, rows.row`,
    ),
    setAside: "before" in erasing ? await setAsideBefore(connection, erasing.before) : [],
    refused: await refusedBefore(connection, "before" in erasing ? erasing.before : "9999-12-31"),
  };
}

/**
 * Where rows stand of which nothing is counted, in months that are over before the day: those that were set aside, and
 * decisions and withdrawals of placements that nobody knows. What has no month goes by when it came.
 */
function setAsideBefore(connection: DuckDBConnection, before: string): Promise<StoredRow[]> {
  return readRows(
    connection,
    `with over as (
      select submissions.sha256
      from raw.submissions as submissions
      left join raw.hode as hode on hode.sha256 = submissions.sha256
      where coalesce(last_day((hode.maned || '-01')::date), to_timestamp(submissions.received_at)::date) < $before::date
    )
    select sha256, sheet, row from raw.refused semi join over using (sha256)
    where row is not null and severity = 'sets_aside'
    union
    select sha256, sheet, row from raw.vedtak semi join over using (sha256)
    anti join raw.plasseringer using (enhet, plassering) where row is not null
    union
    select sha256, sheet, row from raw.trukket semi join over using (sha256)
    anti join raw.plasseringer using (enhet, plassering) where row is not null
    order by all`,
    { before },
  );
}

/** Files that were refused before the day. What they tell of is in no table, but was before they came. */
async function refusedBefore(connection: DuckDBConnection, before: string): Promise<Set<string>> {
  const files = await readRows(
    connection,
    `select sha256 from raw.submissions
    where status = 'refused' and to_timestamp(received_at)::date < $before::date`,
    { before },
  );
  return new Set(files.map(({ sha256 }) => String(sha256)));
}

/** The months, as `2015-03`, in which any of the placements lasted. */
export function firstMonth({ placements }: ErasurePlan): string | undefined {
  const starts = placements.flatMap(({ start }) => (typeof start === "number" ? [start] : []));
  return starts.length === 0 ? undefined : osloDate(Math.min(...starts)).slice(0, 7);
}
