/** One style for the hosted pages: what is bought on the left, how it is paid on the right; below each other on a phone. */
export const style = `
:root {
  --ground: #f6f8fa; --card: #fff; --text: #1a1f36; --quiet: #5a6478; --line: #d8dee6;
  --accent: #4f46e5; --on-accent: #fff; --danger: #b3093c; --danger-ground: #fdecef;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10131a; --card: #1a1f2b; --text: #eef1f6; --quiet: #a4aec0; --line: #353d4e;
    --accent: #a5a8ff; --on-accent: #14163a; --danger: #ff9db1; --danger-ground: #3a1a24;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main { max-width: 940px; margin: 0 auto; padding: 24px 16px 40px; display: grid; gap: 24px; }
main.notice { max-width: 480px; padding-top: 12vh; }
h1, h2, p, ul, dl, dd, fieldset { margin: 0; padding: 0; border: 0; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2, legend { font-size: 1rem; font-weight: 600; padding: 0; }
.shop { color: var(--quiet); display: flex; align-items: center; gap: 8px; flex-wrap: wrap; }
.badge { background: #ffe3a3; color: #553c00; border-radius: 4px; padding: 1px 7px; font-size: .75rem; font-weight: 700; }
.total { font-size: 2.25rem; font-weight: 700; letter-spacing: -.02em; margin: 4px 0 20px; }
.lines { list-style: none; }
.lines li { display: flex; justify-content: space-between; gap: 16px; padding: 12px 0; border-top: 1px solid var(--line); }
.lines li:last-child { border-bottom: 1px solid var(--line); }
.lines b { overflow-wrap: anywhere; font-weight: 600; }
.quiet { color: var(--quiet); font-size: .875rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 20px; display: grid; gap: 16px; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 10px 12px; }
.fields label:first-child { grid-column: 1 / -1; }
label { display: grid; gap: 4px; font-size: .875rem; font-weight: 500; color: var(--quiet); }
input, select {
  width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; font-size: 1rem;
  color: var(--text); background: var(--ground); border: 1px solid var(--line); border-radius: 8px;
}
button, .button {
  width: 100%; min-height: 48px; padding: 10px 16px; font: inherit; font-weight: 600; border-radius: 8px;
  border: 1px solid var(--line); background: var(--card); color: var(--text); cursor: pointer;
  text-align: center; text-decoration: none; display: grid; place-content: center;
}
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button:hover, .button:hover { filter: brightness(1.06); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.error { background: var(--danger-ground); color: var(--danger); border-radius: 8px; padding: 12px 14px; font-weight: 600; }
form, details > div { display: grid; gap: 12px; }
details { border-top: 1px solid var(--line); padding-top: 14px; }
summary { cursor: pointer; font-weight: 600; min-height: 32px; }
details > div { padding-top: 10px; }
footer { color: var(--quiet); font-size: .8125rem; text-align: center; grid-column: 1 / -1; }
@media (min-width: 760px) {
  main:not(.notice) { grid-template-columns: 1fr 1fr; gap: 56px; padding-top: 64px; align-items: start; }
}
`;
