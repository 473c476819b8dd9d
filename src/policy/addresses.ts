/** Where things of this room are found, as Dutch paths. */

/** Parts of an address that name a page of a framework, so that a node of that name is found another way. */
export const reserved = ["boom", "matrix", "doelen", "gezondheidsmodel", "formulier", "blad"] as const;

const part = encodeURIComponent;
export const frameworkPath = (framework: string): string => `/beleid/${part(framework)}`;
export const targetPath = (framework: string, target: string): string => `${frameworkPath(framework)}/doelen/${part(target)}`;
export const formPath = (framework: string, form: string): string => `${frameworkPath(framework)}/formulier/${part(form)}`;
export const nodePath = (framework: string, node: string): string =>
  `${frameworkPath(framework)}${reserved.some((name) => name === node) ? "/blad" : ""}/${part(node)}`;
export const updatePath = (framework: string, update: { id: string; node: string }): string =>
  `${nodePath(framework, update.node)}#bericht-${part(update.id)}`;
/** Every version of a thing of a framework, at the desk's page of its history. */
export const historyPath = (framework: string, kind: string, key: string): string =>
  `/geschiedenis/policy/${part(framework)}/${kind}/${part(key)}`;
export const areaPolicyPath = (code: string): string => `/gebieden/${part(code)}/beleid`;
export const indicatorPath = (id: string): string => `/indicatoren/${part(id)}`;
export const originPath = (observation: string): string => `/cijfers/${part(observation)}`;
