/** Imports a file (when one is named) and tells the most memory that this process had, in MB. */
import { openDatabase } from "../src/kernel/database.ts";
import { importFile } from "./import.ts";

const [url, folder, path] = process.argv.slice(2);
const database = openDatabase(url, { standing: "system" });
await database.pool.query("select 1");
if (path) await importFile(database, path, folder);
await database.close();
process.send?.((process.resourceUsage().maxRSS * 1024) / 1e6, () => process.disconnect?.());
