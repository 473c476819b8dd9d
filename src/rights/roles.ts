/** Who works with Gelijkop, as roles. A person can hold several, each for all or for a part. */
export const roles = [
  "visitor",
  "partner",
  "programmeManager",
  "epidemiologist",
  "adviser",
  "publisher",
  "administrator",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

/** Roles that are given to an account; everybody is a visitor. */
export const givenRoles = roles.filter((role): role is GivenRole => role !== "visitor");
export type GivenRole = Exclude<Role, "visitor">;

/** Roles that count for one part only: a programme of a framework, or an organisation. A grant of theirs names it. */
export const scopeOfRole: Readonly<Partial<Record<Role, "programme" | "organisation">>> = {
  partner: "organisation",
  programmeManager: "programme",
};

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);
