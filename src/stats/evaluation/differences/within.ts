import type { Panel } from "../panel.ts";

/**
 * The rows of a two-way fixed-effects regression after every area's own level was taken out (each column less its mean in that area)
 * and times the root of the area's weight. By Frisch & Waugh (1933), Econometrica 1:387–401, the effect is that of the regression with a
 * dummy per area; the errors per area are those too, as the dummies lie within them.
 */
export type Within = {
  readonly rows: number;
  /** Per row its area. */
  readonly area: Int32Array;
  readonly outcome: Float64Array;
  /** 1 from the start on. Times the mark of a treated area this is the column of the effect. */
  readonly post: Float64Array;
  /** Dummies of all measured periods but the first, row by row. */
  readonly dummies: Float64Array;
  readonly columns: number;
};

export function within(panel: Panel): Within {
  const { areas, periods, values, start, weights } = panel;
  const seen = new Uint8Array(periods);
  let rows = 0;
  for (let cell = 0; cell < values.length; cell += 1) {
    if (Number.isNaN(values[cell])) continue;
    seen[cell % periods] = 1;
    rows += 1;
  }
  const column = new Int32Array(periods).fill(-1);
  let columns = -1;
  for (let period = 0; period < periods; period += 1) if (seen[period]) column[period] = columns++;
  columns = Math.max(0, columns);
  const result = {
    rows,
    columns,
    area: new Int32Array(rows),
    outcome: new Float64Array(rows),
    post: new Float64Array(rows),
    dummies: new Float64Array(rows * columns),
  };
  let row = 0;
  for (let area = 0; area < areas; area += 1) {
    const own: number[] = [];
    for (let period = 0; period < periods; period += 1) if (!Number.isNaN(values[area * periods + period])) own.push(period);
    const share = 1 / own.length;
    const root = Math.sqrt(weights[area]);
    const level = own.reduce((sum, period) => sum + values[area * periods + period], 0) * share;
    const after = own.filter((period) => period >= start).length * share;
    for (const period of own) {
      result.area[row] = area;
      result.outcome[row] = root * (values[area * periods + period] - level);
      result.post[row] = root * ((period >= start ? 1 : 0) - after);
      for (const other of own)
        if (column[other] >= 0) result.dummies[row * columns + column[other]] = root * ((other === period ? 1 : 0) - share);
      row += 1;
    }
  }
  return result;
}
