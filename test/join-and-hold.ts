/** A process for tests: joins the server of a data folder, prints its address, and leaves when its input ends. */
import pg from "pg";
import { joinEmbedded } from "../src/kernel/embedded-postgres.ts";

const [folder, rounds = "1"] = process.argv.slice(2);
if (rounds === "1") {
  const server = await joinEmbedded(folder, { durable: false });
  console.log(server.url);
  process.stdin.resume();
  process.stdin.on("end", () => void server.leave());
} else {
  // Comes and goes: each time it must be able to work.
  for (let round = 0; round < Number(rounds); round++) {
    const server = await joinEmbedded(folder, { durable: false });
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query("select 1");
    await client.end();
    await server.leave();
  }
  console.log("done");
}
