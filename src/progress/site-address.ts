/** The address under which people reach this installation: what serving uses, for links in files. */
export const siteAddress = (port: number): string => (process.env.GELIJKOP_URL ?? `http://127.0.0.1:${port}`).replace(/\/$/, "");

/** An address that only this machine understands. */
export const isLocal = (site: string): boolean => /^https?:\/\/(127\.|localhost|\[::1\])/.test(site);
