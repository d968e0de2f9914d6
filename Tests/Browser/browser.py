"""What a reader meets: the pages in headless Chromium, with and without scripts, by keyboard."""

import contextlib
import pathlib
import re
import urllib.parse

import axe_playwright_python
from playwright.sync_api import Error, TimeoutError, sync_playwright

from sites import BUILD, PREFIX

# Where `diglot serve` has what is its own.
PREVIEW = "/_diglot/"
LOCALES = {"en": "en", "ko": "ko", "zh-TW": "zh-tw", "ja": "ja", "ru": "ru"}
# The first family that draws the text, of those that the packages fonts-noto-* bring.
FONTS = {
    "en": "Noto Sans",
    "ko": "Noto Sans CJK KR",
    "zh-TW": "Noto Sans CJK TC",
    "ja": "Noto Sans CJK JP",
    "ru": "Noto Sans",
}
SIZES = {
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
}
SCHEMES = ("light", "dark")
# A page for each template and each kind of content.
TEMPLATE_PAGES = {
    "content": (
        "{locale}/", "{locale}/configuration/", "{locale}/tutorial/", "{locale}/translation-units/",
        "{locale}/architecture/", "{locale}/404.html",
    ),
    "blocks": ("{locale}/",),
    "status": ("{locale}/status.html",),
    "working": ("{locale}/_translation/", "{locale}/_translation/roast/"),
    # Start pages of two docsets, questions, all contents, alerts with tables, code, a page that is
    # English in most languages, a page that has moved.
    "partner-center": (
        "{locale}/partner-center/", "{locale}/marketplace/", "{locale}/partner-center/benefits-faq/",
        "{locale}/partner-center/contents.html", "{locale}/partner-center/psc-to-pc/",
        "{locale}/partner-center/autopilot/", "{locale}/partner-center/insights-programmatic-access-paradigm/",
        "{locale}/partner-center/test-drive-new-features/", "{locale}/partner-center/pci-roles/",
        "{locale}/404.html",
    ),
    "china-2019": ("{locale}/", "{locale}/report-problems-on-behalf-of-a-customer/", "{locale}/billing/"),
}
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
SCREENSHOTS = BUILD / "screenshots"


@contextlib.contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()


class Reader:
    """A reader's browser on one site, which notes whatever goes wrong behind the page."""

    def __init__(self, browser, origin, stays_on_stubs=False, **context):
        self.origin = origin
        # A page that has moved would be gone before it can be looked at.
        self.stays_on_stubs = stays_on_stubs
        self.problems = []
        self.context = browser.new_context(service_workers="block", **context)
        self.context.set_default_timeout(10_000)
        self.context.route("**/*", self.gate)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.note(f"script error: {error}"))
        self.page.on("console", self.listen)
        self.page.on("response", self.check)
        self.expected = 200

    def note(self, text):
        self.problems.append(f"{self.page.url.removeprefix(self.origin)}: {text}")

    def gate(self, route):
        url = route.request.url
        if self.stays_on_stubs and route.request.is_navigation_request():
            answer = route.fetch()
            text = answer.text().replace('http-equiv="refresh"', 'name="refresh"')
            route.fulfill(response=answer, body=text)
        elif url.startswith((self.origin + PREFIX, self.origin + PREVIEW, "data:")):
            route.continue_()
        else:
            self.note(f"asks for {url}")
            route.abort()

    def listen(self, message):
        if message.type == "error" and self.expected < 400:
            self.note(f"console: {message.text}")

    def check(self, response):
        if response.status >= 400 and response.status != self.expected:
            self.note(f"{response.status} for {response.url}")

    def open(self, path, expected=200):
        self.expected = expected
        response = self.page.goto(self.origin + PREFIX + path, wait_until="load")
        if response and response.status != expected:
            self.note(f"answered with {response.status}")
        return self.page

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


def ask(judge, chromium, site, origin):
    """The problems that a judge finds; that it cannot go on is one."""
    problems = []
    try:
        for problem in judge(chromium, site, origin):
            problems.append(problem)
    except Error as error:
        problems.append("stopped: " + " ".join(error.message.split())[:300])
    return problems


def template_pages(site):
    kind = site.name.rpartition("-")[0]
    for locale in LOCALES.values():
        for path in TEMPLATE_PAGES[kind]:
            path = path.format(locale=locale)
            file = site.root / (path + "index.html" if path.endswith("/") else path)
            # Start pages in YAML have no units, so that none is rebuilt in English.
            # The original has no pages for its translators.
            if kind not in ("partner-center", "working") or locale != "en" or file.is_file():
                yield path
    if kind in ("content", "partner-center"):
        yield ""


def looks(browser, site, origin):
    """Every template in every language, size and scheme: errors, strangers, overflow, a picture."""
    folder = SCREENSHOTS / site.name
    folder.mkdir(parents=True, exist_ok=True)
    for size, context in SIZES.items():
        for scheme in SCHEMES:
            with Reader(browser, origin, True, color_scheme=scheme, **context) as reader:
                for path in template_pages(site):
                    if site.name.startswith("partner-center") and path.startswith(("ko/", "zh-tw/")):
                        continue  # the slowest check; these two are looked at on the other sites
                    page = reader.open(path)
                    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                    if over > 0:
                        reader.note(f"{over} pixels wider than a {size}")
                    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
                    is_dark = sum(int(part) for part in re.findall(r"\d+", background)[:3]) < 384
                    if is_dark != (scheme == "dark"):
                        reader.note(f"{background} in the {scheme} scheme")
                    name = path.strip("/").replace("/", "_") or "root"
                    page.screenshot(path=folder / f"{name}-{size}-{scheme}.png", full_page=True)
                yield from reader.problems


def accessibility(browser, site, origin):
    for scheme in SCHEMES:
        with Reader(browser, origin, True, color_scheme=scheme, **SIZES["desktop"]) as reader:
            for path in template_pages(site):
                page = reader.open(path)
                page.evaluate(AXE)
                result = page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
                for violation in result["violations"]:
                    places = [" ".join(node["target"]) for node in violation["nodes"][:3]]
                    reader.note(f"{scheme}: {violation['id']}: {violation['help']}: {places}")
            yield from reader.problems


def focused(page):
    return page.evaluate(
        """() => {
          const element = document.activeElement;
          if (!element || element === document.body) return null;
          const box = element.getBoundingClientRect(), style = getComputedStyle(element);
          return {
            name: element.tagName + " " + (element.textContent || "").trim().slice(0, 30),
            key: [...document.querySelectorAll("*")].indexOf(element),
            isSkipLink: element.matches("a.skip"),
            isInView: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth
              && box.bottom > 0 && box.top < innerHeight,
            hasRing: style.outlineStyle !== "none" || style.boxShadow !== "none",
          };
        }"""
    )


def keyboard(browser, site, origin):
    """The Tab key meets the skip link first, then everything, always in view, and gets out again."""
    # Scrolling glides unless the reader asked for none; a focused link is judged where it comes to rest.
    with Reader(browser, origin, reduced_motion="reduce", **SIZES["desktop"]) as reader:
        for locale in LOCALES.values():
            page = reader.open(TEMPLATE_PAGES[site.name.rpartition("-")[0]][1].format(locale=locale))
            count = page.evaluate(
                "[...document.querySelectorAll(':is(a[href], button, input):not([tabindex=\"-1\"]),"
                " summary, [tabindex=\"0\"]')]"
                ".filter(element => element.checkVisibility({contentVisibilityAuto: true}))"
                # A group of radio buttons is one stop, at the one that is chosen.
                ".filter(element => element.type !== 'radio' || element.checked).length"
            )
            stops = []
            while len(stops) <= count + 5:
                page.keyboard.press("Tab")
                stop = focused(page)
                if stop is None:
                    break
                stops.append(stop)
            if not stops or not stops[0]["isSkipLink"]:
                reader.note("the first stop is not the skip link")
            if len({stop["key"] for stop in stops}) != count:
                reader.note(f"{len(stops)} stops on a page with {count} links and buttons")
            for stop in stops:
                if not stop["isInView"] or not stop["hasRing"]:
                    reader.note(f"focus cannot be seen on {stop['name']}")
            page = reader.open(page.url.removeprefix(origin + PREFIX))
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            if page.evaluate("location.hash") != "#diglot-main":
                reader.note("the skip link does not lead to the text")
            page.keyboard.press("Tab")
            if not page.evaluate("document.activeElement.closest('main') !== null"):
                reader.note("after the skip link, the next stop is not in the text")
        yield from reader.problems


def switcher(browser, site, origin):
    """The language switcher keeps the section with a script, and works without one."""
    kind = site.name.rpartition("-")[0]
    path = TEMPLATE_PAGES[kind][1]
    ids = {
        tag: site.page(path.format(locale=locale) + "index.html").tree.xpath(
            "//article//*[self::h1 or self::h2 or self::h3]/@id"
        )
        for tag, locale in LOCALES.items()
    }
    for tag in LOCALES:
        if ids[tag] != ids["en"]:
            yield f"the sections in {tag} are {ids[tag]}, in en {ids['en']}"
    for has_script in (True, False):
        with Reader(browser, origin, java_script_enabled=has_script, **SIZES["desktop"]) as reader:
            for tag, locale in LOCALES.items():
                for other, other_locale in LOCALES.items():
                    page = reader.open(path.format(locale=locale))
                    section = page.locator("article :is(h1, h2, h3)[id]").last.get_attribute("id")
                    reader.open(path.format(locale=locale) + "#" + section)
                    page.locator(".languages summary").click()
                    page.locator(f'.languages a[hreflang="{other}"]').click()
                    page.wait_for_load_state("load")
                    expected = origin + PREFIX + path.format(locale=other_locale)
                    expected += "#" + section if has_script else ""
                    # A switch to the language one is in stays on the page.
                    if page.url.removesuffix("#" + section) != expected.removesuffix("#" + section):
                        reader.note(f"from {tag} to {other}, not {expected}")
                    elif has_script and page.url != expected:
                        reader.note(f"from {tag} to {other} the section '{section}' is lost")
                    elif has_script and page.locator(f'[id="{section}"]').count() != 1:
                        reader.note(f"no section '{section}' in {other}")
                    elif page.locator("html").get_attribute("lang") != other:
                        reader.note(f"the page in {other} says it is in another language")
            yield from reader.problems


def fonts(browser, site, origin):
    """The text of each language is drawn with a font of its own script."""
    with Reader(browser, origin, **SIZES["desktop"]) as reader:
        for tag, locale in LOCALES.items():
            page = reader.open(f"{locale}/")
            session = reader.context.new_cdp_session(page)
            session.send("DOM.enable")
            session.send("CSS.enable")
            document = session.send("DOM.getDocument")["root"]["nodeId"]
            for selector in ("article h1", "article p"):
                node = session.send("DOM.querySelector", {"nodeId": document, "selector": selector})
                used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]
                most = max(used, key=lambda font: font["glyphCount"], default={"familyName": "none"})
                if most["familyName"] != FONTS[tag]:
                    reader.note(f"{selector} in {tag} is drawn with {most['familyName']}")
        yield from reader.problems


def special_pages(browser, site, origin):
    """Fallback and rebuilt pages say what they are, 404 pages work anywhere, the root offers all."""
    kind = site.name.rpartition("-")[0]
    with Reader(browser, origin, **SIZES["desktop"]) as reader:
        if kind == "content":
            for locale in ("ko", "zh-tw", "ja", "ru"):
                page = reader.open(f"{locale}/architecture/")
                if page.locator("p.notice").count() != 1:
                    reader.note("a fallback page without a notice")
                if page.locator("article").get_attribute("lang") != "en":
                    reader.note("the article of a fallback page does not name its language")
                if page.locator('meta[name="robots"]').get_attribute("content") != "noindex":
                    reader.note("a fallback page is offered to search engines")
            if reader.open("en/architecture/").locator("p.notice").count() != 0:
                reader.note("a notice on a page in its own language")
        else:
            page = reader.open("en/billing/")
            if page.locator("p.notice").count() != 1 or page.locator("article[lang]").count() != 0:
                reader.note("a rebuilt page must have a notice, and text in its own language")
        for locale in LOCALES.values():
            for path in (f"{locale}/no/such/page/at/all", f"{locale}/nothing.html"):
                page = reader.open(path, expected=404)
                if page.evaluate("document.styleSheets.length && document.styleSheets[0].cssRules.length") == 0:
                    reader.note("the 404 page has lost its style sheet")
                page.locator("main a.button").click()
                page.wait_for_load_state("load")
                if page.url != f"{origin}{PREFIX}{locale}/":
                    reader.note(f"the way home from a 404 page leads to {page.url}")
        reader.open("no-locale/at/all", expected=404)
        offered = reader.open("").locator("main .language-list a").evaluate_all(
            "links => links.map(link => link.hreflang)"
        )
        if sorted(offered) != sorted(LOCALES):
            reader.note(f"the root offers {offered}")
        yield from reader.problems


def stubs(browser, site, origin):
    """The old address of a page leads to the new one, by itself and by its link."""
    moved = [page for page in site.pages if (page.moved_to or "https:").startswith("..")]
    for stays in (False, True):
        with Reader(browser, origin, stays, **SIZES["desktop"]) as reader:
            for stub in moved[:: max(1, len(moved) // 20)]:
                expected = urllib.parse.urljoin(f"{origin}{PREFIX}{stub.address}", stub.moved_to)
                page = reader.page
                page.goto(f"{origin}{PREFIX}{stub.address}", wait_until="commit")
                if stays:
                    page.locator("main a").click()
                with contextlib.suppress(TimeoutError):
                    page.wait_for_url(expected, timeout=3000)
                if page.url != expected:
                    reader.note(f"{stub.path} leads to {page.url}, not {expected}")
                if page.locator("article").count() != 1:
                    reader.note(f"{stub.path} leads to no article")
            yield from reader.problems
    if not moved:
        yield "no page has moved"
