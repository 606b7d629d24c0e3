"""The style sheet of HTML pages."""

STYLE = """\
/* The colours are those of the terminal (Okabe and Ito 2008, "Color Universal Design"), darkened or lightened to a
   contrast of at least 4.5 to 1 with the page. */
:root {
  color-scheme: light dark;
  --ink: #1b1b1b; --page: #fff; --line: #c8c8c8; --soft: #5c5c5c;
  --with: #00588f; --against: #a34700; --between: #7d3a6a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8e8e8; --page: #161616; --line: #4a4a4a; --soft: #ababab;
    --with: #7cc4f5; --against: #ffb066; --between: #e3a3cd;
  }
}
body {
  margin: 0 auto; max-width: 70rem; padding: 1rem;
  font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page);
}
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin-top: 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .95rem; }
th, td { padding: .3rem .75rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th.number, td.number { text-align: right; }
.with, .right { color: var(--with); }
.against, .wrong { color: var(--against); }
.between, .doubt { color: var(--between); }
.nothing, .dim { color: var(--soft); }
/* A picture is as wide as its text is large, so that it grows with the text; a narrow screen scrolls it. */
.scroll > svg { display: block; width: 60rem; height: auto; }
a { color: inherit; }
ol { padding-left: 2.5rem; }
li { overflow-wrap: anywhere; }
@media print { body { max-width: none; } .scroll > svg { width: 100%; } a { text-decoration: none; } }
"""
