/** Another city, another shape: three levels of goals, in English, bound to no district. */
export const okrFramework = `id: port-haven-okr
title: Port Haven 2030
language: en
period: { from: 2026-01-01, to: 2030-12-31 }
intro: Objectives and key results of an invented town.
documents:
  - { id: plan, title: The plan, publisher: Port Haven, year: 2026, address: https://example.org/plan }
nodeKinds:
  - { id: ambition, title: { one: ambition, many: ambitions }, under: [] }
  - { id: objective, title: { one: objective, many: objectives }, under: [ambition, objective] }
  - { id: key-result, title: { one: key result, many: key results }, under: [objective], sheet: true }
nodes:
  - { id: well, kind: ambition, title: A town that is well, sources: [{ document: plan, place: p. 1 }] }
  - { id: air, kind: objective, parent: well, title: Clean air, sources: [{ document: plan, place: p. 2 }] }
  - { id: school-air, kind: objective, parent: air, title: Clean air at schools, sources: [{ document: plan, place: p. 3 }] }
  - { id: buses, kind: key-result, parent: school-air, title: Electric buses, sources: [{ document: plan, place: p. 4 }] }
targets:
  - id: diesel
    node: buses
    title: Diesel buses
    wording: From 40 to none.
    unit: buses
    kind: value
    better: lower
    scope: The whole town
    baseline: { period: 2026-Q1, value: 40 }
    goal: { period: 2030-Q1, value: 0 }
    measured: [{ period: 2028-Q1, value: 18 }]
    sources: [{ document: plan, place: p. 5 }]
`;
