// The findings of a page, over the page: a panel for errors, a button for the rest. Everything that is
// shown comes from files and is text, never markup.

const SHOWN = 100; // findings; the overview has them all
const SEVERITIES = ["error", "warning", "suggestion", "info"];
const NAMES = { error: "error", warning: "warning", suggestion: "suggestion", info: "note" };

const style = new CSSStyleSheet();
style.replaceSync(`
  :host {
    all: initial !important;
    color-scheme: light dark !important;
    --paper: #fff;
    --tint: #f3f6f7;
    --ink: #1c2329;
    --soft: #56616b;
    --edge: #7d8a93;
    --accent: #0a6073;
    --mark: #fbe3e2;
    --error: #a3262c;
    --warning: #8a4b00;
    --suggestion: #0a6073;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --paper: #14181b;
      --tint: #1d2327;
      --ink: #d8dfe4;
      --soft: #9dabb5;
      --edge: #71808a;
      --accent: #79cbdd;
      --mark: #4a2022;
      --error: #ff9b98;
      --warning: #efb866;
      --suggestion: #79cbdd;
    }
  }
  @media print { :host { display: none !important; } }
  *, ::before, ::after { box-sizing: border-box; }
  .panel, .badge {
    position: fixed;
    z-index: 2147483000;
    background: var(--paper);
    border: 1px solid var(--edge);
    box-shadow: 0 0 1.5rem #0005;
    color: var(--ink);
    font: 15px/1.5 system-ui, "Noto Sans", sans-serif;
  }
  .panel {
    inset: auto 0 0;
    max-height: min(50vh, 28rem);
    overflow: auto;
    overscroll-behavior: contain;
    border-width: 3px 0 0;
  }
  .panel.has-errors { border-color: var(--error); }
  .panel > * { padding-inline: max(1rem, (100% - 65rem) / 2); }
  [hidden] { display: none; }
  header {
    position: sticky;
    top: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1rem;
    padding-block: 0.5rem;
    background: var(--tint);
    border-bottom: 1px solid var(--edge);
  }
  h2 { flex: 1; margin: 0; font-size: 1.0625rem; font-weight: 650; }
  a, button { color: var(--accent); font: inherit; }
  button {
    min-height: 2rem;
    padding: 0.125rem 0.75rem;
    background: var(--paper);
    border: 1px solid var(--edge);
    border-radius: 0.35rem;
    cursor: pointer;
  }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  pre:focus-visible { outline-offset: -3px; }
  p, ol, ul { margin: 0; }
  .notice { padding-block: 0.75rem 0; }
  ol, ul { list-style: none; padding-block: 0; }
  li { padding-block: 0.75rem; }
  li + li { border-top: 1px solid var(--edge); }
  .message, .place { overflow-wrap: anywhere; }
  .error { color: var(--error); }
  .warning { color: var(--warning); }
  .suggestion { color: var(--suggestion); }
  code, pre, .place { font: 0.875rem/1.6 ui-monospace, "Noto Sans Mono", "DejaVu Sans Mono", monospace; }
  .message code, .place { color: var(--soft); }
  pre {
    margin: 0.375rem 0 0;
    padding: 0.375rem 0.75rem;
    overflow-x: auto;
    background: var(--tint);
    border-radius: 0.25rem;
    tab-size: 4;
    unicode-bidi: plaintext;
  }
  mark { background: var(--mark); border-bottom: 2px solid var(--error); color: inherit; }
  li ul { padding: 0.25rem 0 0; color: var(--soft); }
  li li { border: 0; padding: 0; }
  .badge {
    inset: auto 1rem 1rem auto;
    padding-inline: 1rem;
    border-radius: 2rem;
    font-weight: 600;
  }
  .badge::before { content: "●" / ""; margin-inline-end: 0.5em; color: var(--badge); }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`);

function make(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

// The panel, which stands beside the page's body so that nothing in the page meets it.

const host = make("div");
const box = make("div");
box.lang = "en";
box.dir = "ltr";
const heading = make("h2");
const overview = make("a", "", "All pages");
overview.href = "/_diglot/";
const hide = make("button", "", "Hide");
hide.type = "button";
hide.title = "Escape";
const notice = make("p", "notice");
const list = make("ol");
const panel = make("section", "panel", make("header", "", heading, overview, hide), notice, list);
panel.setAttribute("role", "region");
panel.setAttribute("aria-label", "Findings in this page");
const badge = make("button", "badge");
badge.type = "button";
const announcement = make("p", "unseen");
announcement.setAttribute("role", "status");
panel.hidden = badge.hidden = true;
box.append(panel, badge, announcement);
host.attachShadow({ mode: "open" }).append(box);
host.shadowRoot.adoptedStyleSheets = [style];
document.documentElement.append(host);

function toggle(isOpen) {
  const hadFocus = host.shadowRoot.activeElement;
  panel.hidden = !isOpen;
  badge.hidden = isOpen;
  if (hadFocus) (isOpen ? hide : badge).focus({ preventScroll: true });
  if (isOpen) showMarks();
}

hide.addEventListener("click", () => toggle(false));
badge.addEventListener("click", () => toggle(true));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || panel.hidden || event.defaultPrevented) return;
  if (!document.querySelector("dialog[open], .languages[open]")) toggle(false);
});

// A line that is longer than the panel is wide is scrolled to what is meant, and can be by keyboard.
function showMarks() {
  for (const excerpt of list.querySelectorAll("pre")) {
    if (excerpt.scrollWidth <= excerpt.clientWidth) continue;
    excerpt.tabIndex = 0;
    const mark = excerpt.querySelector("mark").getBoundingClientRect();
    const edge = excerpt.getBoundingClientRect();
    if (mark.right > edge.right || mark.left < edge.left) {
      excerpt.scrollLeft += mark.left - edge.left - excerpt.clientWidth / 3;
    }
  }
}

const tally = (findings) =>
  SEVERITIES.map((severity) => [severity, findings.filter((each) => each.severity === severity).length])
    .filter(([, count]) => count)
    .map(([severity, count]) => `${count} ${NAMES[severity]}${count === 1 ? "" : "s"}`)
    .join(", ");

let shown;
export function show({ findings = [], broken = false, notice: text = "" }) {
  const state = JSON.stringify([findings, broken, text]);
  if (state === shown) return;
  shown = state;
  if (!findings.length && !broken && !text) {
    panel.hidden = badge.hidden = true;
    announcement.textContent = "No findings any more";
    return;
  }
  const worst = SEVERITIES.find((severity) => findings.some((each) => each.severity === severity));
  const isGrave = broken || worst === "error";
  const count = tally(findings);
  panel.classList.toggle("has-errors", isGrave);
  heading.textContent = [count || "Notice", broken && "this is the last good page"].filter(Boolean).join(": ");
  notice.textContent = visible(text);
  notice.hidden = !text;
  list.replaceChildren(...findings.slice(0, SHOWN).map(entry));
  if (findings.length > SHOWN) list.append(make("li", "", `… and ${findings.length - SHOWN} more`));
  badge.textContent = count || (broken ? "Not up to date" : "Notice");
  badge.style.setProperty("--badge", `var(--${isGrave ? "error" : (worst ?? "accent")})`);
  announcement.textContent = heading.textContent;
  // One that a reader opened stays open.
  toggle(isGrave || !panel.hidden);
}

function entry({ severity, code, message, file, line, column, excerpt, start = 0, length = 1, notes = [] }) {
  const name = make("strong", SEVERITIES.includes(severity) ? severity : "", severity + ":");
  const item = make("li", "", make("p", "message", name, " ", visible(message), " ", make("code", "", `[${code}]`)));
  if (file) item.append(make("p", "place", [visible(file), line, column].filter(Boolean).join(":")));
  if (excerpt?.trim()) item.append(excerptOf(excerpt, start, length));
  if (notes.length) item.append(make("ul", "", ...notes.map((note) => make("li", "", "note: " + visible(note)))));
  return item;
}

// Places count Unicode scalars, not UTF-16.
function excerptOf(excerpt, start, length) {
  const scalars = [...excerpt];
  const part = (from, to) => visible(scalars.slice(from, to).join(""));
  const end = start + Math.max(1, length);
  const marked = make("mark", "", part(start, end) || " ");
  return make("pre", "", make("code", "", part(0, start), marked, part(end)));
}

// What would hide or turn the text around is shown; the joiners stay, which words are written with.
function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (mark) =>
    /[\t\u200C\u200D]/.test(mark) ? mark : `<U+${mark.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`,
  );
}
