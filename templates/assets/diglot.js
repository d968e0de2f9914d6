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
  if (event.target === view || event.target.closest("button")) view.close();
});
