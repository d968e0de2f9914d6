// Comforts for readers whose browser runs scripts; the pages say everything without it.

// A change of language keeps the section that the address names.
const languages = document.querySelectorAll(".languages a");
function carrySection() {
  for (const link of languages) link.hash = location.hash;
}
addEventListener("hashchange", carrySection);
carrySection();

// The list of languages closes as a menu does: with Escape, and when the reader turns elsewhere.
const menu = document.querySelector(".languages");
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
for (const kind of ["pointerdown", "focusin"]) {
  addEventListener(kind, (event) => {
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
}

// The table of contents is open where it has a column of its own, and folds away after use elsewhere.
const contents = document.querySelector(".toc details");
if (contents) {
  const wide = matchMedia("(min-width: 64rem)");
  const fit = () => (contents.open = wide.matches);
  wide.addEventListener("change", fit);
  fit();
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a")) fit();
  });
  followReading([...contents.querySelectorAll("a")]);
}

function headingOf(entry) {
  try {
    return document.getElementById(decodeURIComponent(entry.hash.slice(1)));
  } catch {
    return null; // a lone "%" in the address
  }
}

// Marks the entry of the section being read: the last heading above the window's upper third.
function followReading(entries) {
  const sections = entries
    .map((entry) => [entry, headingOf(entry)])
    .filter(([, heading]) => heading);
  let marked, waiting;
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
  mark();
}

// Zones of the page show what the reader chose: in the address, before, or else the first.
const pivotGroups = [...document.querySelectorAll(".pivots")];
if (pivotGroups.length > 0) choosePivots();

function choosePivots() {
  const zones = [...document.querySelectorAll(".zone.has-pivot")];
  const pivotsOf = (zone) => zone.dataset.pivot.split(" ");
  const key = "diglot-pivots";
  const remembered = () => {
    try {
      return (localStorage.getItem(key) ?? "").split(",");
    } catch {
      return []; // a reader's settings may forbid it
    }
  };
  const inAddress = () => (new URLSearchParams(location.search).get("pivots") ?? "").split(",");
  const inputs = (group) => [...group.querySelectorAll("input")];
  const chosen = () => pivotGroups.map((group) => inputs(group).find((input) => input.checked)?.value);
  const check = (ids) => {
    for (const group of pivotGroups) {
      const input = ids.map((id) => inputs(group).find(({ value }) => value === id)).find(Boolean);
      if (input) input.checked = true;
    }
  };
  function show() {
    const ids = chosen();
    for (const zone of zones) {
      zone.hidden = !pivotsOf(zone).some((id) => ids.includes(id));
      zone.classList.add("is-chosen");
    }
    for (const entry of document.querySelectorAll(".toc li > a")) {
      entry.parentElement.hidden = Boolean(headingOf(entry)?.closest(".zone[hidden]"));
    }
  }
  function save() {
    const ids = chosen().filter(Boolean);
    const address = new URL(location);
    address.searchParams.set("pivots", ids.join(","));
    history.replaceState(history.state, "", address);
    try {
      const others = remembered().filter((id) => id && !ids.includes(id));
      const rivals = pivotGroups.flatMap(inputs).map(({ value }) => value);
      const kept = others.filter((id) => !rivals.includes(id));
      localStorage.setItem(key, [...ids, ...kept].slice(0, 50).join(","));
    } catch {
      // as above
    }
  }
  // A link to a place in a zone chooses the zone.
  function follow() {
    const zone = headingOf(location)?.closest(".zone[hidden]");
    if (!zone) return;
    check(pivotsOf(zone).slice(0, 1));
    show();
    headingOf(location).scrollIntoView();
  }
  for (const group of pivotGroups) {
    group.hidden = false;
    const [first] = inputs(group);
    if (first) first.checked = true;
    group.addEventListener("change", () => (show(), save()));
  }
  check(remembered());
  check(inAddress());
  show();
  follow();
  addEventListener("hashchange", follow);
}

// A link beside each heading, for the pointer only: the table of contents serves everyone else.
for (const heading of document.querySelectorAll("article :is(h2, h3, h4, h5, h6)[id]")) {
  if (heading.closest("nav")) continue;
  const link = document.createElement("a");
  link.className = "anchor";
  link.href = "#" + encodeURIComponent(heading.id);
  link.tabIndex = -1;
  link.setAttribute("aria-hidden", "true");
  heading.append(link);
}

// What scrolls sideways can be reached by the keyboard, in browsers that do not see to it themselves.
const watcher = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const box of document.querySelectorAll("article :is(table, pre)")) watcher.observe(box);

// The contents of the documentation.
const sidebar = document.querySelector(".sidebar");
if (sidebar) {
  const tree = sidebar.querySelector(".tree");
  const current = tree.querySelector("[aria-current]");
  sidebar.firstElementChild.open = matchMedia("(min-width: 80rem)").matches;
  if (current) sidebar.scrollTop = current.offsetTop - sidebar.clientHeight / 3;

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
const view = document.querySelector(".lightbox-view");
for (const link of view ? document.querySelectorAll("a.lightbox") : []) {
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const picture = new Image();
    picture.src = link.href;
    picture.alt = link.querySelector("img")?.alt || link.textContent.trim();
    view.querySelector("img")?.remove();
    view.append(picture);
    view.showModal();
  });
}
view?.addEventListener("click", (event) => {
  if (event.target === view) view.close();
});
