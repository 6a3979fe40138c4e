import type { Nodes, RootContent } from "mdast";
import type { Block, Inline } from "../document/document.ts";

/** What a text may be turned into: its bound figures written in, its faults told with their line. */
export interface Reading {
  /** A text with the figures it points to written in; `line` is where it begins. */
  bound(text: string, line: number): string;
  picture(line: number): void;
}

/** What Markdown allows, as blocks of a report: all else is text as it stands. */
export function markdownBlocks(node: RootContent, reading: Reading): Block[] {
  switch (node.type) {
    case "heading":
      return [
        {
          kind: "heading",
          level: 3,
          text: inlines(node, reading)
            .map(({ text }) => text)
            .join(""),
        },
      ];
    case "list":
      return [
        {
          kind: "list",
          ordered: node.ordered === true,
          items: node.children.map((item) => inlines(item, reading)),
        },
      ];
    case "blockquote":
      return node.children.flatMap((child) => markdownBlocks(child, reading));
    case "thematicBreak":
    case "definition":
      return [];
    default:
      return [{ kind: "paragraph", text: inlines(node, reading) }];
  }
}

function inlines(node: Nodes, reading: Reading): Inline[] {
  const line = node.position?.start.line ?? 1;
  switch (node.type) {
    case "strong":
      return within(node.children, reading).map((each) => ({ ...each, strong: true }));
    case "emphasis":
      return within(node.children, reading).map((each) => ({ ...each, emphasis: true }));
    case "break":
      return [{ text: " " }];
    case "link":
      return [...within(node.children, reading), { text: ` (${node.url})` }];
    case "image":
    case "imageReference":
      reading.picture(line);
      return [];
    default:
      if ("children" in node) return within(node.children, reading);
      return "value" in node ? [{ text: reading.bound(node.value, line) }] : [];
  }
}

const within = (nodes: readonly Nodes[], reading: Reading) => nodes.flatMap((node) => inlines(node, reading));

/** The text of a node and all below it. */
export function plainText(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map((child) => plainText(child)).join("") : "";
}
