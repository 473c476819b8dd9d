export { commands } from "./commands.ts";
export { deskPages } from "./desk-pages.tsx";
export { pages } from "./pages.tsx";
