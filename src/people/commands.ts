import type { Command, Context } from "../kernel/command.ts";
import { formats, printCsv, printJson, printTable, readFormat, type Column } from "../kernel/print.ts";
import { Problem } from "../kernel/problem.ts";
import { givenRoles } from "../rights/index.ts";
import {
  accountByEmail,
  addPerson,
  erasePerson,
  grantRole,
  invite,
  listPeople,
  readGrant,
  revokeRole,
  setActive,
  type Person,
} from "./accounts.ts";
import { welcomeLink } from "./first-administrator.ts";
import type { NewCode } from "./one-time-code.ts";

const columns: Column<Person>[] = [
  { title: "e-mail", of: ({ email }) => email ?? "–" },
  { title: "name", of: ({ name }) => name },
  { title: "roles", of: ({ grants }) => grants.map(({ role, part }) => part ?? role).join(" ") },
  { title: "active", of: ({ active }) => (active ? "yes" : "no") },
  { title: "signed in", of: ({ signedInAt }) => signedInAt?.toISOString() ?? "never" },
];

const roleHelp = `${givenRoles.join(", ")}; with a part where a role has one: programmeManager:utrecht-gezond-2011-2013/gezond-gewicht`;
const one = { arguments: "EMAIL", count: [1, 1] } as const;
const withRole = { arguments: "EMAIL ROLE[:PART]", count: [2, 2] } as const;

export const commands: Command[] = [
  {
    name: "people",
    action: "people.read",
    summary: "Lists who has an account, and their roles.",
    count: [0, 0],
    options: { format: { type: "string", value: "FORMAT", summary: `${formats.join(", ")} (table)` } },
    run: async (context) => {
      const format = readFormat(context.text("format"));
      const people = await listPeople((await context.connect()).db, context.asker);
      context.out(
        format === "json"
          ? printJson(people.map(({ id, ...rest }) => ({ id, ...rest })))
          : format === "csv"
            ? printCsv(people, columns)
            : people.length === 0
              ? "Nobody has an account yet."
              : printTable(people, columns),
      );
    },
  },
  {
    name: "people add",
    action: "people.manage",
    summary: "Makes an account, and a code with which the person begins it.",
    ...one,
    options: {
      name: { type: "string", value: "NAME", summary: "what the person is called" },
      organisation: { type: "string", value: "NAME", summary: "where the person works" },
      role: { type: "string", value: "ROLE[:PART]", summary: roleHelp },
    },
    example: 'bin/gelijkop people add a.jansen@verzonnen.example --name "A. Jansen" --role publisher',
    run: async (context) => {
      const role = context.text("role");
      if (!role) throw new Problem({ kind: "usage", message: "--role is missing.", wayOut: `Give one of ${roleHelp}.` });
      const grants = [readGrant(role)];
      const { db } = await context.connect();
      const made = await addPerson(db, context.asker, {
        email: context.positionals[0],
        name: context.text("name") ?? "",
        organisation: context.text("organisation") ?? "",
        grants,
      });
      tellCode(context, made);
    },
  },
  {
    name: "people invite",
    action: "people.manage",
    summary: "Makes a new one-time code for an account: for who lost the way in, or never came.",
    ...one,
    run: async (context) => {
      const { db } = await context.connect();
      tellCode(context, await invite(db, context.asker, await accountByEmail(db, context.asker, context.positionals[0])));
    },
  },
  {
    name: "people grant",
    action: "people.manage",
    summary: "Gives an account a role.",
    ...withRole,
    example: "bin/gelijkop people grant a.jansen@verzonnen.example partner:utrecht-gezond-2011-2013/altrecht",
    run: async (context) => {
      const [email, role] = context.positionals;
      const { db } = await context.connect();
      await grantRole(db, context.asker, await accountByEmail(db, context.asker, email), readGrant(role));
      context.out(`${email} has the role ${role}.`);
    },
  },
  {
    name: "people revoke",
    action: "people.manage",
    summary: "Takes a role from an account; it counts at once.",
    ...withRole,
    run: async (context) => {
      const [email, role] = context.positionals;
      const { db } = await context.connect();
      await revokeRole(db, context.asker, await accountByEmail(db, context.asker, email), readGrant(role));
      context.out(`${email} hasn't the role ${role} any more.`);
    },
  },
  {
    name: "people deactivate",
    action: "people.manage",
    summary: "Lets an account no longer sign in, and ends its sessions.",
    ...one,
    options: { undo: { type: "boolean", summary: "lets it sign in again" } },
    run: async (context) => {
      const [email] = context.positionals;
      const { db } = await context.connect();
      const undo = context.flag("undo");
      await setActive(db, context.asker, await accountByEmail(db, context.asker, email), undo);
      context.out(undo ? `${email} can sign in again.` : `${email} can't sign in any more; its sessions have ended.`);
    },
  },
  {
    name: "people erase",
    action: "people.manage",
    summary: "Forgets who an account was: name, address and every way in. Its number stays, for the log. It can't be undone.",
    ...one,
    run: async (context) => {
      const { db } = await context.connect();
      const id = await accountByEmail(db, context.asker, context.positionals[0]);
      await erasePerson(db, context.asker, id);
      context.out(`Erased. What was done by it stays in the log, signed ${id}.`);
    },
  },
];

/** To standard output only: whoever sees it can become this person. */
function tellCode(context: Context, { code, endsAt }: NewCode): void {
  const address = process.env.GELIJKOP_URL ?? `http://127.0.0.1:${context.config.port}`;
  context.out(`One-time link, until ${endsAt.toISOString()}: ${welcomeLink(address, code)}`);
  context.out(`Or type this code at ${address}/welkom: ${code}`);
}
