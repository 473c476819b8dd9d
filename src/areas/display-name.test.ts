import { expect, test } from "vitest";
import { displayName } from "./display-name.ts";

// Names from CBS, Kerncijfers wijken en buurten 2020.
test.each([
  ["Wijk 03 Overvecht", "Overvecht"],
  ["Wijk 10 Vleuten-De Meern", "Vleuten-De Meern"],
  ["Wijk 25 valleipoort", "valleipoort"],
  ["Wijk 09 de Maten", "de Maten"],
])("the office's %s is shown as %s", (name, shown) => {
  expect(displayName(name)).toBe(shown);
});

test.each(["Wijk aan Zee", "Wijk C", "Buurt 4 Oost", "Buurt over Ouderkerk", "Wijk 00", "Utrecht"])("%s stays", (name) => {
  expect(displayName(name)).toBe(name);
});
