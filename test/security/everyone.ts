/** All roles that one person can hold at once: what such a person can't do, nobody can. */
import { givenRoles, scopeOfRole, type GivenRole } from "../../src/rights/index.ts";

const parts = { programme: "programme:utrecht-gezond-2011-2013/gezond-gewicht", organisation: "organisation:utrecht-gezond-2011-2013/ggd" };

const grantOf = (role: GivenRole): GivenRole | readonly [GivenRole, string] => {
  const scope = scopeOfRole[role];
  return scope ? [role, parts[scope]] : role;
};

export const everyone: readonly (GivenRole | readonly [GivenRole, string])[] = givenRoles.map(grantOf);
/** One role each. */
export const eachRole: readonly (readonly [GivenRole, readonly (GivenRole | readonly [GivenRole, string])[]])[] = givenRoles.map((role) => [
  role,
  [grantOf(role)],
]);
