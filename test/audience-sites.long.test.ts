import { trySites } from "./tried-sites.ts";

trySites([{ id: "offentlig" }, { id: "departementet" }, { id: "region", region_id: "region-ost" }], {
  pages: "all",
  sights: [
    { width: 1280, colorScheme: "light" },
    { width: 1280, colorScheme: "dark" },
    { width: 320, colorScheme: "light" },
    { width: 320, colorScheme: "dark" },
  ],
});
