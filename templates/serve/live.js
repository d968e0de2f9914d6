// What `diglot serve` adds to the pages that it sends: an open page follows the files it is made of.
//
// The server tells of changes in a stream of events. A new article is put into the page where the two
// pages differ in nothing but their parts, so that the reader stays where they are; all else is
// loaded anew. Nothing here is a part of the built site.
(() => {
  "use strict";

  const script = document.currentScript;
  if (document.querySelector('script[src="/_diglot/live.js"]') !== script) return; // once is enough

  const EVENTS = "/_diglot/events?page=" + encodeURIComponent(location.pathname);
  const FINDINGS = "/_diglot/findings.js";

  // The stream. Browsers open six connections to a server, for all tabs: one that is not looked at has none.

  let stream, boot, timer, panel;
  // The build that the page is of, where it says so; one that opens unseen may be old when it is seen.
  let build = script.dataset.build ?? (document.hidden ? -1 : undefined);
  let isFirst; // whether the stream has just begun, so that something may have been missed
  let delay = 1000;

  function open() {
    if (stream || document.hidden) return;
    stream = new EventSource(EVENTS);
    stream.addEventListener("open", () => ((isFirst = true), (delay = 1000)));
    stream.addEventListener("state", ({ data }) => hear(JSON.parse(data)));
    stream.addEventListener("change", ({ data }) => change(JSON.parse(data)));
    // It tries again by itself, unless the answer was no stream.
    stream.addEventListener("error", () => {
      if (stream?.readyState !== EventSource.CLOSED) return;
      close();
      timer = setTimeout(open, delay);
      delay = Math.min(2 * delay, 30_000);
    });
  }

  function close() {
    clearTimeout(timer);
    stream?.close();
    stream = undefined;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);

  function hear(state) {
    if (boot !== undefined && state.boot !== boot) return location.reload(); // another server
    boot = state.boot;
    const missed = isFirst && build !== undefined && String(build) !== String(state.build);
    isFirst = false;
    if (missed && state.assets > build) return location.reload(); // pictures or scripts, which look the same
    build = state.build;
    if (missed) {
      restyle();
      update();
    }
    tell(state);
  }

  function change(event) {
    build = event.build ?? build;
    if (event.kind === "article") update();
    else if (event.kind === "style") restyle(event.path);
    else location.reload();
  }

  // The panel of findings is fetched with the first of them.
  async function tell(state) {
    if (!panel && !state.findings?.length && !state.broken && !state.notice) return;
    panel ??= import(FINDINGS);
    try {
      (await panel).show(state);
    } catch {
      panel = undefined; // the server is gone; the next one tells again
    }
  }

  // A style sheet takes the place of the one before when it is there, so that the page never lacks one.
  function restyle(path) {
    const sheets = () => [...document.querySelectorAll('link[rel="stylesheet"]')];
    const last = new Map(sheets().map((link) => [placeOf(link), link]));
    for (const [place, link] of last) {
      if (path === undefined ? !place.startsWith(location.origin) : place !== location.origin + path) continue;
      const next = link.cloneNode();
      next.href = place + "?build=" + build;
      const settle = () => {
        if (!next.isConnected) return;
        const same = sheets().filter((each) => placeOf(each) === place);
        for (const each of same.slice(0, same.indexOf(next))) each.remove();
      };
      next.addEventListener("load", settle);
      next.addEventListener("error", settle);
      link.after(next);
    }
  }

  const placeOf = (element) => String(element.src || element.href || "").replace(/[?#].*/, "");

  // The new page

  const PARTS = [
    ".site-header", ".sidebar", ".toc", ".breadcrumb", ".notice", ".translation", ".pivots", "article", ".facts",
    ".previous-next", ".site-footer", ".lightbox-view",
  ];
  const HEAD =
    'title, meta[name], meta[property], link[rel="canonical"], link[rel="alternate"], ' +
    'script[type="application/ld+json"]';
  // Scripts that set a new part up when they are told of it.
  const OWN_SCRIPTS = /\/(assets\/(diglot|bilingual)|_diglot\/live)\.js$/;

  let isBusy, isAsked;
  async function update() {
    isAsked = true;
    if (isBusy) return;
    isBusy = true;
    try {
      while (isAsked) {
        isAsked = false;
        if (!(await swap())) return location.reload();
      }
    } catch {
      location.reload();
    } finally {
      isBusy = false;
    }
  }

  // Returns whether the page is the new one now.
  async function swap() {
    const answer = await fetch(location.href.replace(/#.*/, ""), { cache: "no-store" }).catch(() => undefined);
    if (!answer) {
      build = -1; // the server is gone; the next one says that something was missed
      return true;
    }
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!isAlike(page)) return false;
    const containers = [];
    if (!compare(document.body, page.body, containers)) return false;
    const isHeadNew = !areEqual(headOf(document), headOf(page));
    if (!isHeadNew && containers.every(isUnchanged)) return true;
    const waits = [];
    tellScripts("diglot:before-article", { page, wait: (promise) => waits.push(promise) });
    await Promise.allSettled(waits);
    keepingPlace(() => {
      if (isHeadNew) takeHead(page);
      const restorations = containers.flatMap(take);
      tellScripts("diglot:article");
      for (const restore of restorations) restore();
    });
    return true;
  }

  function tellScripts(name, detail) {
    document.dispatchEvent(new CustomEvent(name, { detail }));
  }

  function keepingPlace(change) {
    const place = { left: scrollX, top: scrollY, behavior: "instant" };
    change();
    scrollTo(place);
  }

  // Whether the new page has an article as this one does, and the same language, scripts and styles.
  function isAlike(page) {
    const root = document.documentElement;
    const resources = ({ head }) =>
      [...new Set([...head.querySelectorAll('script[src], link[rel="stylesheet"]')].map(placeOf))].join(" ");
    const isOwn = (script) => script.type === "application/ld+json" || OWN_SCRIPTS.test(placeOf(script));
    return (
      document.querySelector("article") && page.querySelector("article") &&
      page.documentElement.lang === root.lang && page.documentElement.dir === root.dir &&
      resources(page) === resources(document) && [...page.scripts].every(isOwn)
    );
  }

  const headOf = ({ head }) => [...head.querySelectorAll(HEAD)];
  const areEqual = (a, b) => a.length === b.length && a.every((each, index) => each.isEqualNode(b[index]));

  function takeHead(page) {
    for (const old of headOf(document)) old.remove();
    document.head.append(...headOf(page).map((each) => document.importNode(each, true)));
  }

  const keyOf = (element) => PARTS.find((selector) => element.matches(selector));
  // Parts by what they were before scripts saw to them, where that is known.
  const sources = new WeakMap();
  const isSame = (part, next) => (sources.get(part) ?? part).isEqualNode(next);
  const isUnchanged = ({ pairs, gone }) =>
    gone.length === 0 && pairs.every(([old, next]) => old && (!keyOf(next) || isSame(old, next)));

  // Notes the elements that hold parts, with what becomes of their children; returns whether that is all
  // the difference. What scripts put behind the page's own elements is left alone.
  function compare(live, next, containers) {
    const rest = [...live.children];
    const pairs = [];
    for (const child of next.children) {
      const key = keyOf(child);
      const place = rest.findIndex((each) => keyOf(each) === key);
      const [old] = place < 0 ? [] : rest.splice(place, 1);
      if (!key && !(old && isSameAround(old, child, containers))) return false;
      pairs.push([old, child]);
    }
    containers.push({ live, pairs, gone: rest.filter(keyOf) });
    return true;
  }

  function isSameAround(live, next, containers) {
    if (live.isEqualNode(next)) return true;
    const holdsParts = next.querySelector(PARTS.join());
    return live.tagName === next.tagName && holdsParts && compare(live, next, containers);
  }

  // Makes the children of an element the new ones; returns what restores what a reader did with them.
  function take({ live, pairs, gone }) {
    const restorations = [];
    let place;
    for (const [old, next] of pairs) {
      let part = old;
      if (keyOf(next) && !(old && isSame(old, next))) {
        part = document.importNode(next, true);
        if (old) {
          restorations.push(...memories(old).map((restore) => () => restore(part)));
          old.replaceWith(part);
        } else if (place) place.after(part);
        else live.prepend(part);
      }
      if (keyOf(next)) sources.set(part, next);
      place = part;
    }
    for (const part of gone) part.remove();
    return restorations;
  }

  // What a reader did with a part

  const memories = (part) => [foldsOf(part), wordsOf(part), scrollsOf(part), focusOf(part), selectionOf(part)];

  // An element of a part as one of the next part can be found by: those without an id by their number.
  function addressOf(part, element) {
    if (element === part) return () => part;
    const index = [...part.querySelectorAll(element.localName)].indexOf(element);
    return (next) =>
      element.id ? next.querySelector("#" + CSS.escape(element.id)) : next.querySelectorAll(element.localName)[index];
  }

  function foldsOf(part) {
    const nameOf = (details) => details.id || details.querySelector("summary")?.textContent;
    const all = (part) => [...part.querySelectorAll("details")];
    const before = all(part).map((details) => [nameOf(details), details.open]);
    return (next) => {
      const after = all(next);
      for (const [index, details] of after.entries()) {
        const isNumbered = after.length === before.length;
        const found = isNumbered ? before[index] : before.find(([name]) => name === nameOf(details));
        if (found) details.open = found[1];
      }
    };
  }

  function wordsOf(part) {
    const value = part.querySelector('input[type="search"]')?.value;
    return (next) => {
      const input = next.querySelector('input[type="search"]');
      if (!value || !input) return;
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    };
  }

  function scrollsOf(part) {
    const scrolled = [part, ...part.querySelectorAll("*")].filter((each) => each.scrollTop || each.scrollLeft);
    const places = scrolled.map((each) => [addressOf(part, each), { left: each.scrollLeft, top: each.scrollTop }]);
    return (next) => {
      for (const [find, place] of places) find(next)?.scrollTo({ ...place, behavior: "instant" });
    };
  }

  function focusOf(part) {
    const active = document.activeElement;
    if (!part.contains(active)) return () => {};
    const find = addressOf(part, active);
    return (next) => find(next)?.focus({ preventScroll: true });
  }

  // The same words, at the same distance from the start or else from the end.
  function selectionOf(part) {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return () => {};
    const range = selection.getRangeAt(0);
    if (!part.contains(range.commonAncestorContainer)) return () => {};
    const words = range.toString();
    const before = document.createRange();
    before.setStart(part, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    const rest = part.textContent.length - start;
    return (next) => {
      const text = next.textContent;
      const place = [start, text.length - rest].find((each) => each >= 0 && text.startsWith(words, each));
      if (place !== undefined) select(next, place, place + words.length);
    };
  }

  function select(part, start, end) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (count <= start && start < count + node.length) range.setStart(node, start - count);
      if (count < end && end <= count + node.length) range.setEnd(node, end - count);
      count += node.length;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  open();
})();
