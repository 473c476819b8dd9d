import { describe, expect, test } from "vitest";
import { Page, type PageProps } from "./document.tsx";
import { ErrorSummary, SelectField, TextField } from "./form.tsx";
import { MeasureTable } from "./measure-table.ts";
import { Findings, Tag, shapes, type Tone } from "./prose.tsx";
import { DataTable } from "./table.tsx";

const hostile = `<script>alert("1")</script>`;
const page: PageProps = {
  language: "nl",
  title: hostile,
  description: `"><script>`,
  addresses: { nl: "https://gelijkop.example/gebieden", en: "https://gelijkop.example/en/gebieden" },
  stylesheet: "/assets/style.css",
  home: "/",
  nav: [
    { href: "/", text: "Wijken", current: true },
    { href: "/data", text: "Data" },
  ],
  breadcrumb: [{ href: "/", text: "Utrecht" }, { text: "Overvecht" }],
  heading: hostile,
  footer: [],
};

describe("page", () => {
  const html = String(Page(page));
  test("starts with the doctype and its language", () => expect(html).toMatch(/^<!doctype html><html lang="nl">/));
  test("has one h1 and one main", () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<main/g)).toHaveLength(1);
  });
  test("shows hostile texts as text", () => expect(html).not.toContain("<script"));
  test("names its canonical address and its other languages", () => {
    expect(html).toContain('<link rel="canonical" href="https://gelijkop.example/gebieden"/>');
    expect(html).toContain('hreflang="en" href="https://gelijkop.example/en/gebieden"');
  });
  test("marks the current entry and the page's own crumb", () => {
    expect(html).toMatch(/<a href="\/" aria-current="page">Wijken/);
    expect(html).toContain('<span aria-current="page">Overvecht</span>');
  });
  test("begins with a link past the header", () => expect(html).toMatch(/<body><a class="utrecht-skip-link[^>]*href="#content"/));
  test("has no inline style, script or handler, so that a strict content security policy holds", () =>
    expect(html).not.toMatch(/ style=| on\w+=|<style/));
});

describe("status", () => {
  test.each(Object.entries(shapes) as [Tone, string][])("%s has a shape and a word", (tone, shape) => {
    expect(String(<Tag tone={tone}>woord</Tag>)).toContain(`<span aria-hidden="true">${shape}</span> woord`);
  });
  test("no two tones share a shape", () => expect(new Set(Object.values(shapes)).size).toBe(Object.keys(shapes).length));
  test("no findings give no heading", () => expect(String(<>{<Findings title="Wat valt op" items={[]} />}</>)).toBe(""));
});

describe("tables", () => {
  const html = String(
    <DataTable
      language="nl"
      id="t"
      caption="Per wijk"
      columns={[{ title: "Wijk" }, { title: "2020", numeric: true, sortHref: "?s=2020", sorted: "descending" }]}
      rows={[[hostile, { content: "minder dan 5", sort: 4 }]]}
    />,
  );
  test("have scopes, a caption and a sort state", () => {
    expect(html).toMatch(/<th scope="col" class="numeric" aria-sort="descending">/);
    expect(html).toMatch(/<th scope="row">&lt;script/);
    expect(html).toContain("<caption");
  });
  test("scroll in a named box that the keyboard reaches", () =>
    expect(html).toContain('role="group" aria-labelledby="t-caption" tabindex="0"'));
  test("sort by the value behind the text", () => expect(html).toContain('data-sort="4"'));
  test("a measure without a figure says why", () => {
    const headings = { measure: "m", value: "v", scale: "s", from: "0", to: "100", comparison: "c", trend: "t" };
    const row = { name: hostile, value: null, unit: "van de 100", absence: "niet gemeten", comparison: null, dots: null, trend: null };
    const table = String(MeasureTable({ id: "m", caption: "c", headings, rows: [row] }));
    expect(table).toContain("<i>niet gemeten</i>");
    expect(table).not.toContain("van de 100");
    expect(table).not.toContain("<script");
  });
});

describe("forms", () => {
  test("an error stands at its field and leads there from the summary", () => {
    const field = String(<TextField name="zoek" label="Naam" hint="Bijvoorbeeld Overvecht" error="Vul een naam in" value={hostile} />);
    expect(field).toContain('aria-describedby="zoek-hint zoek-error" aria-invalid="true"');
    expect(field).toContain('<label for="zoek">');
    expect(field).not.toContain("<script");
    expect(String(<ErrorSummary language="nl" errors={[{ name: "zoek", text: "Vul een naam in" }]} />)).toContain('<a href="#zoek">');
  });
  test("the chosen option is chosen, options of a group stand together", () => {
    const field = String(
      <SelectField
        name="n"
        label="Niveau"
        value="b"
        options={[
          { value: "a", text: "A" },
          { value: "b", text: "B", group: "G" },
          { value: "c", text: "C", group: "G" },
        ]}
      />,
    );
    expect(field.match(/<optgroup/g)).toHaveLength(1);
    expect(field).toMatch(/<option value="b" selected=""/);
  });
});
