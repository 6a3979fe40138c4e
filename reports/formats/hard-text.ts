import { array, constantFrom, oneof, string, type Arbitrary } from "fast-check";

/** Texts that a format could stumble over: any characters, those that XML cannot hold, and what looks like code. */
export const hardText: Arbitrary<string> = oneof(
  string({ unit: "binary", maxLength: 20 }),
  array(
    oneof(
      constantFrom("<script>alert(1)</script>", "&amp;", "]]>", "{{timer}}", "{numbered-0}", "_x0041_"),
      constantFrom("=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "#N/A", "CURRENT", "$1", "$&", "#image()"),
      constantFrom("\0", "\u0007", "\u009f", "\ud800", "\udc00", "\u202e", "\u2066", "\u200f", "\ufffe"),
      constantFrom(" ", "  ", "\t", "\n", "\r\n", "\r", "'", '"', "æ", "日本", "🙂", "\u2028", "\u00a0"),
    ),
    { maxLength: 8 },
  ).map((pieces) => pieces.join("")),
);
