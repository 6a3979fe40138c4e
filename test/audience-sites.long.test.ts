import { searchSites } from "./searched-sites.ts";

searchSites([{ id: "offentlig" }, { id: "departementet" }, { id: "region", region_id: "region-ost" }]);
