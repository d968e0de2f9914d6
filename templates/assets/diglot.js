// Comforts for readers whose browser runs scripts; the pages say everything without it.

// A preview puts new parts into an open page and says so with an event, "diglot:article": what belongs
// to parts of the page is set up again then, where it is new; what belongs to the window stays.
const known = new WeakSet();

// The elements that nobody has asked for yet.
function fresh(selector) {
  return [...document.querySelectorAll(selector)].filter((each) => !known.has(each) && known.add(each));
}

function setUp() {
  carrySection();
  fresh(".languages").forEach(closeWithEscape);
  fresh(".toc details").forEach(setUpContents);
  findSections();
  setUpPivots();
  fresh("article :is(h2, h3, h4, h5, h6)[id]").forEach(addAnchor);
  setUpCopying();
  setUpTabs();
  for (const box of fresh("article :is(table, pre)")) watcher.observe(box);
  fresh(".sidebar").forEach(setUpSidebar);
  fresh(".lightbox-view").forEach(setUpLightbox);
  if (document.querySelector(".lightbox-view")) fresh("a.lightbox").forEach(enlarge);
}

// A change of language keeps the section that the address names.
function carrySection() {
  for (const link of document.querySelectorAll(".languages a")) link.hash = location.hash;
}
addEventListener("hashchange", carrySection);

// The list of languages closes as a menu does: with Escape, and when the reader turns elsewhere.
function closeWithEscape(menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
for (const kind of ["pointerdown", "focusin"]) {
  addEventListener(kind, ({ target }) => {
    const menu = document.querySelector(".languages[open]");
    if (menu && !menu.contains(target)) menu.open = false;
  });
}

// The table of contents is open where it has a column of its own, and folds away after use elsewhere.
const wide = matchMedia("(min-width: 64rem)");
function fitContents() {
  const contents = document.querySelector(".toc details");
  if (contents) contents.open = wide.matches;
}
wide.addEventListener("change", fitContents);

function setUpContents(contents) {
  fitContents();
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a")) fitContents();
  });
}

function headingOf(entry) {
  try {
    return document.getElementById(decodeURIComponent(entry.hash.slice(1)));
  } catch {
    return null; // a lone "%" in the address
  }
}

// Marks the entry of the section being read: the last heading above the window's upper third.
let sections = [];
let marked, waiting;
function findSections() {
  sections = [...document.querySelectorAll(".toc details a")]
    .map((entry) => [entry, headingOf(entry)])
    .filter(([, heading]) => heading);
  mark();
}
function mark() {
  waiting = false;
  const line = innerHeight / 3;
  const entry = sections.findLast(([, heading]) => heading.getBoundingClientRect().top < line)?.[0];
  if (entry === marked) return;
  marked?.removeAttribute("aria-current");
  entry?.setAttribute("aria-current", "location");
  marked = entry;
}
addEventListener("scroll", () => (waiting ||= requestAnimationFrame(mark)), { passive: true });

// Zones of the page show what the reader chose: in the address, before, or else the first.
const pivotsKey = "diglot-pivots";
const pivotGroups = () => [...document.querySelectorAll(".pivots")];
const pivotsOf = (zone) => zone.dataset.pivot.split(" ");
const inputs = (group) => [...group.querySelectorAll("input")];
const chosenPivots = () => pivotGroups().map((group) => inputs(group).find((input) => input.checked)?.value);
function rememberedPivots() {
  try {
    return (localStorage.getItem(pivotsKey) ?? "").split(",");
  } catch {
    return []; // a reader's settings may forbid it
  }
}

function setUpPivots() {
  if (pivotGroups().length === 0) return;
  for (const group of fresh(".pivots")) {
    group.hidden = false;
    const [first] = inputs(group);
    if (first) first.checked = true;
    group.addEventListener("change", () => (showZones(), savePivots()));
  }
  checkPivots(rememberedPivots());
  checkPivots((new URLSearchParams(location.search).get("pivots") ?? "").split(","));
  showZones();
}

function checkPivots(ids) {
  for (const group of pivotGroups()) {
    const input = ids.map((id) => inputs(group).find(({ value }) => value === id)).find(Boolean);
    if (input) input.checked = true;
  }
}

function showZones() {
  const ids = chosenPivots();
  for (const zone of document.querySelectorAll(".zone.has-pivot")) {
    zone.hidden = !pivotsOf(zone).some((id) => ids.includes(id));
    zone.classList.add("is-chosen");
  }
  for (const entry of document.querySelectorAll(".toc li > a")) {
    entry.parentElement.hidden = Boolean(headingOf(entry)?.closest(".zone[hidden]"));
  }
}

function savePivots() {
  const ids = chosenPivots().filter(Boolean);
  const address = new URL(location);
  address.searchParams.set("pivots", ids.join(","));
  history.replaceState(history.state, "", address);
  try {
    const others = rememberedPivots().filter((id) => id && !ids.includes(id));
    const rivals = pivotGroups().flatMap(inputs).map(({ value }) => value);
    const kept = others.filter((id) => !rivals.includes(id));
    localStorage.setItem(pivotsKey, [...ids, ...kept].slice(0, 50).join(","));
  } catch {
    // as above
  }
}

// A link to a place in a zone chooses the zone.
function followIntoZone() {
  const zone = pivotGroups().length && headingOf(location)?.closest(".zone[hidden]");
  if (!zone) return;
  checkPivots(pivotsOf(zone).slice(0, 1));
  showZones();
  headingOf(location).scrollIntoView();
}
addEventListener("hashchange", followIntoZone);

// A link beside each heading, for the pointer only: the table of contents serves everyone else.
function addAnchor(heading) {
  if (heading.closest("nav")) return;
  const link = document.createElement("a");
  link.className = "anchor";
  link.href = "#" + encodeURIComponent(heading.id);
  link.tabIndex = -1;
  link.setAttribute("aria-hidden", "true");
  heading.append(link);
}

// Code can be copied, where the browser lets scripts do that.
let copyStatus;
function setUpCopying() {
  const { copy, copied } = document.querySelector("article")?.dataset ?? {};
  if (!copy || !navigator.clipboard) return;
  if (!copyStatus) document.body.append((copyStatus = element("span", "unseen", { role: "status" })));
  for (const code of fresh("article pre > code")) {
    const button = element("button", "copy", { type: "button", lang: document.documentElement.lang });
    button.textContent = copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = copyStatus.textContent = copied;
      setTimeout(() => ((button.textContent = copy), (copyStatus.textContent = "")), 2000);
    });
    const box = element("div", "code-box");
    code.parentNode.before(box);
    box.append(code.parentNode, button);
  }
}

function element(name, className, attributes = {}) {
  const made = document.createElement(name);
  made.className = className;
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  return made;
}

// Tabs: a row of buttons above panels that otherwise stand one below the other. What a reader chooses
// is chosen in every group, and remembered; `chosen` begins with the latest.
let chosen = [new URLSearchParams(location.search).get("tabs"), remembered()].join().split(",");
let tabGroups = [];
function setUpTabs() {
  const isThere = (tabs) => tabs.every(({ panel }) => panel.isConnected);
  tabGroups = [...tabGroups.filter(isThere), ...fresh(".tabGroup").map(tabGroup)];
  if (tabGroups.length) showTabs();
}

function tabGroup(box) {
  const tabs = [...box.children].map((panel) => {
    const button = element("button", "", { type: "button", role: "tab", id: panel.id + "-tab" });
    button.setAttribute("aria-controls", panel.id);
    button.append(...panel.querySelector(".tab-title").cloneNode(true).childNodes);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", button.id);
    panel.tabIndex = 0;
    const tab = { panel, button, condition: panel.dataset.condition, ids: panel.dataset.tab.split("+") };
    panel.addEventListener("beforematch", () => open(tab));
    button.addEventListener("click", () => choose(tab));
    return tab;
  });
  const list = element("div", "tab-list", { role: "tablist" });
  list.append(...tabs.map((tab) => tab.button));
  list.addEventListener("keydown", (event) => {
    const shown = tabs.filter((tab) => !tab.button.hidden);
    const forward = getComputedStyle(list).direction === "rtl" ? -1 : 1;
    const place = shown.findIndex((tab) => tab.button === event.target) + shown.length;
    const places = { ArrowRight: place + forward, ArrowLeft: place - forward, Home: 0, End: -1 + shown.length };
    const tab = shown[places[event.key] % shown.length];
    if (!tab) return;
    event.preventDefault();
    tab.button.focus();
    choose(tab);
  });
  box.prepend(list);
  return tabs;
}

function remembered() {
  try {
    return localStorage.getItem("diglot-tabs");
  } catch {
    return null; // a browser that keeps nothing
  }
}

function showTabs() {
  const active = new Set();
  for (const tabs of tabGroups) {
    const visible = tabs.filter((tab) => !tab.condition || active.has(tab.condition));
    const has = (ids) => ids.map((id) => visible.find((tab) => tab.ids.includes(id))).find(Boolean);
    const pick = has(chosen) ?? has([...active]) ?? visible[0] ?? tabs[0];
    for (const tab of tabs) {
      tab.button.hidden = tab !== pick && !visible.includes(tab);
      tab.button.setAttribute("aria-selected", tab === pick);
      tab.button.tabIndex = tab === pick ? 0 : -1;
      if (tab === pick) tab.panel.removeAttribute("hidden");
      else tab.panel.setAttribute("hidden", "until-found");
    }
    for (const id of pick.ids) active.add(id);
  }
  return active;
}

function open({ ids, condition }) {
  chosen = [...new Set([...ids, condition, ...chosen])].filter(Boolean).slice(0, 32);
  return showTabs();
}

// The tab stays under the pointer, whatever opens or closes above it.
function choose(tab) {
  const top = tab.button.getBoundingClientRect().top;
  const active = open(tab);
  scrollBy({ top: tab.button.getBoundingClientRect().top - top, behavior: "instant" });
  try {
    localStorage.setItem("diglot-tabs", chosen);
  } catch {
    // not remembered, then
  }
  const address = new URL(location);
  address.searchParams.set("tabs", chosen.filter((id) => active.has(id)));
  history.replaceState(null, "", address);
}

// What an address leads to is shown, whatever panel it stands in.
function reveal() {
  const target = headingOf(location);
  const panels = tabGroups.flat().filter((tab) => tab.panel.hidden && tab.panel.contains(target));
  panels.forEach(open);
  if (panels.length) target.scrollIntoView();
}
addEventListener("hashchange", reveal);

// What scrolls sideways can be reached by the keyboard, in browsers that do not see to it themselves.
const watcher = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

// The contents of the documentation.
function setUpSidebar(sidebar) {
  const tree = sidebar.querySelector(".tree");
  const current = tree.querySelector("[aria-current]");
  sidebar.firstElementChild.open = matchMedia("(min-width: 80rem)").matches;
  const top = (element) => element.getBoundingClientRect().top;
  const box = getComputedStyle(tree).overflowY === "auto" ? tree : sidebar;
  if (current) box.scrollTop += top(current) - top(box) - box.clientHeight / 3;

  // Groups that a long list leaves out are links; they are fetched when the reader turns to the list.
  const all = sidebar.querySelector(".all");
  let loading;
  const load = () => all && (loading ??= fetch(all.href).then((answer) => answer.text()).then(unfold).catch(() => {}));
  function unfold(text) {
    const list = new DOMParser().parseFromString(text, "text/html").querySelector(".tree");
    for (const link of list.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), all.href);
    for (const group of list.querySelectorAll("details")) group.open = false;
    for (const link of tree.querySelectorAll(".folded")) {
      const group = list.querySelector(link.hash);
      const isFocused = link === document.activeElement;
      link.parentElement.replaceWith(group.parentElement);
      if (isFocused) group.firstElementChild.focus();
    }
    all.parentElement.remove();
  }
  for (const kind of ["pointerover", "focusin"]) sidebar.addEventListener(kind, load);

  // The filter minds neither case nor diacritics.
  const input = sidebar.querySelector("input");
  const found = sidebar.querySelector("output");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let opened;
  async function filter() {
    await load();
    const wanted = plain(input.value.trim());
    opened ??= new Set(tree.querySelectorAll("[open]"));
    let count = 0;
    for (const item of [...tree.querySelectorAll("li")].reverse()) {
      const name = item.querySelector("a, span, summary");
      const fits = plain(name.textContent + " " + (name.dataset.words ?? "")).includes(wanted);
      const group = item.querySelector("details");
      const holds = group?.querySelector("li:not([hidden])");
      item.hidden = !fits && !holds;
      if (group) group.open = wanted ? holds : opened.has(group);
      count += fits;
    }
    found.value = wanted && found.dataset.text.replace("{count}", count);
    if (!wanted) opened = null;
  }
  input.addEventListener("input", filter);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    input.value = "";
    filter();
  });
}

// A link to a picture shows it above the page; Escape, the button, and a click beside it close it.
function enlarge(link) {
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const view = document.querySelector(".lightbox-view");
    const picture = new Image();
    picture.src = link.href;
    picture.alt = link.querySelector("img")?.alt || link.textContent.trim();
    view.querySelector("img")?.remove();
    view.append(picture);
    view.showModal();
  });
}

function setUpLightbox(view) {
  view.addEventListener("click", (event) => {
    if (event.target === view || event.target.closest("button")) view.close();
  });
}

setUp();
followIntoZone();
reveal();
document.addEventListener("diglot:article", setUp);
