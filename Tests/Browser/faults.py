"""Plants a fault for each check, so that no check is one that cannot fail."""

import browser
import links
import markup
import sitemap
import sites

# judge, file, what is replaced, by what, what a reader would call it. The first match is replaced.
FILE_FAULTS = (
    (markup.nu_checker, "ko/index.html", "<article>", '<article align="left">', "an old attribute"),
    (markup.html5lib_parser, "ko/index.html", "</article>", "</div></article>", "a stray end tag"),
    (markup.translation_units, "ko/index.html", "<h2 id=", '<h2 data-x id="diglot-main" data-id=', "an id twice"),
    (markup.translation_units, "ko/index.html", "<article>", '<article><span data-ttu-id="12345-103">', "a unit's markup"),
    (links.internal_links, "ko/index.html", 'href="tutorial/"', 'href="tutorail/"', "a dead link"),
    (links.internal_links, "ko/index.html", "#fallback-pages", "#fallback-page", "a dead fragment"),
    (links.internal_links, "ko/index.html", 'href="tutorial/"', 'href="/docs/ko/tutorial/"', "a link from the root"),
    (links.search_engines, "ko/index.html", 'rel="canonical" href="', 'rel="canonical" href="x', "a wrong canonical"),
    (links.search_engines, "ko/index.html", 'hreflang="ja" href="https', 'hreflang="fr" href="https', "a wrong alternate"),
    (sitemap.sitemap, "sitemap.xml", "<loc>https", "<loc>ftp", "an address that is none"),
    (sitemap.sitemap, "sitemap.xml", "/ko/tutorial/</loc>", "/ko/architecture/</loc>", "a fallback page in the sitemap"),
)
BROWSER_FAULTS = (
    (browser.looks, "ko/index.html", "<article>", "<article><script>missing()</script>", "a script error"),
    (browser.looks, "ko/index.html", "<article>", '<article><img alt="" src="https://example.com/a.png">', "a stranger"),
    (browser.looks, "ko/index.html", "<article>", '<article><div style="width:2000px">x</div>', "overflow"),
    (browser.looks, "assets/diglot.css", "prefers-color-scheme: dark", "prefers-color-scheme: gray", "no dark scheme"),
    (browser.accessibility, "assets/diglot.css", "--soft: #56616b", "--soft: #d0d0d0", "pale text"),
    (browser.keyboard, "assets/diglot.css", "outline: 3px solid", "outline: none 0", "invisible focus"),
    (browser.keyboard, "en/configuration/index.html", '<a class="skip"', '<a href="#x">x</a><a class="skip"', "a link before the skip link"),
    (browser.switcher, "assets/diglot.js", "link.hash = location.hash", "void link", "a lost section"),
    (browser.switcher, "en/configuration/index.html", '<h2 id="keys">', '<h2 id="keyz">', "a section of another name"),
    (browser.fonts, "assets/diglot.css", '"Noto Sans JP", "Noto Sans CJK JP"', '"Noto Sans CJK KR"', "another script's font"),
    (browser.special_pages, "ko/architecture/index.html", 'class="notice"', 'class="note"', "no notice"),
    (browser.special_pages, "ko/404.html", 'class="button" href="/docs/ko/"', 'class="button" href="./"', "a lost way home"),
)


def planted(site, number, file, old, new):
    copy = site.copy(f"content-fault{number}")
    path = copy.root / file
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{file} no longer holds {old!r}; mend Tests/Browser/faults.py")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy.load()


def main(*_):
    site = sites.build("content-strip", sites.ROOT / "content", "strip")
    missed = 0
    with browser.chromium() as chromium:
        for number, (judge, file, old, new, name) in enumerate(FILE_FAULTS + BROWSER_FAULTS):
            copy = planted(site, number, file, old, new)
            if judge in [fault[0] for fault in FILE_FAULTS]:
                problems = list(judge(copy))
            else:
                with sites.served(copy) as origin:
                    problems = list(judge(chromium, copy, origin))
            missed += not problems
            verdict = problems[0] if problems else "NOT NOTICED"
            print(f"{judge.__name__:18} {name}: {verdict}", flush=True)
    print(f"{missed} faults not noticed")
    return 1 if missed else 0
