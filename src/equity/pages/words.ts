/** The pages' own words, in both languages. */
import type { Texts } from "../../kernel/language.ts";
import { en } from "./words-en.ts";
import { nl, type PageWords } from "./words-nl.ts";

export const words: Texts<PageWords> = { nl, en };
