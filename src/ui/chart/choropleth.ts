import { escapeText, markup, type Markup } from "../markup.ts";
import { light } from "./palette.ts";
import { fillOf, legend, mapName, openLink, patterns, type Fill, type MapProps } from "./map.ts";

/** `path` is an SVG path in whole metres with the y axis turned down; `text` is the value or the reason for its absence, in words. */
export type MapArea = { code: string; name: string; path: string; fill: Fill; text: string; href?: string | null };

export type ChoroplethProps = MapProps & {
  areas: readonly MapArea[];
  /** Left, top, width and height in the paths' metres. */
  viewBox: readonly [number, number, number, number];
};

/** A map with one fill per class. Areas of a class share a group, so that 3,340 of them cost little more than their outlines. */
export function Choropleth(props: ChoroplethProps): Markup {
  const groups = new Map<Fill, string>();
  let outline = "";
  for (const area of props.areas) {
    const title = `<title>${escapeText(area.name)}: ${escapeText(area.text)}</title>`;
    const shape = area.href ? `${openLink(area.href)}${title}<path d="${area.path}"/></a>` : `<path d="${area.path}">${title}</path>`;
    groups.set(area.fill, (groups.get(area.fill) ?? "") + shape);
    if (area.code === props.selected) outline += `<path class="map-halo" d="${area.path}"/><path class="map-own" d="${area.path}"/>`;
  }
  let body = "";
  // Between two areas of one dark class a dark border would not be seen.
  const border = (fill: Fill): string => (typeof fill === "number" && props.classes.swatches[fill]?.ink === light ? ' stroke="#fff"' : "");
  for (const [fill, shapes] of groups) body += `<g fill="${fillOf(fill, props)}"${border(fill)}>${shapes}</g>`;
  const [left, top, width, height] = props.viewBox;
  // Metres per pixel at the usual width of a map: patterns are drawn in metres and must stay visible.
  const scale = Math.max(width, height) / 500;
  return markup(
    `<div class="map"><svg viewBox="${left} ${top} ${width} ${height}" ${mapName(props, props.areas)}` +
      `${patterns(escapeText(props.id), groups.keys(), scale)}<g class="map-areas${props.areas.length > 500 ? " many" : ""}">${body}</g>${outline}</svg>${legend(props, groups.keys())}</div>`,
  );
}
