import { enhanceTables } from "./data-table.ts";
import { enhanceFilters } from "./filter.ts";

enhanceTables();
enhanceFilters();
