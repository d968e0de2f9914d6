// Reading a translation beside its original: four views of one page, the translation among them.
//
// Units are the elements [data-tu], several where a unit begins in one element and ends in another.
// Their originals are fetched when they are first needed; those of Diglot's own words stand in the
// page ([data-original]). Every view is undone before the next one is made, with the nodes that
// were there before, so that ids, links and what other scripts did stay as they are.

let article, bar, source, lang, dir, openLabel, failed, status, own, inputs, title;
let originals, asked;
let undo = [];

const key = "diglot-view";
const HEADINGS = "h1, h2, h3, h4, h5, h6";
const CONTROLS = "a, button, summary, input, select, label, audio, video, iframe";

// Takes the page as it has come, in the view that needs no script.
function setUp() {
  article = document.querySelector("article");
  bar = document.querySelector(".views");
  ({ units: source, lang, dir, open: openLabel, failed } = bar.dataset);
  status = document.querySelector(".views-status");
  own = { lang: article.closest("[lang]").lang, dir: article.closest("[dir]").dir };
  inputs = [...bar.querySelectorAll("input")];
  const heading = article.querySelector("h1");
  title = heading && textOf(heading);
  article.dataset.view = "translation";
  inputs[0].checked = true; // some browsers remember what a form said before
  bar.hidden = false;
}

function make(name, className, attributes = {}) {
  const made = document.createElement(name);
  made.className = className;
  for (const each in attributes) made.setAttribute(each, attributes[each]);
  return made;
}

// Units

// The parts of each unit, in the page's order. The names of tabs are copies of their titles.
function unitsOf() {
  const groups = new Map();
  for (const part of article.querySelectorAll(".tu")) {
    if (part.closest('[role="tab"]')) continue;
    const name = part.dataset.tu ?? part;
    if (groups.has(name)) groups.get(name).push(part);
    else groups.set(name, [part]);
  }
  return [...groups.values()];
}

// What stands in the place of a unit's first part; nothing where its original is not known.
function originalOf(part) {
  const template = document.createElement("template");
  if (part.dataset.original !== undefined) template.content.append(part.dataset.original);
  else if (Object.hasOwn(originals, part.dataset.tu)) template.innerHTML = originals[part.dataset.tu];
  else return null;
  // Links do not nest.
  if (part.closest("a, button, summary")) {
    for (const link of template.content.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  }
  for (const named of template.content.querySelectorAll("[id]")) named.removeAttribute("id");
  return template.content;
}

function load(file = source) {
  if (asked) return asked;
  const own = fetch(new URL(file, document.baseURI))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    // An article may have come in the meantime, and asked for its own.
    .then((file) => (asked === own ? (originals = file.units) : asked));
  asked = own;
  own.catch(() => asked === own && (asked = undefined));
  return own;
}

const INLINE =
  "a, abbr, b, bdi, bdo, cite, code, del, dfn, em, font, i, ins, kbd, label, mark, q, s, samp, small," +
  "span, strike, strong, sub, sup, tt, u, var";

// The outermost of the inlines around a node that are as asked for, or the node itself.
function outermost(node, matches = () => true) {
  while (node.parentElement.matches(INLINE) && matches(node.parentElement)) node = node.parentElement;
  return node;
}

// The original in the translation's place

function showOriginal() {
  for (const parts of unitsOf()) {
    const text = originalOf(parts[0]);
    for (const part of parts) {
      const kept = [...part.childNodes];
      if (text) part.replaceChildren(...(part === parts[0] ? text.childNodes : []));
      else Object.assign(part, own);
      const empty = outermost(part, (box) => !box.textContent.trim() && !box.querySelector("img"));
      if (!part.hasChildNodes()) empty.hidden = true;
      undo.push(() => {
        part.replaceChildren(...kept);
        empty.hidden = false;
        part.removeAttribute("lang");
        part.removeAttribute("dir");
      });
    }
  }
  for (const tab of article.querySelectorAll('[role="tab"]')) {
    const kept = [...tab.childNodes];
    tab.textContent = document.getElementById(tab.getAttribute("aria-controls")).firstElementChild.textContent.trim();
    undo.push(() => tab.replaceChildren(...kept));
  }
  hideTodaysSentences();
  const before = ["lang", "dir"].map((name) => [name, article.getAttribute(name)]);
  Object.assign(article, { lang, dir });
  undo.push(() => {
    for (const [name, value] of before) {
      if (value === null) article.removeAttribute(name);
      else article.setAttribute(name, value);
    }
  });
  renameHeadings();
}

// What the original says today stands behind translations, not behind what was translated.
const todaysSentences = (box) =>
  [...box.querySelectorAll(".original-sentence")].filter((sentence) => !sentence.closest(".tu"));

function hideTodaysSentences() {
  for (const sentence of todaysSentences(article)) {
    sentence.hidden = true;
    undo.push(() => (sentence.hidden = false));
  }
}

// The text of a heading without what scripts put there.
function textOf(heading) {
  const copy = heading.cloneNode(true);
  for (const extra of copy.querySelectorAll(".anchor")) extra.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function headingOf(entry) {
  try {
    return document.getElementById(decodeURIComponent(entry.hash.slice(1)));
  } catch {
    return null; // a lone "%" in the address
  }
}

// The table of contents and the document's title say what the headings say now.
function renameHeadings() {
  const rename = (element, text) => {
    const before = element.textContent;
    element.textContent = text;
    element.lang = lang;
    undo.push(() => ((element.textContent = before), element.removeAttribute("lang")));
  };
  for (const entry of document.querySelectorAll(".toc a")) {
    const heading = headingOf(entry);
    if (heading?.querySelector(".tu")) rename(entry, textOf(heading));
  }
  if (title && document.title.startsWith(title)) {
    const rest = document.title.slice(title.length);
    rename(document.querySelector("title"), textOf(article.querySelector("h1")) + rest);
  }
}

// Side by side

const isInline = (node) =>
  node.nodeType !== Node.ELEMENT_NODE || node.matches(INLINE + ", br, img, wbr, input");

// Rows of inlines with units, each in the block that it is the text of, or a part of the text.
function rows() {
  const found = new Map();
  for (const part of article.querySelectorAll(".tu")) {
    const child = outermost(part);
    if (child.parentElement.closest(".tab-list, svg")) continue;
    let first = child;
    while (first.previousSibling && isInline(first.previousSibling)) first = first.previousSibling;
    if (found.has(first)) continue;
    const nodes = [first];
    while (nodes.at(-1).nextSibling && isInline(nodes.at(-1).nextSibling)) nodes.push(nodes.at(-1).nextSibling);
    found.set(first, nodes);
  }
  return [...found.values()];
}

function originalOfRow(nodes, known) {
  const copy = make("span", "original", { lang, dir });
  copy.append(...nodes.map((node) => node.cloneNode(true)));
  const parts = nodes.flatMap((node) =>
    node.nodeType === Node.ELEMENT_NODE
      ? [...(node.matches(".tu") ? [node] : []), ...node.querySelectorAll(".tu")]
      : [],
  );
  const twins = [...copy.querySelectorAll(".tu")];
  for (const picture of copy.querySelectorAll("img, iframe, video, audio")) {
    if (!picture.closest(".tu")) picture.remove();
  }
  parts.forEach((part, index) => {
    const text = known.get(part);
    if (text) twins[index].replaceWith(...text.childNodes);
    else if (known.has(part)) twins[index].remove();
    else Object.assign(twins[index], own);
  });
  for (const extra of [...copy.querySelectorAll(".anchor, input"), ...todaysSentences(copy)]) extra.remove();
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  for (const unit of copy.querySelectorAll(".tu")) unit.removeAttribute("data-tu");
  for (const empty of copy.querySelectorAll(":is(a, b, code, em, i, strong):empty")) empty.remove();
  return copy;
}

function showSideBySide() {
  // By part: its unit's original, or null where a part before it has it all.
  const known = new Map();
  for (const parts of unitsOf()) {
    const text = originalOf(parts[0]);
    if (text) parts.forEach((part, index) => known.set(part, index === 0 ? text : null));
  }
  for (const nodes of rows()) {
    const original = originalOfRow(nodes, known);
    const text = original.textContent.trim();
    // Names and code that are the same in both languages stand there once.
    if (!text || text === nodes.map((node) => node.textContent).join("").trim()) continue;
    const heading = nodes[0].parentElement.closest(HEADINGS);
    if (heading) pairHeading(heading, original);
    else pairRow(nodes, original);
  }
  foldContents();
}

// Where two columns leave no room beside them, the table of contents stands before the text.
function foldContents() {
  const contents = document.querySelector(".toc details");
  if (!contents || !matchMedia("(width < 96rem)").matches) return;
  const wasOpen = contents.open;
  contents.open = false;
  undo.push(() => (contents.open = wasOpen));
}

function pairRow(nodes, original) {
  const pair = make("span", "pair");
  const text = make("span", "pair-text");
  nodes[0].before(pair);
  text.append(...nodes);
  pair.append(text, original);
  undo.push(() => pair.replaceWith(...text.childNodes));
}

// The original of a heading is none, so that the outline stays that of one text.
function pairHeading(heading, original) {
  const box = make("div", "pair of-heading");
  heading.before(box);
  box.append(heading, original);
  undo.push(() => box.replaceWith(heading));
}

// Sentence by sentence

const opened = new Set();

function showSentences() {
  for (const [index, parts] of unitsOf().entries()) {
    const part = parts.at(-1);
    const text = part.dataset.tu && !part.closest("summary") ? originalOf(parts[0]) : null;
    if (!text) continue;
    const id = "diglot-original-" + index;
    const button = make("button", "open-original", {
      type: "button",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-label": openLabel,
      lang: document.documentElement.lang,
    });
    const box = make("span", "original", { id, lang, dir, hidden: "" });
    box.append(text);
    button.addEventListener("click", () => toggle(parts, button, box));
    for (const each of parts) {
      each.toggle = () => toggle(parts, button, box);
      each.classList.add("has-opener");
    }
    const opener = make("span", "opener");
    opener.append(button);
    undo.push(() => {
      for (const each of parts) each.classList.remove("is-open", "has-opener"), delete each.toggle;
      opener.remove();
      box.remove();
    });
    placeOpener(part, opener, box);
  }
  undo.push(() => opened.clear());
}

// A button stands in no link, and in no heading, whose name it would become a part of.
function placeOpener(part, opener, box) {
  const heading = part.closest(HEADINGS);
  if (heading) {
    let row = heading.parentElement;
    if (!row.matches(".of-heading")) {
      row = make("div", "of-heading opens");
      heading.before(row);
      row.append(heading);
      undo.push(() => row.replaceWith(heading));
    }
    return row.append(opener, box);
  }
  let before = outermost(part);
  // Behind those of other units that end in the same element.
  while (before.nextSibling instanceof Element && before.nextSibling.matches(".opener, .opener + .original")) {
    before = before.nextSibling;
  }
  before.after(opener, box);
}

function toggle(parts, button, box) {
  const isOpen = box.hidden;
  box.hidden = !isOpen;
  button.setAttribute("aria-expanded", isOpen);
  for (const part of parts) part.classList.toggle("is-open", isOpen);
  opened.delete(button);
  if (isOpen) opened.add(button);
}

document.addEventListener("click", ({ target }) => {
  const part = target.closest?.(".tu");
  if (!part?.toggle || !getSelection().isCollapsed) return;
  if (!target.closest(CONTROLS)) part.toggle();
});

// Escape closes what has the focus, or else what was opened last.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || opened.size === 0 || event.defaultPrevented) return;
  const focus = document.activeElement;
  if (focus.closest("dialog, .languages")) return;
  const box = focus.closest(".original");
  const isFocused = (each) => each === focus || (box && each.getAttribute("aria-controls") === box.id);
  const button = [...opened].find(isFocused) ?? [...opened].at(-1);
  button.click();
  button.focus({ preventScroll: true });
});

// One language at a time: a selection that begins in an original is of originals.

const isOriginal = (node) => Boolean((node?.closest ? node : node?.parentElement)?.closest(".original"));

// The style sheet shows nothing but that language as selected.
document.addEventListener("selectionchange", () => {
  article.dataset.selects = isOriginal(getSelection().anchorNode) ? "original" : "translation";
});

addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || !article.querySelector(".original") || event.target.closest?.("input")) return;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(article) || isOriginal(range.commonAncestorContainer)) return;
  const others = isOriginal(selection.anchorNode)
    ? ".pair-text, .of-heading > :not(.original), .tu.has-opener"
    : ".original";
  const copy = make("div", "unseen");
  copy.append(range.cloneContents());
  for (const other of copy.querySelectorAll(others + ", .opener")) other.remove();
  article.append(copy); // what is not in the page has no lines
  event.clipboardData.setData("text/plain", copy.innerText.replace(/\n{3,}/g, "\n\n").trim());
  event.clipboardData.setData("text/html", copy.innerHTML);
  copy.remove();
  event.preventDefault();
});

// The choice

const SHOW = { original: showOriginal, "side-by-side": showSideBySide, sentences: showSentences };

function clear() {
  for (const step of undo.reverse()) step();
  undo = [];
}

function makeView(view) {
  clear();
  article.dataset.view = view;
  SHOW[view]?.();
  inputs.find((input) => input.value === view).checked = true;
}

// The sentence in sight stays where it is, whatever opens or closes above it.
function keepingPlace(change, isFirst) {
  const top = (part) => part.getBoundingClientRect().top;
  const parts = unitsOf().map(([part]) => part).filter((part) => part.getClientRects().length);
  // One that begins in sight rather than one that ends there; a page that has just opened begins at its top.
  const inSight = parts.find((part) => top(part) >= 0 && top(part) < innerHeight);
  const seen = isFirst && scrollY === 0 ? null : inSight ?? parts.findLast((part) => top(part) < 0);
  const before = seen && top(seen);
  change();
  if (seen) scrollBy({ top: top(seen) - before, behavior: "instant" });
}

let wanted;
async function show(view, isFirst = false) {
  wanted = view;
  status.textContent = "";
  if (view !== "translation") {
    try {
      await load();
    } catch {
      if (wanted !== view) return false;
      status.textContent = failed;
      view = "translation";
    }
    if (wanted !== view && !status.textContent) return false; // another one was chosen meanwhile
  }
  keepingPlace(() => makeView(view), isFirst);
  const address = new URL(location);
  if (view === "translation") address.searchParams.delete("view");
  else address.searchParams.set("view", view);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
  return !status.textContent;
}

function remembered() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // a reader's settings may forbid it
  }
}

document.addEventListener("change", async ({ target }) => {
  if (target.name !== "view" || !bar.contains(target) || !(await show(target.value))) return;
  try {
    localStorage.setItem(key, target.value);
  } catch {
    // not remembered, then
  }
});

// A preview puts a new article into an open page, and waits before that for its originals.

document.addEventListener("diglot:before-article", ({ detail: { page, wait } }) => {
  originals = asked = undefined;
  const next = page.querySelector(".views");
  if (next && article.dataset.view !== "translation") wait(load(next.dataset.units));
});

document.addEventListener("diglot:article", () => {
  const { view } = article.dataset;
  const open = new Set([...article.querySelectorAll(".is-open")].map(({ dataset }) => dataset.tu));
  clear();
  setUp();
  if (view === "translation") return;
  if (!originals) return show(view);
  makeView(view);
  for (const part of article.querySelectorAll(".tu")) if (open.delete(part.dataset.tu)) part.toggle?.();
});

setUp();
const first = new URLSearchParams(location.search).get("view") ?? remembered();
const isView = inputs.some((input) => input.value === first);
if (isView && first !== "translation") show(first, true);
