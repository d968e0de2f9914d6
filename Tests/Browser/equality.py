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
EXCEPTIONS = {
    # The translation has numbers of its own, outside of units, before two items.
    "announcements/2020-october": 2,
    # The unit stands behind the last column of its row, where tables end.
    "usage-based-recon-files": 1,
    # In Japanese, a sentence without a unit follows the one that has it.
    "psc-to-pc": 1,
}

# What is not of the text: buttons, and what is said of where a link leads.
TEXT = """without => {
  const copy = document.querySelector("article").cloneNode(true);
  for (const extra of copy.querySelectorAll(".copy, .language-label, " + without)) extra.remove();
  return copy.textContent.replace(/\\s+/g, " ").trim();
}"""
ORIGINALS = """selector => [...document.querySelectorAll("article " + selector)]
  .filter(each => !each.closest(".tab-list"))
  .map(each => { const copy = each.cloneNode(true);
    for (const label of copy.querySelectorAll(".language-label")) label.remove();
    return copy.textContent.replace(/\\s+/g, " ").trim(); }).filter(Boolean).sort()"""
# What scrolls sideways gets a stop of the Tab key, which depends on the window alone.
MARKUP = "document.querySelector('article').innerHTML.replaceAll(' tabindex=\"0\"', '')"
NOTHING = ".nothing"


def choose(page, view):
    page.evaluate(
        "view => document.querySelector(`.views [value='${view}']`).click()", view
    )
    page.wait_for_function("view => document.querySelector('article').dataset.view === view", arg=view)


def differences(page, translation, original):
    """What is wrong with the views of a page, whose texts are known from elsewhere; as (view, found, expected)."""
    page.wait_for_selector(".views:not([hidden])")
    before = page.evaluate(MARKUP)
    yield "translation", page.evaluate(TEXT, NOTHING), translation
    choose(page, "original")
    yield "original", page.evaluate(TEXT, NOTHING), original
    units = page.evaluate(ORIGINALS, "[data-tu]")
    choose(page, "side-by-side")
    yield "side by side, translation", page.evaluate(TEXT, ".original"), translation
    yield "side by side, original", page.evaluate(
        TEXT, ".pair-text, .of-heading > :not(.original)"
    ), original
    choose(page, "sentences")
    yield "sentences, translation", page.evaluate(TEXT, ".opener, .original"), translation
    yield "sentences, originals", page.evaluate(ORIGINALS, ".original"), units
    choose(page, "translation")
    yield "translation again", page.evaluate(MARKUP), before


def shown(text, other):
    """The first place where two texts differ."""
    at = next((i for i, (a, b) in enumerate(zip(text, other)) if a != b), min(len(text), len(other)))
    return f"'…{text[max(0, at - 30):at + 40]}…' is not '…{other[max(0, at - 30):at + 40]}…'"


def texts(reader, path):
    return reader.open(path).evaluate(TEXT, NOTHING)


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


def judge(chromium, retain, strip, origin, stripped_origin, chosen):
    """The problems of the chosen pages, and how many pages and views were looked at."""
    with (
        browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader,
        browser.Reader(chromium, stripped_origin, **browser.SIZES["desktop"]) as other,
    ):
        for path, english in chosen:
            original, translation = texts(reader, english), texts(other, path)
            reader.open(path)
            reader.page.evaluate("localStorage.clear()")
            wrong = [
                (view, found, expected)
                for view, found, expected in differences(reader.page, translation, original)
                if found != expected
            ]
            known = next((name for name in EXCEPTIONS if path.endswith(f"/{name}/")), None)
            if known and all("original" in view for view, _, _ in wrong):
                continue
            for view, found, expected in wrong:
                if isinstance(found, list):
                    found, expected = "\n".join(found), "\n".join(expected)
                reader.note(f"{path} {view}: {shown(found, expected)}")
        yield from reader.problems


def build(name, project, diglot=sites.BUILD / "release" / "diglot"):
    for mode in ("retain", "strip"):
        root = sites.OUTPUT / f"{name}-{mode}"
        shutil.rmtree(root, ignore_errors=True)
        subprocess.run(
            [diglot, "build", project, "--quiet", "--base-url", sites.BASE_URL, "--translations", mode,
             "--output", root / sites.PREFIX.strip("/")],
            check=True, capture_output=True,
        )
        yield sites.Site(f"{name}-{mode}", root)


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
            f"locales: [en, {{tag: {tag}, content: content}}]\n"
        )
        yield build(seed.stem, project)


def all_sites():
    """Pairs of sites with the number of pages that are looked at in each."""
    if sites.PARTNER_CENTER.is_dir():
        yield from ((pair, SAMPLE // len(LANGUAGES)) for pair in repositories())
        yield from ((pair, None) for pair in seeds())
    else:
        print("skipped: the texts of the views, since the repositories are not at hand")


def judge_all(chromium, report):
    """Judges all sites; `report` is given each site's name and problems, and the sum of its answers comes back."""
    count = 0
    for (retain, strip), limit in all_sites():
        pairs = list(pages(retain))
        chosen = sample(pairs, limit or len(pairs))
        with sites.served(retain) as origin, sites.served(strip) as stripped:
            problems = list(judge(chromium, retain, strip, origin, stripped, chosen))
        count += report(f"{retain.name}, {len(chosen)} pages", problems)
    return count
