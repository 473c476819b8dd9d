export { pages } from "./pages/index.tsx";
export { beginPath } from "./pages/begin.tsx";
export { EditLink } from "./pages/edit-link.tsx";
export { editPath } from "./pages/parts.tsx";
export type { Content } from "./form/content.ts";
export type * from "./editable.ts";
