"""Every view of a page says what it should: the translation as it is without units, the original as it is rebuilt."""

import hashlib
import re
import shutil
import subprocess

import browser
import sites

LANGUAGES = {"ko": "ko-kr", "ja": "ja-jp", "zh-TW": "zh-tw", "ru": "ru-ru"}
SCRIPTS = (("ko", r"[가-힣]"), ("ja", r"[ぁ-ヿ]"), ("ru", r"[а-я]"), ("zh-TW", r"[一-鿿]"))
SAMPLE = 200

# Pages whose source itself is at odds with the original of a unit; each says why.
EXCEPTIONS = (
    # The translation has numbers of its own, outside of units, before two items.
    "announcements/2020-october",
    # The unit stands behind the last column of its row, where tables end.
    "usage-based-recon-files",
    # In Japanese, a sentence without a unit follows the one that has it.
    "psc-to-pc",
    # Links in tables of raw HTML, where a page shows Markdown as it is written; the view shows the
    # link (china-2019, the pages around the seeds).
    "multichannel", "use-the-reconciliation-files", "non-payment-fraud-or-misuse",
)

# What is not of the text: buttons, and what is said of where a link leads, with the space before it.
PLAIN = """copy => {
  for (const label of copy.querySelectorAll(".language-label")) {
    const before = label.previousSibling;
    if (before?.nodeType === Node.TEXT_NODE) before.data = before.data.replace(/ $/, "");
    label.remove();
  }
  return copy.textContent.replace(/\\s+/g, " ").trim();
}"""
TEXT = """without => {
  const copy = document.querySelector("article").cloneNode(true);
  for (const extra of copy.querySelectorAll(".copy, " + without)) extra.remove();
  return (PLAIN)(copy);
}""".replace("PLAIN", PLAIN)
ORIGINALS = """selector => [...document.querySelectorAll("article " + selector)]
  .filter(each => !each.closest(".tab-list"))
  .map(each => (PLAIN)(each.cloneNode(true))).filter(Boolean).sort()""".replace("PLAIN", PLAIN)

# What scrolls sideways gets a stop of the Tab key, which depends on the window alone.
MARKUP = "document.querySelector('article').innerHTML.replaceAll(' tabindex=\"0\"', '')"
NOTHING = ".nothing"


def choose(page, view):
    page.evaluate(
        "view => document.querySelector(`.views [value='${view}']`).click()", view
    )
    page.wait_for_function("view => document.querySelector('article').dataset.view === view", arg=view)


def differences(page, translation, original, untabbed):
    """What the views of a page say and what they should, as (view, found, expected).

    `untabbed` is the original without the names of tabs, which are translated side by side.
    """
    page.wait_for_selector(".views:not([hidden])")
    before = page.evaluate(MARKUP)
    yield "translation", page.evaluate(TEXT, NOTHING), translation
    choose(page, "original")
    yield "original", page.evaluate(TEXT, NOTHING), original
    units = page.evaluate(ORIGINALS, "[data-tu]")
    choose(page, "side-by-side")
    yield "side by side, translation", page.evaluate(TEXT, ".original"), translation
    yield "side by side, original", page.evaluate(
        TEXT, ".tab-list, .pair-text, .of-heading > :not(.original)"
    ), untabbed
    choose(page, "sentences")
    yield "sentences, translation", page.evaluate(TEXT, ".opener, .original"), translation
    yield "sentences, originals", page.evaluate(ORIGINALS, ".original"), units
    choose(page, "translation")
    yield "translation again", page.evaluate(MARKUP), before


def shown(text, other):
    """The first place where two texts differ."""
    at = next((i for i, (a, b) in enumerate(zip(text, other)) if a != b), min(len(text), len(other)))
    return f"'…{text[max(0, at - 30):at + 40]}…' is not '…{other[max(0, at - 30):at + 40]}…'"


def text(reader, path, without=NOTHING):
    return reader.open(path).evaluate(TEXT, without)


def pages(retain):
    """The pages with originals, and the same in English."""
    for file in sorted(retain.root.rglob("units.json")):
        path = file.parent.relative_to(retain.root)
        english = retain.root / "en" / path.relative_to(path.parts[0]) / "index.html"
        if path.parts[0] != "en" and english.is_file():
            yield f"{path}/", f"{english.parent.relative_to(retain.root)}/"


def sample(pairs, count):
    def place(pair):
        return hashlib.sha256(pair[0].encode()).hexdigest()

    return sorted(pairs, key=place)[:count]


def texts_of_views(chromium, retain, strip, limit=None):
    """The problems of the pages of a site, or of a sample of them."""
    pairs = list(pages(retain))
    with (
        sites.served(retain) as origin,
        sites.served(strip) as stripped,
        browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader,
        browser.Reader(chromium, stripped, **browser.SIZES["desktop"]) as other,
    ):
        for path, english in sample(pairs, limit or len(pairs)):
            known_texts = text(other, path), text(reader, english), text(reader, english, ".tab-list")
            page = reader.open(path)
            page.evaluate("localStorage.clear()")
            wrong = [
                (view, found, expected)
                for view, found, expected in differences(page, *known_texts)
                if found != expected
            ]
            known = any(path.endswith(f"/{name}/") for name in EXCEPTIONS)
            if known and all("original" in view for view, _, _ in wrong):
                continue
            for view, found, expected in wrong:
                if isinstance(found, list):
                    found, expected = "\n".join(found), "\n".join(expected)
                reader.note(f"{view}: {shown(found, expected)}")
        yield from reader.problems
    if not pairs:
        yield "no page has originals"


def build(name, project):
    """The site with originals, and the one without."""
    return [sites.build(f"{name}-{mode}", project, mode) for mode in ("retain", "strip")]


def repositories():
    """English and one translation of it, four times: the original of a page is then that of its units."""
    for tag, folder in LANGUAGES.items():
        project = sites.OUTPUT / f"partner-center-{tag}-project"
        shutil.rmtree(project, ignore_errors=True)
        subprocess.run(
            [sites.BUILD / "release" / "diglot", "init", project, "--from", sites.PARTNER_CENTER / folder],
            check=True, capture_output=True,
        )
        yield build(f"partner-center-{tag}", project)


def seeds():
    """A project for each seed, with the pages around it."""
    folder = sites.ROOT.parent / "shared" / "seeds"
    for seed in sorted(folder.glob("*.txt")):
        text = seed.read_text(encoding="utf-8")
        if "sxs-lookup" not in text:
            continue
        tag = next(tag for tag, letters in SCRIPTS if re.search(letters, text))
        project = sites.OUTPUT / f"{seed.stem}-project"
        shutil.rmtree(project, ignore_errors=True)
        shutil.copytree(sites.CHINA / LANGUAGES[tag], project / "content")
        (project / "content" / "report-problems-on-behalf-of-a-customer.md").write_bytes(seed.read_bytes())
        (project / "diglot.yml").write_text(
            f"title: Seed\nbaseURL: {sites.BASE_URL}\noriginalLocale: en\nexclude: [TOC.md]\n"
            f"locales: [{{tag: en}}, {{tag: {tag}, content: content}}]\n"
        )
        yield build(seed.stem, project)


def all_sites():
    """Pairs of sites, with the number of pages that are looked at in each, where it is not all."""
    if sites.PARTNER_CENTER.is_dir():
        yield from ((pair, SAMPLE // len(LANGUAGES)) for pair in repositories())
        yield from ((pair, None) for pair in seeds())
    else:
        print("skipped: the texts of the views, since the repositories are not at hand")
