import type { Estimate } from "../interval.ts";

/**
 * Why an area has no standardised rate: a number is missing; an age band that counts in the standard has nobody in it, so that its rate
 * is unknown; or there were too few events for the rate to mean something. Their places are the codes in typed results.
 */
export const whyNoRate = [null, "missing", "noPopulation", "tooFewEvents"] as const;

/** `events` and `population` are totals over the age bands. Value and limits are NaN together, and then `reason` says why. */
export type StandardisedRate = Estimate & { events: number; population: number; reason: (typeof whyNoRate)[number] };

/**
 * Under this many events a directly standardised rate is not given.
 * Source: Morris J.K. et al. (2018), Popul Health Metr 16:19 (simulations); rule of Public Health England since.
 */
export const fewestEvents = 10;
