/** Sets of areas that people make, and every version that there was of each. */
import { sql } from "kysely";
import { within } from "../kernel/acting.ts";
import { changedMeanwhile } from "../kernel/changed-meanwhile.ts";
import type { Database, ReadDatabase } from "../kernel/database.ts";
import { Problem } from "../kernel/problem.ts";

export type NewSet = { code: string; name: string; division: number; members: readonly string[] };
export type SetVersion = { version: number; name: string; members: string[]; fromPack: boolean; actor: string; reason: string; at: Date };
/** Who writes a version of a set, and why. */
export type SetSigned = { actor: string; reason: string; fromPack: boolean };

/** Every version of a set, oldest first; none when there is no such set. */
export async function setVersions(read: ReadDatabase, code: string, division: number): Promise<SetVersion[]> {
  return (
    await sql<SetVersion>`select version, name, members, from_pack as "fromPack", actor, reason, at
      from area_set_version where code = ${code} and division = ${division} order by version`.execute(read)
  ).rows;
}

const packSigned: SetSigned = { actor: "pack", reason: "pack load", fromPack: true };

/**
 * Makes or changes a user-made set of areas of one division.
 * @returns its id
 * @throws Problem as `saveSetVersion`
 */
export async function saveSet(db: Database, set: NewSet, signed = packSigned): Promise<number> {
  return (await saveSetVersion(db, set, signed)).id;
}

/**
 * The same, with the version that holds from now on. What says the same as the last version makes none; what a pack brings never overwrites
 * what a person wrote: `kept` says that it differs from it.
 * @param expectedVersion the version that the change was made on; 0 for a new set; any when absent
 * @throws Problem `unknown-areas` when members don't exist in that division, `area-level-conflict` when the code belongs to no set,
 * `changed-meanwhile` (409)
 */
export async function saveSetVersion(
  db: Database,
  set: NewSet,
  signed: SetSigned,
  expectedVersion?: number,
): Promise<{ id: number; version: number; kept: boolean }> {
  return within(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${savingSetLock})`.execute(trx);
    const members = await trx
      .selectFrom("area")
      .select(["id", "code"])
      .where("division", "=", set.division)
      .where("code", "=", sql<string>`any(${set.members}::text[])`)
      .orderBy("code")
      .execute();
    refuseUnknownMembers(set, new Set(members.map(({ code }) => code)));
    const before = await trx
      .selectFrom("area")
      .select(["id", "level"])
      .where("code", "=", set.code)
      .where("division", "=", set.division)
      .executeTakeFirst();
    if (before && before.level !== "set") {
      throw new Problem({
        kind: "area-level-conflict",
        message: `${set.code} (${set.division}) is listed as set and known as ${before.level}.`,
        wayOut: "Give the set another code.",
      });
    }
    const last = (await setVersions(trx, set.code, set.division)).at(-1);
    const version = last?.version ?? 0;
    if (expectedVersion !== undefined && expectedVersion !== version) throw changedMeanwhile(`Set ${set.code}`, expectedVersion, version);
    const codes = members.map(({ code }) => code);
    const same = last !== undefined && last.name === set.name && last.members.join(" ") === codes.join(" ");
    if (before && (same || (last?.fromPack === false && signed.fromPack))) return { id: before.id, version, kept: !same };

    const { id } = await trx
      .insertInto("area")
      .values({ code: set.code, name: set.name, division: set.division, level: "set" })
      .onConflict((on) => on.columns(["code", "division"]).doUpdateSet({ name: set.name }))
      .returning("id")
      .executeTakeFirstOrThrow();
    await trx.deleteFrom("area_member").where("set_id", "=", id).execute();
    if (members.length > 0)
      await trx
        .insertInto("area_member")
        .values(members.map((member) => ({ set_id: id, member_id: member.id })))
        .execute();
    const { actor, reason, fromPack } = signed;
    await trx
      .insertInto("area_set_version")
      .values({
        code: set.code,
        division: set.division,
        version: version + 1,
        name: set.name,
        members: codes,
        from_pack: fromPack,
        actor,
        reason,
      })
      .execute();
    return { id, version: version + 1, kept: false };
  });
}

/** Two that save at once: the second waits for the first, to the end of its transaction. */
const savingSetLock = 4_171_352;

function refuseUnknownMembers(set: NewSet, found: ReadonlySet<string>): void {
  const faults = set.members
    .filter((code) => !found.has(code))
    .map((code) => ({ found: `${code} is not known in ${set.division}`, mend: "check the code and the year of the division" }));
  if (faults.length === 0) return;
  throw new Problem({
    kind: "unknown-areas",
    message: `Set ${set.code} names ${faults.length} unknown area(s); it was not saved.`,
    wayOut: "Mend the list of members.",
    faults,
  });
}
