"""The preview as writers use it: files change under `diglot serve`, and open pages follow."""

import contextlib
import shutil
import socket
import subprocess
import time

import browser
import sites
from bilingual import VIEW, expect

READY = 20  # seconds
PAGE = "{locale}/configuration/"
FILE = "content/{locale}/configuration.md"
# A sentence of the Korean page, and what it is the translation of.
TARGET = ("이 파일에 쓴 경로는 이 파일을 기준으로 합니다.", "바뀐 문장이 여기에 있습니다.")
SOURCE = ("Paths in this file are relative to it.", "A changed sentence stands here.")
PANEL = "section[aria-label='Findings in this page']"
# Everything that a message or an excerpt could do to the page that shows it.
HOSTILE = "<img src=x onerror=alert(1)></script><b>bold</b> & \"quoted\" \u202etxt"
BROKEN = "\n\n[!INCLUDE [" + HOSTILE + "](nowhere.md)]\n"
KEPT = """\
# Kept

{paragraph}

<details><summary>Opened</summary>

Inside.

</details>

# [First](#tab/first)

The first tab.

# [Second](#tab/second)

The second tab.

---

## Words

Somebody selects these words. [A link](index.md) has the focus.

""" + "A paragraph that makes the page long.\n\n" * 60


class Preview:
    """A copy of the documentation in five languages, and the command that serves it."""

    name = "serve"

    def __init__(self):
        self.project = sites.OUTPUT / "serve-project"
        shutil.rmtree(self.project, ignore_errors=True)
        content = sites.ROOT / "content"
        # Its configuration says where the site goes; that of a preview goes nowhere.
        for path in content.iterdir():
            if path.is_dir():
                shutil.copytree(path, self.project / "content" / path.name)
        configuration = (content / "diglot.yml").read_text(encoding="utf-8")
        self.write("diglot.yml", configuration.replace("content: .\noutput: ../public\n", ""))

    def write(self, path, text):
        file = self.project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def edit(self, path, *changes):
        text = (self.project / path).read_text(encoding="utf-8")
        for old, new in changes:
            if old not in text:
                raise ValueError(f"{path} does not say {old!r}")
            text = text.replace(old, new, 1)
        # As editors do: another file takes the place of the one before.
        beside = self.project / (path + ".new")
        beside.write_text(text, encoding="utf-8")
        beside.rename(self.project / path)

    @contextlib.contextmanager
    def served(self, port=None):
        port = port or self.free_port()
        log = sites.OUTPUT / "serve.log"
        command = [sites.BUILD / "release" / "diglot", "serve", self.project, "--port", str(port)]
        told = sites.OUTPUT / "serve-findings.log"
        with open(log, "wb") as output, open(told, "wb") as findings:
            process = subprocess.Popen(command, stdout=output, stderr=findings)
        try:
            self.origin = self.first_line(process, log).removesuffix(sites.PREFIX)
            yield self
        finally:
            process.terminate()
            try:
                process.wait(timeout=READY)
            except subprocess.TimeoutExpired:
                process.kill()
                raise

    @staticmethod
    def free_port():
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            return free.getsockname()[1]

    @staticmethod
    def first_line(process, log):
        end = time.monotonic() + READY
        while time.monotonic() < end and process.poll() is None:
            lines = log.read_text(encoding="utf-8").splitlines(keepends=True)
            if lines and lines[0].endswith("\n"):
                return lines[0].strip()
            time.sleep(0.05)
        raise RuntimeError("diglot serve does not start: " + log.read_text(encoding="utf-8")[:300])


def opened(page, site, path, expected=200):
    """Opens a page, marks it so that a reload can be told, and waits for its stream of events."""
    with page.expect_response(lambda response: "/_diglot/events" in response.url):
        answer = page.goto(site.origin + sites.PREFIX + path, wait_until="load")
    if answer.status != expected:
        raise RuntimeError(f"{path} is answered with {answer.status}")
    page.evaluate("window.marker = 1")
    return page


def is_same(page):
    return page.evaluate("window.marker === 1")


def says(page, text, place="article"):
    """Waits until the page has a text at a place."""
    page.wait_for_function("([place, text]) => document.querySelector(place)?.textContent.includes(text)", arg=[place, text])


def reading(chromium, site, **context):
    return browser.Reader(chromium, site.origin, reduced_motion="reduce", **(context or browser.SIZES["desktop"]))


def article(chromium, site):
    """A changed paragraph comes into the open page, which stays where it is and as it was chosen."""
    for view in ("side-by-side", "original", "sentences"):
        changed = [(old, f"{new} {view}.") for old, new in (TARGET, SOURCE)]
        with reading(chromium, site) as reader:
            page = opened(reader.page, site, PAGE.format(locale="ko") + f"?view={view}")
            page.wait_for_function(f"view => {VIEW} === view", arg=view)
            if view == "sentences":
                page.locator(".open-original").nth(1).click()
            page.evaluate("scrollTo(0, 1200)")
            site.edit(FILE.format(locale="ko"), *changed)
            says(page, f"{changed[1 if view == 'original' else 0][1]}")
            expect(reader, f"the page of {view} is the same", is_same(page), True)
            expect(reader, f"the place in {view}", page.evaluate("scrollY"), 1200)
            expect(reader, "the view", page.evaluate(VIEW), view)
            expect(reader, "the view that is chosen", page.locator(".views input:checked").get_attribute("value"), view)
            if not page.locator(f"article :text('{changed[1][1]}')").count():
                reader.note(f"{view} does not have the new original")
            if view == "sentences":
                expect(reader, "opened sentences", page.locator("article .original:visible").count(), 1)
            page.locator(".views input[value=translation]").check()
            says(page, changed[0][1])
            for each in (".anchor", ".code-box > .copy"):
                if not page.locator("article " + each).count():
                    reader.note(f"the new article has no {each}")
            expect(reader, "buttons of a block of code", page.locator("article .code-box .code-box, article .copy + .copy").count(), 0)
            site.edit(FILE.format(locale="ko"), *[(new, old) for old, new in changed])
            says(page, TARGET[0])
            yield from reader.problems


def kept(chromium, site):
    """What a reader opened, chose, selected and reached by keyboard is still so in the new article."""
    site.write("content/en/kept.md", KEPT.format(paragraph="Before."))
    with reading(chromium, site) as reader:
        deadline = time.monotonic() + READY
        while reader.page.request.get(site.origin + sites.PREFIX + "en/kept/").status != 200:
            if time.monotonic() > deadline:
                raise RuntimeError("a new page does not appear")
            time.sleep(0.1)
        page = opened(reader.page, site, "en/kept/")
        page.locator("article summary").click()
        page.get_by_role("tab", name="Second").click()
        page.evaluate(
            """() => {
              const paragraph = document.querySelector("#words + p");
              getSelection().setBaseAndExtent(paragraph.firstChild, 9, paragraph.firstChild, 22);
              paragraph.querySelector("a").focus();
              scrollTo(0, 300);
            }"""
        )
        site.edit("content/en/kept.md", ("Before.", "A new paragraph that is longer."))
        says(page, "A new paragraph")
        expect(reader, "the page is the same", is_same(page), True)
        expect(reader, "the fold", page.locator("article details").get_attribute("open"), "")
        expect(reader, "the tab", page.locator("[role=tab][aria-selected=true]").all_inner_texts(), ["Second"])
        expect(reader, "rows of tabs", page.locator(".tab-list").count(), 1)
        expect(reader, "the selection", page.evaluate("String(getSelection())"), "selects these")
        expect(reader, "the focus", page.evaluate("document.activeElement.textContent"), "A link")
        expect(reader, "the place", page.evaluate("scrollY"), 300)
        page.get_by_role("tab", name="First").click()
        expect(reader, "the tab after a click", page.locator("[role=tabpanel]:visible").count(), 1)
        site.edit("content/en/kept.md", ("## Words", "## Other words"), ("# Kept", "# Kept elsewhere"))
        says(page, "Other words", ".toc")
        expect(reader, "the title", page.title().split(" | ")[0].split(" – ")[0].startswith("Kept elsewhere"), True)
        expect(reader, "the page is still the same", is_same(page), True)
        yield from reader.problems


def broken(chromium, site):
    """A file that cannot be built has its errors over the last good page, until it is repaired."""
    path = FILE.format(locale="ko")
    for scheme in browser.SCHEMES:
        with reading(chromium, site, color_scheme=scheme, viewport={"width": 1280, "height": 800}) as reader:
            page = opened(reader.page, site, PAGE.format(locale="ko"))
            expect(reader, "a panel without findings", page.locator(PANEL + ", .badge").count(), 0)
            whole = (site.project / path).read_text(encoding="utf-8")
            site.write(path, whole + BROKEN)
            panel = page.locator(PANEL)
            panel.wait_for()
            line = whole.count("\n") + 3
            shown = panel.inner_text()
            for part in ("error", "include-not-found", f"configuration.md:{line}:", HOSTILE.replace("\u202e", "<U+202E>")):
                if part not in shown:
                    reader.note(f"the panel does not say {part!r}: {shown[:200]!r}")
            expect(reader, "elements from the text", panel.locator("img, b, script").count(), 0)
            expect(reader, "marked", panel.locator("mark").count(), 1)
            if TARGET[0] not in page.locator("article").inner_text():
                reader.note("the last good article is not under the panel")
            expect(reader, "the page is the same", is_same(page), True)
            yield from pictures(page, f"broken-{scheme}", reader)
            page.keyboard.press("Escape")
            panel.wait_for(state="hidden")
            page.locator(".badge").click()
            panel.wait_for()
            expect(reader, "the focus", page.evaluate("document.activeElement.shadowRoot.activeElement.textContent"), "Hide")
            page.keyboard.press("Enter")
            panel.wait_for(state="hidden")
            site.write(path, whole.replace(TARGET[0], TARGET[1], 1))
            says(page, TARGET[1])
            page.locator(".badge").wait_for(state="hidden")
            expect(reader, "a panel after the repair", panel.is_visible(), False)
            site.write(path, whole)
            says(page, TARGET[0])
            yield from reader.problems


def warnings(chromium, site):
    """What is no error shows as a button, which opens the panel."""
    path = FILE.format(locale="en")
    with reading(chromium, site, **browser.SIZES["phone"]) as reader:
        page = opened(reader.page, site, PAGE.format(locale="en"))
        whole = (site.project / path).read_text(encoding="utf-8")
        site.write(path, whole + "\n" + "A long line. " * 80 + "[Nowhere](nowhere.md)\n")
        badge = page.locator(".badge")
        badge.wait_for()
        expect(reader, "the button", badge.inner_text(), "1 warning")
        expect(reader, "the panel before", page.locator(PANEL).is_visible(), False)
        badge.click()
        page.locator(PANEL).wait_for()
        mark = page.locator(PANEL + " mark").bounding_box()
        if not 0 <= mark["x"] < 390:
            reader.note(f"the marked words are out of sight: {mark}")
        over = page.evaluate("document.documentElement.scrollWidth") - 390
        if over > 0:
            reader.note(f"the page with the panel is {over} pixels wider than a phone")
        yield from pictures(page, "warning-phone", reader)
        site.write(path, whole)
        page.locator(PANEL).wait_for(state="hidden")
        badge.wait_for(state="hidden")
        yield from reader.problems


def pictures(page, name, reader):
    """The page as it is seen, and what axe finds in it with everything that is over it."""
    folder = browser.SCREENSHOTS / "serve"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")
    page.evaluate(browser.AXE)
    result = page.evaluate("options => axe.run(document, options)", browser.AXE_OPTIONS)
    for violation in result["violations"]:
        reader.note(f"{name}: {violation['id']}: {violation['help']}: {[node['target'] for node in violation['nodes'][:3]]}")
    return ()


def tabs(chromium, site):
    """Two tabs in two languages follow their own files, and a page that was missing appears."""
    with reading(chromium, site) as reader:
        reader.expected = 404
        english = opened(reader.page, site, PAGE.format(locale="en"))
        korean = opened(reader.context.new_page(), site, PAGE.format(locale="ko"))
        missing = opened(reader.context.new_page(), site, "en/brand-new/", expected=404)
        site.edit(FILE.format(locale="en"), SOURCE)
        says(english, SOURCE[1])
        site.edit(FILE.format(locale="ko"), TARGET)
        says(korean, TARGET[1])
        expect(reader, "the tabs are the same", [is_same(english), is_same(korean)], [True, True])
        site.write("content/en/brand-new.md", "# Brand new\n\nIt is here.\n")
        says(missing, "It is here.")
        (site.project / "content/en/brand-new.md").unlink()
        missing.wait_for_function("() => !document.querySelector('article')")
        yield from reader.problems


def absence(chromium, site):
    """A tab that nobody looks at has no stream, and catches up; so does one whose server was away."""
    hide = """isHidden => {
      Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }"""
    with reading(chromium, site) as reader:
        page = opened(reader.page, site, PAGE.format(locale="ko"))
        page.evaluate("scrollTo(0, 900)")
        page.evaluate(hide, True)
        site.edit(FILE.format(locale="ko"), TARGET)
        page.wait_for_timeout(1500)
        expect(reader, "followed unseen", TARGET[1] in page.locator("article").inner_text(), False)
        page.evaluate(hide, False)
        says(page, TARGET[1])
        expect(reader, "the page is the same", is_same(page), True)
        expect(reader, "the place", page.evaluate("scrollY"), 900)
        # A server of its own comes, goes, and comes again at the same address.
        origin, port = site.origin, site.free_port()
        with site.served(port):
            reader.origin = site.origin
            opened(page, site, PAGE.format(locale="ko"))
        site.edit(FILE.format(locale="ko"), TARGET[::-1])
        with site.served(port):
            says(page, TARGET[0])
            expect(reader, "the page after another server", is_same(page), False)
        site.origin = origin
        yield from (problem for problem in reader.problems if "ERR_" not in problem)


def theme(chromium, site):
    """A style comes without a reload, a template with one; both leave the reader where they are."""
    with reading(chromium, site) as reader:
        page = opened(reader.page, site, PAGE.format(locale="ja"))
        style = (sites.ROOT / "templates/assets/diglot.css").read_text(encoding="utf-8")
        site.write("templates/assets/diglot.css", style)
        page.wait_for_timeout(500)
        page.evaluate("window.marker = 1")
        page.evaluate("scrollTo(0, 700)")
        site.write("templates/assets/diglot.css", style + "\narticle { outline: 7px solid red; }\n")
        page.wait_for_function("() => getComputedStyle(document.querySelector('article')).outlineWidth === '7px'")
        expect(reader, "the page is the same after a style", is_same(page), True)
        page.wait_for_function("() => document.querySelectorAll('link[href*=\"assets/diglot.css\"]').length === 1")
        template = (sites.ROOT / "templates/footer.mustache").read_text(encoding="utf-8")
        site.write("templates/footer.mustache", template.replace("</footer>", "<p>A new footer.</p>\n</footer>"))
        says(page, "A new footer.", ".site-footer")
        page.wait_for_function("() => scrollY === 700")
        yield from reader.problems


def contents(chromium, site):
    """A new page in the table of contents comes into the sidebar of an open page, which stays."""
    with reading(chromium, site) as reader:
        page = opened(reader.page, site, PAGE.format(locale="en"))
        page.evaluate("scrollTo(0, 500)")
        site.write("content/en/brand-new.md", "# Brand new\n\nIt is here.\n")
        site.edit("content/en/toc.yml", ("- name: Reference\n", "- name: A new entry\n  href: brand-new.md\n- name: Reference\n"))
        says(page, "A new entry", ".sidebar")
        expect(reader, "the place", page.evaluate("scrollY"), 500)
        expect(reader, "the page is the same", is_same(page), True)
        page.locator(".sidebar input").fill("new entry")
        expect(reader, "filtered", page.locator(".sidebar li:visible").count(), 1)
        page.locator(".sidebar a", has_text="A new entry").click()
        says(page, "It is here.")
        yield from reader.problems


def overview(chromium, site):
    """All pages and findings at one address, in both schemes, with and without scripts."""
    site.edit(FILE.format(locale="ja"), ("\n# ", "\n[x](nowhere.md)\n\n# "))
    address = site.origin + "/_diglot/"
    for scheme in browser.SCHEMES:
        for size, context in browser.SIZES.items():
            with reading(chromium, site, color_scheme=scheme, **context) as reader:
                page = reader.page
                page.goto(address)
                over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                if over > 0:
                    reader.note(f"the overview is {over} pixels wider than a {size}")
                yield from pictures(page, f"overview-{size}-{scheme}", reader)
                yield from reader.problems
    with reading(chromium, site) as reader:
        page = reader.page
        page.goto(address)
        rows = page.locator("table.pages tbody tr:visible")
        count = rows.count()
        page.get_by_role("searchbox").fill("configuration")
        page.wait_for_function("() => document.querySelectorAll('table.pages tbody tr:not([hidden])').length === 1")
        page.get_by_role("searchbox").fill("")
        page.get_by_label("Only pages with findings").check()
        page.wait_for_function("() => document.querySelectorAll('table.pages tbody tr:not([hidden])').length < 5")
        site.write("content/en/brand-new.md", "# Brand new\n\n[y](elsewhere.md)\n")
        page.locator("table.pages th", has_text="brand-new").wait_for()
        expect(reader, "the filter after a change", page.get_by_label("Only pages with findings").is_checked(), True)
        page.get_by_label("Only pages with findings").uncheck()
        expect(reader, "pages after a change", rows.count(), count + 1)
        page.locator("table.pages tr", has_text="brand-new").get_by_role("link").first.click()
        says(page, "Brand new")
        yield from reader.problems
    with reading(chromium, site, java_script_enabled=False) as reader:
        reader.page.goto(address)
        expect(reader, "pages without scripts", reader.page.locator("table.pages tbody tr:visible").count(), count + 1)
        expect(reader, "controls without scripts", reader.page.locator(".filter:visible").count(), 0)
        yield from reader.problems


JUDGES = (article, kept, broken, warnings, tabs, absence, theme, contents, overview)


def judged(judge, chromium):
    """The problems that a judge finds in a preview of its own."""
    try:
        with Preview().served() as site:
            return browser.ask(lambda chromium, site, _: judge(chromium, site), chromium, site, site.origin)
    except (RuntimeError, ValueError, OSError, subprocess.TimeoutExpired) as error:
        return [f"stopped: {error}"]
