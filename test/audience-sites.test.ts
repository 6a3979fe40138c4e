import { searchSites } from "./searched-sites.ts";

searchSites([{ id: "offentlig" }]);
