"""What stands around a page: the sidebar and its filter, the breadcrumb, the pages before and behind."""

import json
import unicodedata

import browser
import constructs

# A page that lies in a group of the contents, with words that occur in the names of other entries.
PAGE = "{locale}/partner-center/autopilot/"
CONTENTS = "{locale}/partner-center/contents.html"
WORDS = {"en": "mpn", "ko": "보안", "zh-TW": "安全性", "ja": "セキュリティ", "ru": "лицензи"}
STEPS = 12
VISIBLE_ENTRIES = """list => [...list.querySelectorAll("li > :is(a, span), li > details > summary")]
  .filter(entry => entry.checkVisibility({contentVisibilityAuto: true}))
  .map(entry => [entry.textContent, entry.dataset.words ?? ""])"""
ADDRESSES = """list => [...list.querySelectorAll("a[href]:not(.folded)")].map(link => link.href)"""


def plain(text):
    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def sidebar(chromium, site, origin):
    """The branch of the page is open, with and without a script, and the list follows keyboard and touch."""
    for has_script in (True, False):
        with browser.Reader(chromium, origin, java_script_enabled=has_script, **browser.SIZES["desktop"]) as reader:
            for locale in browser.LOCALES.values():
                page = reader.open(PAGE.format(locale=locale))
                current = page.locator(".sidebar [aria-current=page]")
                if current.count() != 1 or not current.is_visible():
                    reader.note("the entry of the page is not to be seen")
                    continue
                box = current.bounding_box()
                if has_script and not 0 < box["y"] < 800 - box["height"]:
                    reader.note("the entry of the page is scrolled out of the sidebar")
                if page.locator(".filter").is_visible() != has_script:
                    reader.note("the filter must show where it works and nowhere else")
            yield from reader.problems
    with browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader:
        page = reader.open(PAGE.format(locale="ja"))
        group = page.locator(".sidebar details:not([open]) > summary, .sidebar .folded").first
        group.focus()
        page.wait_for_function("!document.querySelector('.sidebar .folded')")
        group = page.locator(".sidebar .tree details:not([open]) > summary").first
        group.focus()
        handle = group.element_handle()
        page.keyboard.press("Enter")
        if not handle.evaluate("summary => summary.parentElement.open"):
            reader.note("Enter does not open a group")
        page.keyboard.press("Space")
        if handle.evaluate("summary => summary.parentElement.open"):
            reader.note("the space bar does not close a group")
        yield from reader.problems
    with browser.Reader(chromium, origin, **browser.SIZES["phone"]) as reader:
        for locale in browser.LOCALES.values():
            page = reader.open(PAGE.format(locale=locale))
            if page.locator(".sidebar .tree").is_visible():
                reader.note("on a phone the sidebar covers the text before it is asked for")
            page.locator(".sidebar > details > summary").tap()
            if not page.locator(".sidebar [aria-current=page]").is_visible():
                reader.note("on a phone the sidebar does not open")
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if over > 0:
                reader.note(f"the open sidebar is {over} pixels wider than a phone")
            for target in constructs.small_targets(page, ":is(.sidebar, .breadcrumb) :is(a, summary, input)"):
                reader.note(f"too small to touch: {target}")
        yield from reader.problems


def long_list(chromium, site, origin):
    """A list that is too long for every page is fetched once wanted; without a script there is a link."""
    with browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader:
        for locale in browser.LOCALES.values():
            page = reader.open(CONTENTS.format(locale=locale))
            expected = page.locator(".contents .tree").evaluate(ADDRESSES)
            page = reader.open(PAGE.format(locale=locale))
            before = page.locator(".sidebar .tree").evaluate(ADDRESSES)
            opened = page.locator(".sidebar .tree details[open]").count()
            page.locator(".sidebar").hover(position={"x": 20, "y": 20})
            page.wait_for_function("!document.querySelector('.sidebar .folded')")
            after = page.locator(".sidebar .tree").evaluate(ADDRESSES)
            if after != expected:
                reader.note(f"{len(after)} entries after loading, {len(expected)} in the whole list")
            if len(before) >= len(expected):
                reader.note("the list is repeated in the page")
            if page.locator(".sidebar .tree details[open]").count() != opened:
                reader.note("other groups are open after loading")
        yield from reader.problems
    with browser.Reader(chromium, origin, java_script_enabled=False, **browser.SIZES["desktop"]) as reader:
        page = reader.open(PAGE.format(locale="ru"))
        page.locator(".sidebar .all").click()
        if page.locator(".contents .tree a").count() < 300:
            reader.note("without a script there is no way to the whole list")
        yield from reader.problems


def sidebar_filter(chromium, site, origin):
    """The filter shows what holds the words, counts it, and gives the list back."""
    with browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader:
        for tag, locale in browser.LOCALES.items():
            word = WORDS[tag]
            entries = reader.open(CONTENTS.format(locale=locale)).locator(".contents .tree").evaluate(
                """list => [...list.querySelectorAll("a, span:not(.language-label), summary:not(:empty)")]
                  .map(entry => [entry.textContent, entry.dataset.words ?? ""])"""
            )
            expected = [name for name, words in entries if plain(word) in plain(name + " " + words)]
            page = reader.open(PAGE.format(locale=locale))
            before = page.locator(".sidebar .tree").evaluate(VISIBLE_ENTRIES)
            page.locator(".filter input").fill(word.upper())
            page.wait_for_function("document.querySelector('.filter output').value !== ''")
            shown = [name for name, _ in page.locator(".sidebar .tree").evaluate(VISIBLE_ENTRIES)]
            missing = [name for name in expected if name not in shown]
            if missing or not expected:
                reader.note(f"the filter for '{word}' does not show {missing[:3]}")
            if len(shown) > 0.7 * len(entries):
                reader.note(f"the filter for '{word}' shows {len(shown)} of {len(entries)} entries")
            if str(len(expected)) not in page.locator(".filter output").text_content():
                reader.note(f"the filter counts other than {len(expected)} entries")
            page.locator(".filter input").press("Escape")
            page.wait_for_function("document.querySelector('.filter output').value === ''")
            after = page.locator(".sidebar .tree").evaluate(VISIBLE_ENTRIES)
            if len(after) < len(before) or page.locator(".sidebar .tree li[hidden]").count():
                reader.note("without words the filter does not give the list back")
        yield from reader.problems


def breadcrumb(chromium, site, origin):
    """The way to the page ends in the page, leads to pages, and search engines are told the same."""
    with browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader:
        for locale in browser.LOCALES.values():
            page = reader.open(PAGE.format(locale=locale))
            steps = page.locator(".breadcrumb li").all_text_contents()
            if len(steps) < 3 or page.locator(".breadcrumb [aria-current=page]").count() != 1:
                reader.note(f"the way to a page in a group is {steps}")
            told = [
                json.loads(text) for text in page.locator('script[type="application/ld+json"]').all_text_contents()
            ]
            told = [part for data in told for part in (data if isinstance(data, list) else [data])]
            told = [data for data in told if data["@type"] == "BreadcrumbList"]
            names = [item["name"] for item in told[0]["itemListElement"]] if told else []
            linked = page.locator(".breadcrumb li:has(a, [aria-current])").all_text_contents()
            if names != linked and names != steps:
                reader.note(f"search engines are told the way {names}, readers {steps}")
            first = page.locator(".breadcrumb a").first
            first.click()
            page.wait_for_load_state("load")
            if f"/{locale}/" not in page.url:
                reader.note("the way up leads into another language")
        yield from reader.problems


def previous_next(chromium, site, origin):
    """The pages follow each other as in the contents, and the way back is the same."""
    with browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader:
        for locale in browser.LOCALES.values():
            page = reader.open(CONTENTS.format(locale=locale))
            addresses = [address.partition("#")[0] for address in page.locator(".contents .tree").evaluate(ADDRESSES)]
            start = addresses.index(origin + browser.PREFIX + PAGE.format(locale=locale))
            page = reader.open(PAGE.format(locale=locale))
            visited = [page.url]
            for _ in range(STEPS):
                page.locator(".previous-next .next").click()
                page.wait_for_load_state("load")
                visited.append(page.url)
            if visited != list(dict.fromkeys(addresses[start:]))[:len(visited)]:
                reader.note(f"the order of the pages is not that of the contents: {visited}")
            page.locator(".previous-next .previous").click()
            page.wait_for_load_state("load")
            if page.url != visited[-2]:
                reader.note(f"the way back leads to {page.url}, not {visited[-2]}")
        yield from reader.problems
