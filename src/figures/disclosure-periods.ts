import type { ListedPeriod } from "./delivery.ts";

/** Σ signs · counts of the periods = 0; with `rest`, an unlisted stretch (sign 1) fills what the listed ones leave open. */
export type PeriodRelation = { members: number[]; signs: number[]; rest: boolean };

type Span = { from: number; to: number };

/**
 * How counts over periods hang together, by their dates only (positions in `periods`): a year is its quarters; 2019–2021 less
 * 2020–2022 is 2019 less 2022. Every linear relation between the listed periods follows from those that are given here.
 */
export function periodRelations(periods: readonly ListedPeriod[]): PeriodRelation[] {
  const spans = periods.map(({ starts, ends }) => ({ from: Date.parse(starts) / 86_400_000, to: Date.parse(ends) / 86_400_000 + 1 }));
  const found = new Map<string, PeriodRelation>();
  for (const relation of [...nested(spans), ...cycles(spans)]) {
    const order = relation.members.map((member, at) => ({ member, sign: relation.signs[at] })).toSorted((a, b) => a.member - b.member);
    const turn = order[0]?.sign ?? 1;
    const key = `${order.map(({ member, sign }) => `${member}:${sign * turn}`).join()}${relation.rest}`;
    if (!found.has(key)) found.set(key, relation);
  }
  return [...found.values()];
}

/** Longer periods as the sum of the listed ones inside them, with a rest where these leave days open. */
function nested(spans: readonly Span[]): PeriodRelation[] {
  return spans.flatMap((whole, total) => {
    const inside = spans.flatMap((span, at) => (isWithin(span, whole) ? [at] : []));
    const largest = inside.filter((at) => !inside.some((other) => isWithin(spans[at], spans[other])));
    const unique = largest.filter((at, i) => largest.findIndex((other) => isSame(spans[other], spans[at])) === i);
    const inOrder = unique.toSorted((a, b) => spans[a].from - spans[b].from);
    const apart = inOrder.every((at, i) => i === 0 || spans[inOrder[i - 1]].to <= spans[at].from);
    const days = inOrder.reduce((sum, at) => sum + spans[at].to - spans[at].from, 0);
    const add = (parts: number[], rest: boolean): PeriodRelation => ({
      members: [...parts, total],
      signs: [...parts.map(() => 1), -1],
      rest,
    });
    if (inOrder.length === 0) return [];
    return apart ? [add(inOrder, days < whole.to - whole.from)] : inOrder.map((at) => add([at], true));
  });
}

const isSame = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;
const isWithin = (a: Span, b: Span): boolean => a.from >= b.from && a.to <= b.to && !isSame(a, b);

/** Periods as roads between dates: each road that closes a round trip gives one relation, and together these give all. */
function cycles(spans: readonly Span[]): PeriodRelation[] {
  const pathTo = new Map<number, { member: number; sign: number }[]>();
  const used = new Set<number>();
  const relations: PeriodRelation[] = [];
  for (const { from } of spans) {
    if (pathTo.has(from)) continue;
    pathTo.set(from, []);
    const ring = [from];
    for (let date = ring.shift(); date !== undefined; date = ring.shift()) {
      for (const [member, span] of spans.entries()) {
        const sign = span.from === date ? 1 : -1;
        const next = sign === 1 ? span.to : span.from;
        if ((span.from !== date && span.to !== date) || pathTo.has(next)) continue;
        used.add(member);
        pathTo.set(next, [...(pathTo.get(date) ?? []), { member, sign }]);
        ring.push(next);
      }
    }
  }
  for (const [member, span] of spans.entries()) {
    if (used.has(member)) continue;
    const net = new Map([[member, 1]]);
    for (const step of pathTo.get(span.to) ?? []) net.set(step.member, (net.get(step.member) ?? 0) - step.sign);
    for (const step of pathTo.get(span.from) ?? []) net.set(step.member, (net.get(step.member) ?? 0) + step.sign);
    const left = [...net].filter(([, sign]) => sign !== 0);
    relations.push({ members: left.map(([at]) => at), signs: left.map(([, sign]) => sign), rest: false });
  }
  return relations;
}
