/** A list as it is kept: the text that `readList` reads as the same rows. One without rows still has its header. */
export function listText(
  rows: readonly Record<string, unknown>[],
  columns = Object.keys(rows[0] ?? {}),
): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return [columns.join(","), ...lines, ""].join("\n");
}

function cell(value: unknown): string {
  const text = Array.isArray(value) ? value.join(" ") : String(value ?? "");
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
