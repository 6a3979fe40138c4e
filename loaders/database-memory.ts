// What one statement gives back of the database's memory, the next asks for again: it is kept a minute. Read when the
// database's program is loaded, and so to be imported before it.
process.env["DUCKDB_JE_MALLOC_CONF"] ??= "dirty_decay_ms:60000,muzzy_decay_ms:60000";
