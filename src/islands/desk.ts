/** What makes work at the desk smoother; all of it works without. */
export {};
