import { coordinate, escapeText, markup, type Markup } from "../markup.ts";
import { fillOf, legend, mapName, openLink, patterns, type Fill, type MapProps } from "./map.ts";

/**
 * `col` and `row` count from 0 or from any other number. `shortName` may hold a soft hyphen (U+00AD) or a space where it may break; a
 * tile has room for two lines of about seven letters. `short` is the figure in the tile, `text` the same in words.
 */
export type Tile = {
  code: string;
  name: string;
  shortName?: string;
  col: number;
  row: number;
  fill: Fill;
  short: string;
  text: string;
  href?: string | null;
};

export type TileMapProps = MapProps & { tiles: readonly Tile[] };

const tileHeight = 72;
const gap = 4;

/** A map of equal tiles with name and figure in each. Widths are percentages, so text stays 14 px or more on a phone. */
export function TileMap(props: TileMapProps): Markup {
  const firstCol = Math.min(...props.tiles.map((tile) => tile.col));
  const firstRow = Math.min(...props.tiles.map((tile) => tile.row));
  const cols = Math.max(1, ...props.tiles.map((tile) => tile.col - firstCol + 1));
  const rows = Math.max(1, ...props.tiles.map((tile) => tile.row - firstRow + 1));
  const share = 100 / cols;
  const height = rows * (tileHeight + gap);
  let body = "";
  for (const tile of props.tiles) {
    const top = (tile.row - firstRow) * (tileHeight + gap) + gap / 2;
    const own = tile.code === props.selected;
    const ink = typeof tile.fill === "number" ? (props.classes.swatches[tile.fill]?.ink ?? "#12263f") : "#12263f";
    const lines = nameLines(tile.shortName ?? tile.name);
    const names = lines
      .map((line, place) => `<text x="50%" y="${lines.length === 1 ? 30 : 22 + place * 16}">${escapeText(line)}</text>`)
      .join("");
    body +=
      `<svg x="${coordinate((tile.col - firstCol) * share, 2)}%" y="${top}" width="${coordinate(share, 2)}%" height="${tileHeight}">${openLink(tile.href)}<title>${escapeText(tile.name)}: ${escapeText(tile.text)}</title>` +
      `<g fill="${ink}">` +
      `<rect x="2%" y="2" width="96%" height="${tileHeight - 4}" rx="3" fill="${fillOf(tile.fill, props)}"${own ? ' class="map-own"' : ' stroke="#51627a"'}/>` +
      (typeof tile.fill === "number" ? "" : `<rect x="12%" y="9" width="76%" height="${tileHeight - 18}" rx="2" fill="#fff"/>`) +
      `${names}<text class="tile-value" x="50%" y="60">${escapeText(tile.short)}</text></g>${tile.href ? "</a>" : ""}</svg>`;
  }
  return markup(
    `<div class="tiles"><svg width="100%" height="${height}" ${mapName(props, props.tiles)}` +
      `${patterns(
        escapeText(props.id),
        props.tiles.map((tile) => tile.fill),
      )}${body}</svg>${legend(
        props,
        props.tiles.map((tile) => tile.fill),
      )}</div>`,
  );
}

/** One or two lines: broken at a soft hyphen or a space where the name is too long for one. */
function nameLines(name: string): string[] {
  const plain = name.replaceAll("\u00ad", "");
  if (plain.length <= 7) return [plain];
  const soft = name.indexOf("\u00ad");
  if (soft > 0) return [`${name.slice(0, soft)}-`, name.slice(soft + 1).replaceAll("\u00ad", "")];
  const space = name.search(/[ -]/);
  if (space > 0) return [clip(name.slice(0, space + (name[space] === "-" ? 1 : 0))), clip(name.slice(space + 1))];
  return [clip(plain)];
}

const clip = (text: string): string => (text.length > 9 ? `${text.slice(0, 8)}…` : text);
