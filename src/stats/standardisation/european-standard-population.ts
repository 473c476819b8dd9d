/**
 * The European Standard Population of 2013: 100,000 people over 19 age bands, first 0–4 … last 90 and over.
 * Source: Eurostat (2013), Revision of the European Standard Population, annex F (the version that closes at 90+).
 */
export const europeanStandardPopulation2013: { readonly startAges: readonly number[]; readonly people: readonly number[] } = Object.freeze({
  startAges: Object.freeze([0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]),
  people: Object.freeze([5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000]),
});
