"""What readers do with constructs on a page: tabs, pictures that open, code that is copied."""

import browser

# The links of a sentence are as high as its line, which is allowed.
TARGETS = """selector => [...document.querySelectorAll(selector)]
  .filter(element => element.checkVisibility({visibilityProperty: true}))
  .map(element => [element.textContent.trim().slice(0, 30), element.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
  .map(([name, box]) => `${name}: ${box.width.toFixed()} by ${box.height.toFixed()}`)"""


def small_targets(page, selector):
    """What is too small to touch, with its size."""
    return page.evaluate(TARGETS, selector)


def panels(page):
    """The first words of the panels that a reader sees, of both groups of the page."""
    shown = page.locator("[data-tab]").evaluate_all(
        "panels => panels.filter(panel => panel.lastElementChild.checkVisibility({contentVisibilityAuto: true}))"
        ".map(panel => panel.dataset.tab + (panel.dataset.condition ? '/' + panel.dataset.condition : ''))"
    )
    return " ".join(shown)


ALL_PANELS = "macos unix brew/macos sh/unix powershell/unix"


def tabs(chromium, site, origin):
    """Tabs by mouse, keyboard, touch and address; in print and without a script all panels show."""

    def expect(reader, what, expected):
        if panels(reader.page) != expected:
            reader.note(f"tabs {what}: shows '{panels(reader.page)}', not '{expected}'")

    with browser.Reader(chromium, origin, java_script_enabled=False, **browser.SIZES["desktop"]) as reader:
        page = reader.open("ja/")
        if page.locator(".tab-title:visible").count() != 5 or page.locator("[role=tablist]").count() != 0:
            reader.note("without a script each panel has its title, and there is no row of tabs")
        yield from reader.problems
    with browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader:
        page = reader.open("ru/")
        expect(reader, "at first", "macos brew/macos")
        if page.evaluate("localStorage.length") or "tabs=" in page.url:
            reader.note("a tab is remembered that nobody chose")
        page.get_by_role("tab", name="Unix", exact=True).click()
        expect(reader, "by mouse, and in the group that depends on it", "unix sh/unix")
        page.keyboard.press("ArrowLeft")
        expect(reader, "by the arrow to the left", "macos brew/macos")
        page.keyboard.press("End")
        expect(reader, "by the End key", "unix sh/unix")
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('role')") != "tabpanel":
            reader.note("the Tab key does not lead from the tab into its panel")
        selected = page.locator("[role=tab][aria-selected=true]").evaluate_all(
            "tabs => tabs.every(tab => tab.tabIndex === 0 && document.getElementById("
            "tab.getAttribute('aria-controls')).getAttribute('aria-labelledby') === tab.id)"
        )
        if not selected or page.locator("[role=tab][tabindex='0']").count() != 2:
            reader.note("a chosen tab and its panel do not name each other, or others are stops of the Tab key")
        page.get_by_role("tab", name="PowerShell").click()
        if not page.url.endswith("?tabs=powershell%2Cunix"):
            reader.note("the address does not say what was chosen")
        reader.open("ja/")
        expect(reader, "on the next page", "unix powershell/unix")
        reader.open("ja/?tabs=macos")
        expect(reader, "by the address", "macos brew/macos")
        reader.open("ja/?tabs=macos#behind")
        expect(reader, "by a link into a panel", "unix powershell/unix")
        page.emulate_media(media="print")
        page.wait_for_timeout(100)
        expect(reader, "in print", ALL_PANELS)
        if page.locator(".tab-title:visible").count() != 5 or page.locator(".tab-list:visible").count():
            reader.note("printed panels have their titles and no row of tabs")
        yield from reader.problems
    with browser.Reader(chromium, origin, **browser.SIZES["phone"]) as reader:
        page = reader.open("zh-tw/")
        page.get_by_role("tab", name="Unix", exact=True).tap()
        expect(reader, "by touch", "unix sh/unix")
        for target in small_targets(page, "[role=tab]"):
            reader.note(f"a tab is too small to touch: {target}")
        yield from reader.problems


def lightbox(chromium, site, origin):
    """A picture opens by mouse, keyboard and touch, and closes in all the usual ways."""
    with browser.Reader(chromium, origin, java_script_enabled=False, **browser.SIZES["desktop"]) as reader:
        page = reader.open("ru/")
        page.locator("a.lightbox").click()
        if not page.url.endswith("/picture.png"):
            reader.note("without a script the link leads to the picture")
        yield from reader.problems
    with browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader:
        page = reader.open("ja/")
        link, view = page.locator("a.lightbox"), page.locator(".lightbox-view")

        def expect(what, is_open):
            if view.is_visible() != is_open:
                reader.note(f"the view of a picture is {'closed' if is_open else 'open'} {what}")

        expect("at first", False)
        link.click()
        expect("after a click", True)
        shown = view.locator("img")
        shown.evaluate("image => image.decode()")
        if shown.evaluate("image => image.naturalWidth") != 1200 or not shown.get_attribute("alt"):
            reader.note("the view does not show the picture with its text")
        if not view.evaluate("view => view.contains(document.activeElement)"):
            reader.note("the focus stays behind the view")
        page.keyboard.press("Escape")
        expect("after Escape", False)
        if not link.evaluate("link => link === document.activeElement"):
            reader.note("the focus does not return to the picture")
        page.keyboard.press("Enter")
        expect("after Enter", True)
        page.keyboard.press("Enter")
        expect("after Enter on its button", False)
        link.click()
        page.mouse.click(3, 400)
        expect("after a click beside it", False)
        yield from reader.problems
    with browser.Reader(chromium, origin, **browser.SIZES["phone"]) as reader:
        page = reader.open("ko/")
        page.locator("a.lightbox").tap()
        view = page.locator(".lightbox-view")
        if not view.is_visible():
            reader.note("a picture does not open by touch")
        for target in small_targets(page, "a.lightbox, .lightbox-view button"):
            reader.note(f"too small to touch: {target}")
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            reader.note(f"an open picture makes the page {over} pixels wider than a phone")
        view.locator("button").tap()
        if view.is_visible():
            reader.note("an open picture does not close by touch")
        yield from reader.problems


def copying(chromium, site, origin):
    """The button beside code copies that code and says so; by mouse, keyboard and touch."""
    for size in ("desktop", "phone"):
        context = browser.SIZES[size] | {"permissions": ["clipboard-read", "clipboard-write"]}
        with browser.Reader(chromium, origin, **context) as reader:
            page = reader.open("ru/?tabs=unix,powershell")
            button = page.locator(".copy:visible").first
            code = button.locator("xpath=../pre/code").evaluate("code => code.textContent")
            label = button.text_content()
            if size == "desktop":
                button.focus()
                page.keyboard.press("Enter")
            else:
                button.tap()
            page.wait_for_timeout(200)
            if page.evaluate("navigator.clipboard.readText()") != code or "Install-Diglot" not in code:
                reader.note(f"the button copies something else than {code!r}")
            if button.text_content() == label or page.locator("[role=status]").text_content() == "":
                reader.note("the button does not say that the code was copied")
            for target in small_targets(page, ".copy"):
                reader.note(f"a button is too small to touch: {target}")
            yield from reader.problems
    with browser.Reader(chromium, origin, java_script_enabled=False, **browser.SIZES["desktop"]) as reader:
        if reader.open("ru/").locator(".copy").count():
            reader.note("a button to copy that does nothing without a script")
        yield from reader.problems
