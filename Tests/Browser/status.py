"""The page about the translations: read and sorted in Chromium, with and without scripts."""

import json
import shutil
import subprocess

import browser
import sites

UNIT = (
    '<span data-ttu-id="a1b2c-101">{target}</span><span class="sxs-lookup">'
    '<span data-stu-id="a1b2c-101">{source}</span></span>'
)
WORDS = {"ko": "문장입니다.", "zh-TW": "這是句子。", "ja": "文です。", "ru": "Это предложение."}


def build():
    """A small site with translations in every state, and its pages about them."""
    project = sites.OUTPUT / "status-project"
    shutil.rmtree(project, ignore_errors=True)
    locales = "".join(f"  - tag: {tag}\n" for tag in ("en", *WORDS))
    files = {
        "diglot.yml": f"title: Status\nbaseURL: {sites.BASE_URL}\noriginalLocale: en\nstatusPage: true\n"
        f"locales:\n{locales}"
    }
    for name in ("index", "a", "b", "c"):
        files[f"content/en/{name}.md"] = f"# {name.upper()}\n\nA sentence of {name}.\n"
    for number, (tag, target) in enumerate(WORDS.items()):
        for name in ("index", "a", "b", "old")[: 4 - number]:
            header = "ms.openlocfilehash: " + "0" * 40 if name in ("a", "old") else "ms.date: 01/02/2019"
            unit = UNIT.format(target=target, source=f"A sentence of {name}.")
            files[f"content/{tag}/{name}.md"] = (
                f"---\n{header}\nms.translationtype: {'HT' if name == 'a' else 'MT'}\n---\n# {name}\n\n{unit}\n"
            )
    for path, text in files.items():
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    site = sites.build("status-strip", project, "strip")
    answer = subprocess.run(
        [sites.BUILD / "release" / "diglot", "status", project, "--format", "json", "--quiet"],
        check=True, capture_output=True,
    )
    site.status = json.loads(answer.stdout)
    return site


def column(page, table, index):
    rows = page.locator("table").nth(table).locator("tbody tr")
    return rows.evaluate_all(
        "(rows, i) => rows.map((row) => row.cells[i].dataset.order ?? row.cells[i].textContent.trim())", index
    )


def sorting(chromium, site, origin):
    """Headings are buttons that sort by keyboard and say so; without scripts there is a plain table."""
    with browser.Reader(chromium, origin) as reader:
        page = reader.open("ko/status.html")
        before = column(page, 1, 0)
        for index in range(4):
            heading = page.locator("table").nth(1).locator("thead th").nth(index)
            for direction in ("ascending", "descending"):
                heading.locator("button").focus()
                page.keyboard.press("Enter" if direction == "ascending" else "Space")
                if heading.get_attribute("aria-sort") != direction:
                    yield f"column {index} does not say that it is {direction}"
                values = column(page, 1, index)
                if values != sorted(values, reverse=direction == "descending"):
                    yield f"column {index} is not {direction}: {values}"
        if page.locator("[aria-sort]").count() != 1:
            yield "more than one column says that it is sorted"
        if sorted(column(page, 1, 0)) != sorted(before):
            yield "rows are lost"
        numbers = page.locator("table").nth(0).locator("thead th").nth(2)
        numbers.locator("button").press("Enter")
        values = [int(value) for value in column(page, 0, 2)]
        if values != sorted(values):
            yield f"numbers are not sorted as numbers: {values}"
        yield from reader.problems
    with browser.Reader(chromium, origin, java_script_enabled=False) as reader:
        page = reader.open("ko/status.html")
        if page.locator("th button").count() or page.locator("table tbody tr").count() == 0:
            yield "without scripts there is no plain table"
        yield from reader.problems


def figures(chromium, site, origin):
    """Every language shows the figures of the data, and the whole page fits a phone."""
    for folder in browser.LOCALES.values():
        with browser.Reader(chromium, origin, **browser.SIZES["phone"]) as reader:
            page = reader.open(f"{folder}/status.html")
            width = page.evaluate("document.documentElement.scrollWidth")
            # Not innerWidth, which grows with a page that is too wide.
            if width > browser.SIZES["phone"]["viewport"]["width"]:
                yield f"{folder} is {width} pixels wide on a phone"
            for row, locale in enumerate(site.status["locales"]):
                cell = page.locator("table").nth(0).locator("tbody tr").nth(row).locator("td").nth(1)
                shown = cell.inner_text().split()[0]
                if shown != str(locale["pages"]["translated"]):
                    yield f"{folder}: {locale['tag']} has {shown} pages"
            # The bars are painted, each part with its own pattern.
            unfilled = page.evaluate(
                """[...document.querySelectorAll('.bar rect[fill], .mark use')].filter((part) => {
                  const id = part.getAttribute('fill')?.slice(5, -1) ?? part.getAttribute('href').slice(1);
                  return !document.getElementById(id);
                }).length"""
            )
            frame = page.evaluate("getComputedStyle(document.querySelector('.mark-frame')).fill")
            if frame != "none":
                yield f"{folder}: marks are hidden behind their frames"
            if unfilled:
                yield f"{folder}: {unfilled} marks without a pattern"
            yield from reader.problems
