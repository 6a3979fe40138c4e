import { expect, test } from "vitest";
import { closedPage, notFoundPage } from "./closed-page.ts";

const program = 'import "../_observablehq/client.js";';
const page = `<head>\n<script type="module">\n${program}\n</script>\n</head><a href="./">Landet</a>`;

test("a page's program lies in a file beside it, named by what is in it", () => {
  const { html, programs } = closedPage("fengsel/ila.html", page);
  expect(programs).toEqual([
    { file: expect.stringMatching(/^fengsel\/ila\.[0-9a-f]{8}\.js$/), text: program },
  ]);
  expect(html).toContain(`src="./${programs[0]?.file.slice("fengsel/".length)}"`);
  expect(html).not.toContain(program);
  const other = closedPage("fengsel/ila.html", page.replace("client", "other"));
  expect(other.programs[0]?.file).not.toBe(programs[0]?.file);
});

test("the page for an address that leads nowhere links to the site from any address, without a program", () => {
  const built = `<base href="/">\n<link rel="modulepreload" href="./_observablehq/client.js">\n${page}`;
  expect(notFoundPage(built, "/under/sti/")).toBe('<head>\n\n</head><a href="/under/sti/">Landet</a>');
});
