/** A database brought to what this version needs: its tables, and the rights as src/rights has them. */
import type pg from "pg";
import { rows } from "../rights/index.ts";
import { migrate } from "./migrate.ts";

/** @param client a connection of the database's owner */
export async function prepare(client: pg.ClientBase): Promise<void> {
  await migrate(client);
  await storeRights(client);
}

/** Writes the rights only where they differ: two processes may start together, and a statement that changes nothing waits for nobody. */
async function storeRights(client: pg.ClientBase): Promise<void> {
  const given = [rows.map(({ action }) => action), rows.map(({ role }) => role), rows.map(({ extent }) => extent)];
  await client.query(
    `with wanted as (select * from unnest($1::text[], $2::text[], $3::text[]) as w (action, role, extent)),
       gone as (delete from permission p where not exists (select from wanted w where w.action = p.action and w.role = p.role))
     insert into permission select * from wanted
     on conflict (action, role) do update set extent = excluded.extent where permission.extent <> excluded.extent`,
    given,
  );
}
