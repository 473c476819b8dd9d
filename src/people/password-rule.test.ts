import { expect, test } from "vitest";
import { passwordFault } from "./password-rule.ts";

const person = { name: "Jantina de Wit (verzonnen)", email: "j.dewit@verzonnen.example" };

test.each([
  ["elf tekens.", "short"],
  ["a".repeat(201), "long"],
  ["Jantina-deWit-1980", "own"],
  ["j.dewit@verzonnen.example", "own"],
  ["JantinaJantina12", "own"],
  ["Gelijkop2026!!", "common"],
  ["Wachtwoord123!", "common"],
  ["W@chtw00rd-2026", "common"],
  ["Welkom-Utrecht-2026", "common"],
  ["zomer2026winter", "common"],
  ["passwordpassword", "common"],
  ["qwertyuiop123", "common"],
  ["123456789012", "common"],
  ["abcdefghijklm", "common"],
  ["aaaaaaaaaaaa", "common"],
  ["Ab1!Ab1!Ab1!", "common"],
  ["1qaz2wsx3edc", "common"],
])("%s is refused: %s", (password, fault) => {
  expect(passwordFault(password, person)).toBe(fault);
});

test.each([
  "paard batterij nietje",
  "twaalf1teken",
  "De wachtwoordkluis van tante Bep",
  "Ik wandel graag in juni langs de Vecht",
  "пароль из пяти слов",
  "🦊🌳 twee plaatjes",
  "        x  y     z  q",
  "b".repeat(100) + "cdefghiq".repeat(12),
])("%s is good enough", (password) => {
  expect(passwordFault(password, person)).toBe(null);
});

test("length is counted in characters, not in bytes or halves of them", () => {
  expect(passwordFault("🦊🌳🍀🌻🐝🌈🎈🎺🚲🏠🔑", person)).toBe("short");
  expect(passwordFault("🦊🌳🍀🌻🐝🌈🎈🎺🚲🏠🔑🧭", person)).toBe(null);
});

test("somebody without an address, or with a short name, can choose a password", () => {
  expect(passwordFault("paard batterij nietje", { name: "Bo", email: null })).toBe(null);
});
