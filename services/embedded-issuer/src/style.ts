/** Served at `<issuer>/style.css`. */
export const styleSheet = `/* The tokens and the few components of the platform's look that a log-in page needs. */
:root { --tea-900: #06351f; --tea-700: #0a5c36; --tea-50: #eff7f2; --ink: #14201a; --ink-2: #46554d; --ink-3: #64726a; --surface: #fff; --line: #d8d6cc; --red-700: #b3261e; --focus: #ffd21f; --face-head: "Be Vietnam Pro", system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; --face-text: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; --text-s: 0.875rem; --text-m: 1rem; }
@media (min-width: 48em) { :root { --text-m: 1.125rem; } }
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--ink); font: var(--text-m)/1.5 var(--face-text); overflow-wrap: break-word; }
h1, h2 { font-family: var(--face-head); line-height: 1.25; margin: 0 0 16px; } h1 { font-size: 1.875rem; } h2 { font-size: 1.25rem; }
p, ul { margin: 0 0 16px; max-width: 66ch; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 0; box-shadow: 0 0 0 5px var(--ink); border-radius: 2px; }
.wrap { max-width: 62rem; margin: 0 auto; padding: 0 16px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:not(:focus) { position: absolute; left: -999em; }
.masthead { background: var(--tea-900); color: #fff; } .masthead .wrap { display: flex; align-items: center; justify-content: space-between; min-height: 60px; gap: 16px; }
.masthead a { color: #fff; text-decoration: none; } .masthead a:hover { text-decoration: underline; }
.mark { display: flex; align-items: center; gap: 12px; font: 700 1.125rem/1.1 var(--face-head); min-height: 44px; } .mark span { display: block; font: 400 0.8125rem/1.3 var(--face-text); color: #cfe3d6; }
.lang { border: 1px solid #4f7a62; border-radius: 99px; padding: 0 12px; min-height: 44px; display: inline-flex; align-items: center; font-size: var(--text-s); white-space: nowrap; }
main { max-width: 42rem; margin: 0 auto; padding: 24px 16px 64px; }
.field { margin: 0 0 24px; } .field label { font-weight: 600; display: block; margin-bottom: 4px; }
.hint, .small { color: var(--ink-2); font-size: var(--text-s); }
input[type=text], input[type=password] { font: inherit; color: inherit; width: 100%; min-height: 48px; padding: 8px 12px; background: #fff; border: 2px solid var(--ink-3); border-radius: 6px; }
.actions { display: flex; flex-wrap: wrap; gap: 16px 24px; align-items: center; margin-top: 24px; }
.button { min-height: 48px; padding: 8px 24px; border: 0; border-radius: 6px; background: var(--tea-700); color: #fff; font: 600 1.0625rem/1.2 var(--face-text); cursor: pointer; box-shadow: inset 0 -2px 0 rgba(0,0,0,.25); } .button:hover { background: var(--tea-900); }
.link { min-height: 44px; padding: 0; border: 0; background: none; color: var(--tea-700); font: inherit; text-decoration: underline; cursor: pointer; }
.errors { border: 3px solid var(--red-700); border-radius: 6px; padding: 16px 24px; margin: 0 0 24px; } .errors h2 { margin-bottom: 8px; } .errors ul { padding-left: 1.2em; margin: 0; } .errors a { color: var(--red-700); font-weight: 600; }
.field.wrong { border-left: 5px solid var(--red-700); padding-left: 16px; } .field.wrong input { border-color: var(--red-700); } .message { color: var(--red-700); font-weight: 600; margin: 0 0 8px; }
.demo { margin-top: 48px; padding-top: 24px; border-top: 1px solid var(--line); } .demo ul { list-style: none; padding: 0; display: grid; gap: 12px; max-width: none; } .demo p.small { margin: 4px 0 0; }
@media (min-width: 40em) { .demo ul { grid-template-columns: 1fr 1fr; } }
.person { width: 100%; min-height: 64px; padding: 8px 16px; text-align: left; background: var(--tea-50); color: inherit; border: 0; border-left: 4px solid var(--tea-700); border-radius: 0 6px 6px 0; font: inherit; cursor: pointer; } .person:hover { background: #dcefe3; } .person strong, .person > span:last-child { display: block; } .person > span:last-child { color: var(--ink-2); font-size: var(--text-s); }
@media (forced-colors: active) { .button, .person { border: 2px solid; } }
`;
