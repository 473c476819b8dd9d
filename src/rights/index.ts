export { may, roleFor, system, visitor, type Asker, type Grant, type Matter } from "./may.ts";
export { givenRoles, isRole, roles, scopeOfRole, type GivenRole, type Role } from "./roles.ts";
export { actions, extentOf, rows, type Action, type Extent } from "./table.ts";
