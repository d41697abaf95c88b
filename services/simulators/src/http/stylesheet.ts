/** All the looks of the simulators; deliberately unlike the portal's, so that nobody takes one for the other. */
export const stylesheet = `
:root { --ink: #1d2433; --soft: #545e70; --line: #c9cfd9; --paper: #f4f5f8; --blue: #1f4b99; --warn: #fff1cc; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1.0625rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 8px; top: 8px; background: #fff; padding: 8px; }
.banner { margin: 0; padding: 10px 20px; background: repeating-linear-gradient(-45deg, #ffe9a8 0 14px, var(--warn) 14px 28px); color: #3d2c00; }
header { background: #fff; border-bottom: 1px solid var(--line); }
nav { display: flex; flex-wrap: wrap; gap: 4px 20px; padding: 6px 20px; }
nav a { display: inline-flex; align-items: center; min-height: 44px; color: var(--blue); }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; box-shadow: inset 0 -3px var(--blue); }
main { max-width: 68rem; margin: 0 auto; padding: 24px 20px 64px; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; } h2 { margin: 32px 0 8px; font-size: 1.25rem; }
.english { margin: 0 0 20px; color: var(--soft); }
a { color: var(--blue); } :focus-visible { outline: 3px solid #ffbf1f; outline-offset: 2px; }
.scroll { overflow-x: auto; background: #fff; border: 1px solid var(--line); border-radius: 6px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 10px 14px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { font-size: .9375rem; color: var(--soft); } tbody tr:last-child td { border-bottom: 0; }
dl { display: grid; grid-template-columns: minmax(9rem, 16rem) 1fr; gap: 6px 20px; margin: 0; padding: 16px; background: #fff; border: 1px solid var(--line); border-radius: 6px; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.empty { padding: 24px; background: #fff; border: 1px dashed var(--line); border-radius: 6px; color: var(--soft); }
.row { display: flex; flex-wrap: wrap; gap: 10px; align-items: end; }
button { min-height: 44px; padding: 8px 18px; border: 2px solid var(--blue); border-radius: 6px; background: var(--blue); color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
button.quiet { background: #fff; color: var(--blue); font-weight: 400; }
select { min-height: 44px; padding: 6px 10px; border: 1px solid #6b7484; border-radius: 6px; background: #fff; font: inherit; max-width: 100%; }
label { display: block; margin: 16px 0 4px; font-weight: 600; }
.card { max-width: 34rem; padding: 24px; background: #fff; border: 1px solid var(--line); border-radius: 10px; }
.card dl { padding: 0 0 12px; border: 0; grid-template-columns: 10rem 1fr; } .amount { font-size: 1.75rem; font-weight: 600; margin: 0 0 12px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 16px; padding: 0; list-style: none; }
.tiles li { padding: 18px; background: #fff; border: 1px solid var(--line); border-radius: 8px; } .tiles p { margin: 4px 0 0; color: var(--soft); }
pre { padding: 16px; background: #fff; border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  dl, .card dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 8px; }
  thead { position: absolute; clip-path: inset(50%); } tbody, tr, td { display: block; } tr { padding: 8px 0; border-bottom: 1px solid var(--line); }
  td { padding: 2px 14px; border: 0; overflow-wrap: anywhere; } td::before { content: attr(data-head) ": "; color: var(--soft); font-size: .9375rem; }
}
`;
