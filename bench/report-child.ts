/** Makes a whole report as PDF, or nothing, and tells the most memory that this process had, in MB. */
import { openDatabase } from "../src/kernel/database.ts";
import { plan, readerOn, wholePdf } from "./report-ground.ts";

const [url, what] = process.argv.slice(2);
const database = openDatabase(url, { standing: "system" });
const reader = await readerOn(database);
if (what !== "idle") await wholePdf(reader, plan, what === "drawn");
await database.close();
process.send?.((process.resourceUsage().maxRSS * 1024) / 1e6, () => process.disconnect?.());
