import { trySites } from "./tried-sites.ts";

trySites([{ id: "offentlig" }], {
  pages: "own kinds",
  sights: [
    { width: 1280, colorScheme: "light" },
    { width: 320, colorScheme: "dark" },
  ],
});
