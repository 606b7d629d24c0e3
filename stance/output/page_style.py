"""The style sheet of HTML pages."""

STYLE = """\
/* The colours are those of the terminal (Okabe and Ito 2008, "Color Universal Design"), darkened or lightened to a
   contrast of at least 4.5 to 1 with the page. */
:root {
  color-scheme: light dark;
  --ink: #1b1b1b; --page: #fff; --line: #c8c8c8; --soft: #5c5c5c; --focus: #00588f;
  --with: #00588f; --against: #a34700; --between: #7d3a6a;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ink: #e8e8e8; --page: #161616; --line: #4a4a4a; --soft: #ababab; --focus: #7cc4f5;
    --with: #7cc4f5; --against: #ffb066; --between: #e3a3cd;
  }
}
html { background: var(--page); }
body {
  margin: 0 auto; max-width: 70rem; padding: 1rem min(1rem, 4vw);
  font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); overflow-wrap: anywhere;
}
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.2rem; line-height: 1.3; margin-top: 2.5rem; }
h3 { font-size: 1rem; line-height: 1.4; margin-top: 1.75rem; }
p { max-width: 50rem; }
a { color: inherit; text-underline-offset: .15em; }
main:focus { outline: none; }
:focus-visible { outline: .2rem solid var(--focus); outline-offset: .15rem; }
:target { outline: .15rem solid var(--focus); outline-offset: .15rem; }
.skip:not(:focus), .unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.skip:focus { display: inline-block; padding: .25rem .5rem; }
nav ul { list-style: none; margin: 1.5rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.line { display: block; }
.scroll { overflow-x: auto; margin: 1rem 0; padding: 1px; }
.scroll:focus-visible { outline-offset: -.2rem; }
/* In a table words stay whole, and it is as wide as they need: its region scrolls, the page does not. */
table { border-collapse: collapse; font-size: .95rem; overflow-wrap: normal; }
caption:not(.unseen) { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td {
  padding: .3rem .75rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
}
tbody th { font-weight: 600; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
td.long { min-width: 18rem; overflow-wrap: anywhere; }
td.cited { width: 9rem; }
td.whole, th.whole { white-space: nowrap; }
.marks { color: var(--soft); font-weight: 400; }
.drawn { font-family: ui-monospace, monospace; white-space: nowrap; }
.with, .right { color: var(--with); }
.against, .wrong { color: var(--against); }
.between, .doubt { color: var(--between); }
.nothing, .dim { color: var(--soft); }
/* A picture is as wide as its text is large, so that it grows with the text; a narrow screen scrolls it. */
.scroll > svg { display: block; width: 60rem; height: auto; }
figure { margin: 1rem 0; }
figcaption { font-size: .85em; }
.command { font-family: ui-monospace, monospace; }
ol { padding-left: 2.75rem; }
.back { display: inline-block; min-width: 1.5rem; text-align: center; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .9rem; }
.on-paper { display: none; }
@page { margin: 12mm; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 8.5pt; line-height: 1.3; }
  nav, .skip, .back, .on-screen { display: none; }
  .on-paper { display: block; }
  a { text-decoration: none; }
  h1 { font-size: 15pt; }
  h2 { font-size: 11pt; margin: .8rem 0 .4rem; }
  h3 { font-size: 9pt; margin: .5rem 0 .3rem; }
  p, .scroll { margin: .4rem 0; }
  .scroll { overflow: visible; }
  table { font-size: 7pt; line-height: 1.2; width: 100%; }
  .scroll > svg { width: 100%; max-height: 235mm; }
  th, td { padding: .04rem .35rem .04rem 0; }
  .sources { columns: 3; column-gap: 5mm; padding-left: 1.75rem; font-size: 6.5pt; line-height: 1.15; }
  td.long { min-width: 0; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; }
  figcaption, footer { font-size: 7pt; }
  footer { margin-top: .5rem; }
  h1, h2, h3, caption { break-after: avoid; }
}
"""
