/**
 * Colours of marks. One blue for amounts, blue–orange around a benchmark; no red against green. Text on a fill reaches 4.5:1,
 * neighbouring classes of the diverging scale reach 3:1 (the test holds both).
 */
export type Swatch = { fill: string; ink: string };

const dark = "#12263f";
export const light = "#ffffff";

export const sequential: readonly Swatch[] = [
  { fill: "#e3eef9", ink: dark },
  { fill: "#a3c6e6", ink: dark },
  { fill: "#6099cb", ink: dark },
  { fill: "#2a67a6", ink: light },
  { fill: "#0b3565", ink: light },
];

/** From orange through near white to blue. */
export const diverging: readonly Swatch[] = [
  { fill: "#6f2c09", ink: light },
  { fill: "#cf7833", ink: dark },
  { fill: "#fafafa", ink: dark },
  { fill: "#5b93c9", ink: dark },
  { fill: "#0c3f7a", ink: light },
];

/** `count` swatches spread over a scale: the ends are kept, so fewer classes are easier to tell apart. */
export function spread(scale: readonly Swatch[], count: number): Swatch[] {
  if (count <= 0) return [];
  if (count === 1) return scale.slice(2, 3);
  return Array.from({ length: count }, (_, place) => scale[Math.round((place * (scale.length - 1)) / (count - 1))]);
}
