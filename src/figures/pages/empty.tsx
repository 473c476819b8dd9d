import { areaIndex } from "../../areas/index.ts";
import type { Markup } from "../../ui/markup.ts";
import { frame } from "../../ui/site.tsx";
import type { PageParts } from "./parts.tsx";
import { words } from "./words.ts";

/** What stands in place of a page that needs the city, while nothing of it is loaded; null once it is. */
export async function emptyPage(parts: PageParts, path: string): Promise<Markup | null> {
  const index = await areaIndex(parts.reader());
  if (index.versions(parts.settings.home).length > 0) return null;
  const site = parts.site();
  const text = words[site.language];
  return frame(site, {
    path,
    trail: [],
    title: text.emptyTitle,
    description: text.emptyText,
    hidden: true,
    heading: text.emptyTitle,
    lead: text.emptyText,
    children: <p>{text.emptyWayOut}</p>,
  });
}
