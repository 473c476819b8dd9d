export { commands } from "./commands.ts";
export { deskPages } from "./desk-pages.tsx";
export { editables } from "./editing.ts";
export { pages } from "./pages.tsx";
