"""Reading a translation beside its original, as readers do it: by keyboard, on a phone, on paper."""

import urllib.parse

import browser
import constructs
from equality import NOTHING, TEXT, choose

VIEWS = ("translation", "original", "side-by-side", "sentences")
PAGES = {"content": "{locale}/configuration/", "china-2019": "{locale}/report-problems-on-behalf-of-a-customer/"}
PAGE = PAGES["content"]
VIEW = "document.querySelector('article').dataset.view"
FOCUS = "document.activeElement.value || document.activeElement.className"


def opened(reader, locale, query="", page=PAGE):
    """A page with its view chosen and made."""
    found = reader.open(page.format(locale=locale) + query)
    view = urllib.parse.parse_qs(urllib.parse.urlsplit(query).query).get("view", ["translation"])[0]
    found.wait_for_function(f"view => {VIEW} === view", arg=view)
    return found


def translated(site):
    """The languages of a site, by tag, in which the page has units; with its address."""
    for tag, locale in browser.LOCALES.items():
        path = PAGES[site.name.rpartition("-")[0]].format(locale=locale)
        if (site.root / path / "units.json").is_file():
            yield tag, locale, path


def expect(reader, what, found, expected):
    if found != expected:
        reader.note(f"{what}: {found!r}, not {expected!r}")


def query(page):
    return urllib.parse.urlsplit(page.url).query


def languages(page, selector):
    return page.evaluate(
        "selector => [...new Set([...document.querySelectorAll(selector)].map("
        "each => each.closest('[lang]').lang))].sort()",
        selector,
    )


def keys(chromium, site, origin):
    """All views by keyboard alone; what is in the address, and what the title and the contents say."""
    with browser.Reader(chromium, origin, reduced_motion="reduce", **browser.SIZES["desktop"]) as reader:
        for tag, locale, _ in translated(site):
            page = opened(reader, locale)
            heading, title = page.locator("article h1").inner_text(), page.title()
            entries = page.locator(".toc a").all_text_contents()
            page.locator(".views input:checked").focus()
            for view in VIEWS[1:]:
                page.keyboard.press("ArrowRight")
                page.wait_for_function(f"view => {VIEW} === view", arg=view)
                expect(reader, f"the address in {view}", query(page), f"view={view}")
                expect(reader, f"focus in {view}", page.evaluate(FOCUS), view)
                is_original = view == "original"
                expect(reader, f"language of h1 in {view}", languages(page, "article h1"), ["en" if is_original else tag])
                if (page.title() != title) != is_original or not page.title().startswith(page.locator("h1").inner_text()):
                    reader.note(f"the title of {view} is {page.title()}")
                changed = page.locator(".toc a").all_text_contents() != entries
                if changed != is_original or languages(page, ".toc a") != ["en" if is_original else tag]:
                    reader.note(f"the table of contents of {view} is not in its language")
                if page.locator("article :is(h1, h2, h3, h4)").count() != page.locator("article :is(h1, h2, h3, h4)[id]").count():
                    reader.note(f"{view} has headings of its own")
            page.keyboard.press("ArrowRight")
            page.wait_for_function(f"() => {VIEW} === 'translation'")
            expect(reader, "the address of the translation", query(page), "")
            expect(reader, "the heading of the translation", page.locator("article h1").inner_text(), heading)
        yield from reader.problems


def sentences(chromium, site, origin):
    """Sentences open by key, click and touch, several at once, and close with Escape."""

    def shown(page):
        return page.locator("article .original:visible").count()

    with browser.Reader(chromium, origin, reduced_motion="reduce", **browser.SIZES["desktop"]) as reader:
        page = opened(reader, "ko", "?view=sentences")
        buttons = page.locator(".open-original")
        expect(reader, "open at first", shown(page), 0)
        buttons.nth(2).focus()
        page.keyboard.press("Enter")
        expect(reader, "open by Enter", shown(page), 1)
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(reader, "open by Space, with the first still open", shown(page), 2)
        names = [buttons.nth(2).get_attribute(name) for name in ("aria-expanded", "aria-controls")]
        if names[0] != "true" or page.locator(f"#{names[1]}:visible").count() != 1:
            reader.note("a button does not say that it is open, or what it opened")
        expect(reader, "language of what is open", languages(page, ".original:not([hidden])"), ["en"])
        page.mouse.move(5, 5)
        buttons.nth(2).focus()
        page.keyboard.press("Tab")
        expect(reader, "open when focus and pointer have moved on", shown(page), 2)
        buttons.nth(2).focus()
        page.keyboard.press("Escape")
        expect(reader, "open after Escape", (shown(page), names[0] and buttons.nth(2).get_attribute("aria-expanded")), (1, "false"))
        expect(reader, "focus after Escape", page.evaluate(FOCUS), "open-original")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Escape")
        expect(reader, "open after Escape elsewhere", shown(page), 0)
        expect(reader, "focus after Escape elsewhere", page.evaluate(FOCUS), "open-original")
        unit = page.locator("article p > .tu:not(:has(a))").first
        unit.hover()
        expect(reader, "open under the pointer alone", shown(page), 0)
        unit.click(position={"x": 5, "y": 8})
        expect(reader, "open by click", shown(page), 1)
        unit.click(position={"x": 5, "y": 8})
        expect(reader, "open after a second click", shown(page), 0)
        page.locator("article .tu a[href]").first.evaluate("link => link.addEventListener('click', event => event.preventDefault())")
        page.locator("article .tu a[href]").first.click()
        expect(reader, "open by a click on a link", shown(page), 0)
        inside = page.locator("article :is(a, button, summary, h1, h2, h3) .open-original").count()
        expect(reader, "buttons inside links, buttons or headings", inside, 0)
        yield from reader.problems
    with browser.Reader(chromium, origin, **browser.SIZES["phone"]) as reader:
        page = opened(reader, "ja", "?view=sentences")
        for small in constructs.small_targets(page, ".views input, .open-original"):
            reader.note(f"hard to touch: {small}")
        page.locator(".open-original").nth(1).tap()
        page.locator("article p > .tu:not(:has(a))").nth(2).tap()
        expect(reader, "open by touch", shown(page), 2)
        yield from reader.problems


def memory(chromium, site, origin):
    """What was chosen is remembered, what an address says is not, and goes first; other parts of it stay."""
    with browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader:
        page = opened(reader, "zh-tw", "?a=b&view=side-by-side#keys")
        expect(reader, "an address is remembered", page.evaluate("localStorage.length"), 0)
        choose(page, "original")
        expect(reader, "the address", page.url.split("?")[1], "a=b&view=original#keys")
        page = opened(reader, "ja", "?view=sentences")
        page = reader.open(PAGE.format(locale="ja"))
        page.wait_for_function(f"() => {VIEW} === 'original'")
        expect(reader, "the address of what is remembered", query(page), "view=original")
        links = page.locator(".languages a").evaluate_all("links => links.map(link => link.search)")
        expect(reader, "views in the links to other languages", set(links), {""})
        opened(reader, "ja", "?view=translation")
        choose(page, "side-by-side")
        choose(page, "translation")
        expect(reader, "the translation's address", query(page), "")
        page = opened(reader, "ja")
        page.wait_for_timeout(200)
        expect(reader, "the translation is remembered", page.evaluate(VIEW), "translation")
        page = reader.open(PAGE.format(locale="ja") + "?view=nonsense")
        page.wait_for_timeout(200)
        expect(reader, "a view that there is not", page.evaluate(VIEW), "translation")
        yield from reader.problems


def place(chromium, site, origin):
    """A change of view leaves the sentence in sight where it is; a link to a section leads there."""
    # The first sentence that begins in sight.
    first = """() => { const part = [...document.querySelectorAll("article [data-tu]")].find(
      each => each.getClientRects().length && each.getBoundingClientRect().top >= 0);
      return [part.dataset.tu, Math.round(part.getBoundingClientRect().top)]; }"""
    for size, context in browser.SIZES.items():
        with browser.Reader(chromium, origin, reduced_motion="reduce", **context) as reader:
            page = opened(reader, "ko")
            page.evaluate("scrollTo({top: document.body.scrollHeight / 2, behavior: 'instant'})")
            unit, top = page.evaluate(first)
            for view in (*VIEWS[1:], "original", *VIEWS):
                choose(page, view)
                now = page.evaluate(
                    "unit => Math.round(document.querySelector(`[data-tu='${unit}']`).getBoundingClientRect().top)", unit
                )
                if abs(now - top) > 2:
                    reader.note(f"{size}: in {view} the sentence is at {now}, not at {top}")
            for view in VIEWS:
                page = opened(reader, "ko", f"?view={view}#keys")
                page.wait_for_timeout(300)
                at = page.evaluate("document.getElementById('keys').getBoundingClientRect().top")
                if not -5 <= at <= 160:
                    reader.note(f"{size}: in {view} the section of the address is at {at}")
            yield from reader.problems


def phone_and_paper(chromium, site, origin):
    """Columns stand beside each other on wide windows and on paper, and below on a phone; nothing is too wide."""
    beside = """() => { const [text, other] = document.querySelector("article p .pair").children;
      const [a, b] = [text.getBoundingClientRect(), other.getBoundingClientRect()];
      return a.right <= b.left ? "beside" : a.bottom <= b.top ? "below" : "over"; }"""
    for size, expected in (("desktop", "beside"), ("phone", "below")):
        with browser.Reader(chromium, origin, **browser.SIZES[size]) as reader:
            for _, locale, path in translated(site):
                for view in VIEWS:
                    page = opened(reader, locale, f"?view={view}", path)
                    page.evaluate("document.querySelectorAll('.open-original').forEach(each => each.click())")
                    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                    if over > 0:
                        reader.note(f"{view} is {over} pixels wider than a {size}")
                    if view == "side-by-side":
                        expect(reader, f"the original on a {size}", page.evaluate(beside), expected)
            page = opened(reader, "ko", "?view=side-by-side", path.replace(locale, "ko", 1))
            page.emulate_media(media="print")
            expect(reader, "the original on paper", page.evaluate(beside), "beside")
            expect(reader, "controls on paper", page.locator(".views:visible").count(), 0)
            page = opened(reader, "ko", "?view=sentences", path.replace(locale, "ko", 1))
            expect(reader, "buttons on paper", page.locator(".open-original:visible").count(), 0)
            yield from reader.problems


def copying(chromium, site, origin):
    """What is copied is in one language: that of the text in which the selection begins."""
    catch = """selector => { const range = document.createRange();
      const all = [...document.querySelectorAll(selector)];
      range.setStart(all[0], 0); range.setEnd(all.at(-1), all.at(-1).childNodes.length);
      getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    listen = """() => { window.copied = null; addEventListener("copy", event => {
      const data = event.clipboardData.getData("text/plain");
      window.copied = event.defaultPrevented ? data : getSelection().toString(); }); document.execCommand("copy"); return window.copied; }"""
    with browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader:
        for tag, locale, _ in translated(site):
            wanted = {}
            for view in VIEWS:
                page = opened(reader, locale, f"?view={view}")
                if view == "sentences":
                    page.evaluate("document.querySelectorAll('.open-original').forEach(each => each.click())")
                for language, selector in (("own", "article > p .tu"), ("en", "article > p .original")):
                    if language == "en" and view not in ("side-by-side", "sentences"):
                        continue
                    page.evaluate(catch, selector)
                    text = " ".join(page.evaluate(listen).split())
                    wanted.setdefault("en" if view == "original" else language, {})[view] = text
            for language, texts in wanted.items():
                for view, text in texts.items():
                    reference = texts["original" if language == "en" else "translation"]
                    if "".join(text.split()) != "".join(reference.split()) or len(text) < 200:
                        reader.note(f"{tag}: copied in {view}, {language}: {text[:90]!r}, not {reference[:90]!r}")
        yield from reader.problems


def failing(chromium, site, origin):
    """Where the originals cannot be had, a sentence says so and the translation stays; without scripts there is a link."""
    with browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader:
        page = opened(reader, "zh-tw")
        before = page.evaluate(TEXT, NOTHING)
        page.route("**/units.json", lambda route: route.fulfill(status=404, body=""))
        reader.expected = 404
        page.locator(".views [value=original]").focus()
        page.keyboard.press("Space")
        page.wait_for_function("() => document.querySelector('.views-status').textContent")
        status = page.locator(".views-status")
        if status.get_attribute("role") != "status" or not status.is_visible():
            reader.note("what went wrong is not said to everybody")
        expect(reader, "the text", page.evaluate(TEXT, NOTHING), before)
        expect(reader, "what is checked", page.locator(".views :checked").get_attribute("value"), "translation")
        expect(reader, "what is remembered", (page.evaluate("localStorage.length"), query(page)), (0, ""))
        page.unroute("**/units.json")
        choose(page, "original")
        expect(reader, "the sentence after it went well", status.inner_text(), "")
        yield from reader.problems
    with browser.Reader(chromium, origin, java_script_enabled=False, **browser.SIZES["desktop"]) as reader:
        for locale in ("ko", "zh-tw", "ja", "ru"):
            page = reader.open(PAGE.format(locale=locale))
            expect(reader, "views without a script", page.locator(".views:visible").count(), 0)
            link = page.locator(".translation a")
            names = [link.get_attribute(name) for name in ("hreflang", "lang")]
            expect(reader, "the language of the link", names, ["en", "en"])
            link.click()
            expect(reader, "where the link leads", page.url, f"{origin}{browser.PREFIX}{PAGE.format(locale='en')}")
        yield from reader.problems


def accessible(chromium, site, origin):
    """axe finds nothing in any view, in both schemes; pictures of all are kept."""
    folder = browser.SCREENSHOTS / f"{site.name}-views"
    folder.mkdir(parents=True, exist_ok=True)
    for size, context in browser.SIZES.items():
        for scheme in browser.SCHEMES:
            with browser.Reader(chromium, origin, color_scheme=scheme, **context) as reader:
                for _, locale, path in translated(site):
                    for view in VIEWS:
                        page = opened(reader, locale, f"?view={view}", path)
                        page.evaluate("[...document.querySelectorAll('.open-original')].slice(0, 4).forEach(each => each.click())")
                        page.screenshot(path=folder / f"{locale}-{view}-{size}-{scheme}.png")
                        page.evaluate(browser.AXE)
                        result = page.evaluate("options => axe.run(document, options)", browser.AXE_OPTIONS)
                        for violation in result["violations"]:
                            places = [" ".join(node["target"]) for node in violation["nodes"][:3]]
                            reader.note(f"{view}, {scheme}: {violation['id']}: {violation['help']}: {places}")
                yield from reader.problems


JUDGES = (keys, sentences, memory, place, phone_and_paper, copying, failing, accessible)
# What is asked of real pages, too, in languages in which our own have no units.
LOOKS = (phone_and_paper, accessible)
