/** A small invented framework as a file: sound unless a test replaces a part of it. */
export const madeFramework = `id: gezond-leeuwenstad-2020
title: { nl: Gezond Leeuwenstad, en: Healthy Lion City }
language: nl
period: { from: 2020-01-01, to: 2023-12-31 }
intro: Een verzonnen nota voor tests.
documents:
  - { id: nota, title: De nota, publisher: Leeuwenstad, year: 2020 }
nodeKinds:
  - { id: missie, title: { one: missie, many: missies }, under: [] }
  - { id: spoor, title: { one: spoor, many: sporen }, under: [missie] }
  - { id: programma, title: { one: programma, many: programma's }, under: [spoor], sheet: true }
headings:
  - { id: wie, title: Voor wie }
  - { id: hoe, title: Hoe }
targetGroups:
  - { id: iedereen, title: Iedereen }
columns:
  - { id: noord, title: Noord, area: WK990101 }
  - { id: zuid, title: Zuid, area: WK990102 }
  - { id: oost, title: Oost, area: WK990103 }
  - { id: los, title: Niet aan een wijk gebonden }
partners:
  - { id: welzijn, name: Welzijn Leeuwenstad }
determinants:
  - { id: leefstijl, title: Leefstijl }
assignments:
  - { id: groen, title: Een groene stad }
nodes:
  - id: gezond
    kind: missie
    title: Iedereen gezond
    sources: [{ document: nota, place: p. 1 }]
  - id: wijken
    kind: spoor
    parent: gezond
    title: Sterke wijken
    sources: [{ document: nota, place: p. 2 }]
  - id: bewegen
    kind: programma
    parent: wijken
    title: { nl: Samen bewegen, en: Moving together }
    targetGroups: [iedereen]
    sections:
      - { heading: hoe, text: Elke week buiten. }
      - { heading: wie, text: Voor alle bewoners. }
    columns: [noord, zuid, los]
    partners: [{ partner: welzijn, role: Voert uit }]
    determinants: [leefstijl]
    assignments: [groen]
    sources: [{ document: nota, place: p. 3 }]
targets:
  - id: gezond-voelen
    node: bewegen
    title: Meer mensen voelen zich gezond
    wording: Van 70 naar 78 procent.
    unit: "%"
    kind: value
    better: higher
    scope: Volwassenen in Noord en Zuid
    baseline: { period: "2020", value: 70 }
    goal: { period: "2024", value: 78 }
    series:
      - { indicator: gezond, group: 18plus, area: aandacht, fit: same }
    sources: [{ document: nota, place: "p. 4, tabel" }]
  - id: wijken-erbij
    node: bewegen
    title: In drie wijken
    wording: Van een naar drie wijken.
    unit: wijken
    kind: count
    better: higher
    scope: Wijken van de stad
    baseline: { period: "2020", value: 1 }
    goal: { period: "2024", value: 3 }
    counts: { node: bewegen, what: areaColumns }
    sources: [{ document: nota, place: p. 5 }]
updates:
  - id: eerste-jaar
    node: bewegen
    year: 2021
    gain: equal
    title: Twaalf groepen begonnen
    text: In Noord begonnen twaalf groepen.
    author: Volksgezondheid
    areas: [WK990101]
    partners: [welzijn]
    links: [https://example.org/groepen]
    sources: [{ document: nota, place: p. 6 }]
contributions:
  - { id: parken, title: Meer parken, text: Het groenplan., field: Groen, determinants: [leefstijl], sources: [{ document: nota, place: p. 7 }] }
forms:
  - id: eigen-plan
    node: bewegen
    title: Uw plan
    questions: [{ id: naam, label: Naam, kind: line }]
    sources: [{ document: nota, place: p. 8 }]
`;

/** The framework with one piece of its text replaced. Fails when the piece isn't there: such a test would test nothing. */
export function brokenFramework(piece: string, by: string, whole = madeFramework): string {
  if (!whole.includes(piece)) throw new Error(`The made framework does not hold: ${piece}`);
  return whole.replace(piece, () => by);
}
