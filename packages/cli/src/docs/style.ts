/** The style of every page: of the system's own fonts and colours, light or dark as the reader has it. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#d5d9e0, #343a44); --soft: light-dark(#f4f5f8, #1d2128);
  --faint: light-dark(#545b67, #a4adba); --link: light-dark(#0b57d0, #8ab4f8); --warn: light-dark(#8a4b00, #ffb870); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; font: 1rem/1.55 system-ui, sans-serif;
  background: light-dark(#fff, #14171c); color: light-dark(#16191f, #e7eaf0); }
a { color: var(--link); } h1 { font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; } h2 { font-size: 1.2rem; }
code, pre { font: .92em/1.5 ui-monospace, monospace; } code { overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: .4rem; padding: .9rem; overflow-x: auto; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .45rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--faint); font-weight: 600; } td.number { text-align: right; font-variant-numeric: tabular-nums; }
tr:target { background: var(--soft); } tr[hidden] { display: none; }
.note { color: var(--warn); white-space: nowrap; } .faint { color: var(--faint); }
input { font: inherit; width: 100%; max-width: 32rem; padding: .5rem .7rem; border: 1px solid var(--faint);
  border-radius: .4rem; background: transparent; color: inherit; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .35rem 1.2rem; }
dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
`;
