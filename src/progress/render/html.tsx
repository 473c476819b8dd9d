/** One file that needs nothing else: to mail, to keep, to print. */
import { markup } from "../../ui/markup.ts";
import type { Report } from "../content.ts";
import { Article } from "./article.tsx";
import { frontLines } from "./front.ts";

const style = `
:root{color:#12263f;background:#fff;font:1.0625rem/1.55 "Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
body{max-width:52rem;margin:0 auto;padding:1.5rem 1rem 4rem;overflow-wrap:break-word}
h1{font-size:2rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.5rem;margin:2.5rem 0 .5rem;border-top:3px solid #12263f;padding-top:.75rem}
h3{font-size:1.2rem;margin:1.75rem 0 .35rem}h4{font-size:1.0625rem;margin:1.1rem 0 .1rem}
p{margin:0 0 .75rem;max-width:44em}h4+p{margin-bottom:.2rem}a{color:#0b4f9c}nav h2{border:0;padding:0;font-size:1.2rem}
.lead{font-size:1.2rem}.source{color:#51627a;font-size:.9375rem}.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem;font-size:.9375rem}caption{text-align:start;font-weight:600;padding-bottom:.35rem}
th,td{text-align:start;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #c4cedb;font-weight:400;hyphens:auto}
thead th{font-weight:600;color:#51627a;vertical-align:bottom}.numeric{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}
figure{margin:1.5rem 0}svg{display:block}summary{cursor:pointer;color:#0b4f9c}
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2,h3,h4{break-after:avoid}figure>.scroll,tr{break-inside:avoid}nav{break-after:page}summary{display:none}}
`;

/** @returns a whole HTML document with its style inside and without scripts */
export function renderHtml(report: Report): Uint8Array {
  const { head, body } = report;
  const page = (
    <html lang={head.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{body.title}</title>
        <style>{markup(style)}</style>
      </head>
      <body>
        <main>
          <h1>{body.title}</h1>
          <p class="lead">{body.subtitle}</p>
          {frontLines(report).map((line) => (
            <p class="source">{line}</p>
          ))}
          <Article report={report} alone />
        </main>
      </body>
    </html>
  );
  return new TextEncoder().encode(`<!doctype html>${String(page)}\n`);
}
