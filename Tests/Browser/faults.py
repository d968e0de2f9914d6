"""Plants a fault for each check, so that no check is one that cannot fail."""

import bilingual
import blocks
import browser
import constructs
import equality
import links
import markup
import navigation
import sitemap
import sites
import working

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


CONSTRUCT_FAULTS = (
    (blocks.pivots, "assets/diglot.js", "zone.hidden = !pivotsOf", "zone.hidden = pivotsOf", "the other zones"),
    (constructs.tabs, "assets/diglot.js", 'setItem("diglot-tabs"', 'getItem("diglot-tabs"', "a tab that is forgotten"),
    (constructs.tabs, "assets/diglot.js", "Home: 0, End: -1 + shown.length", "", "a key that does nothing"),
    (constructs.tabs, "assets/diglot.css", "content-visibility: visible;\n    display: block;\n  }\n  .zone", "}\n  .zone", "panels that are not printed"),
    (constructs.tabs, "assets/diglot.css", "padding: 0.5rem 0.9rem;", "line-height: 1.2; padding: 0;", "tabs that are too small"),
    (constructs.lightbox, "assets/diglot.js", "view.showModal()", "view.show()", "a view that Escape does not close"),
    (constructs.lightbox, "assets/diglot.css", "min-height: 2.75rem;", "font-size: 0.6rem; line-height: 1;", "a button that is too small"),
    (constructs.copying, "assets/diglot.js", "writeText(code.textContent)", "writeText(copy)", "something else that is copied"),
)
BILINGUAL_FAULTS = (
    (bilingual.keys, "assets/bilingual.js", "element.lang = lang;", "", "a title in no language"),
    (bilingual.keys, "assets/bilingual.js", 'history.replaceState(history.state, "", address)', "void address", "an old address"),
    (bilingual.keys, "assets/bilingual.js", "if (heading) pairHeading(heading, original);", 'if (heading) heading.after(make("h2", ""));', "a heading more"),
    (bilingual.sentences, "assets/bilingual.js", 'event.key !== "Escape"', 'event.key !== "Esc"', "a key that does nothing"),
    (bilingual.sentences, "assets/bilingual.js", "button.focus({ preventScroll: true })", "void button", "focus that is lost"),
    (bilingual.sentences, "assets/bilingual.css", "  width: 1.5rem;\n}", "  width: 1rem;\n}", "small buttons"),
    (bilingual.memory, "assets/bilingual.js", "localStorage.setItem(key", "localStorage.getItem(key", "a view that is forgotten"),
    (bilingual.memory, "assets/bilingual.js", 'get("view") ?? remembered()', 'get("v") ?? remembered()', "an address that says nothing"),
    (bilingual.place, "assets/bilingual.js", "top: top(seen) - before", "top: 0", "a sentence that moves"),
    (bilingual.phone_and_paper, "assets/bilingual.css", "screen and (min-width: 48rem), print", "screen", "columns on a phone"),
    (bilingual.phone_and_paper, "assets/bilingual.css", "  .views, .views-status, .opener { display: none; }", "", "printed buttons"),
    (bilingual.copying, "assets/bilingual.js", "other.remove();", "void other;", "two languages copied"),
    (bilingual.failing, "assets/bilingual.js", "status.textContent = failed;", "", "a failure without a word"),
    (bilingual.failing, "ru/configuration/index.html", 'lang="en" dir="ltr">Read', 'dir="ltr">Read', "a link in no language"),
    (bilingual.accessible, "assets/bilingual.js", '"aria-label": openLabel,', "", "buttons without a name"),
)
# Of the views' texts, all of which one page has.
TEXT_FAULTS = (
    ("assets/bilingual.js", "if (text) part.replaceChildren(", "if (text) part.append(", "a translation in the original"),
    ("assets/bilingual.js", "if (text) twins[index].replaceWith(", "if (text) twins[index].append(", "a translation beside itself"),
    ("assets/bilingual.js", "      box.remove();", "", "an original that stays"),
    ("ko/configuration/units.json", '"103":"', '"103":"x', "another original"),
)
FIRST_STUB = "en/partner-center/calculate-partner-earned-credit/index.html"
WORKING_FAULTS = (
    (working.working_pages, "assets/working.css", "text-decoration: line-through", "text-decoration: none", "a change in colour alone"),
    (working.working_pages, "ru/_translation/roast/index.html", '<span class="said" lang="ru"', '<span class="said" lang="en"', "words in another language"),
    (working.working_pages, "ko/_translation/roast/index.html", 'class="work-current"', 'class="work-current" open', "what is not folded"),
    (working.todays_sentences, "assets/bilingual.js", "  hideTodaysSentences();", "", "today's sentences in the original"),
    (working.todays_sentences, "assets/bilingual.js", ", ...todaysSentences(copy)]", "]", "today's sentences beside the translation"),
    (browser.accessibility, "assets/working.css", "--added: #14632f", "--added: #7fc79a", "pale changes"),
)
REPOSITORY_FAULTS = (
    (links.internal_links, FIRST_STUB, "; url=../", "; url=../../", "a move to nowhere"),
    (links.internal_links, "ja/partner-center/contents.html", 'href="../partner-center/overview/', 'href="../overview/', "a dead entry"),
    (links.search_engines, FIRST_STUB, 'rel="canonical" href="', 'rel="canonical" href="x', "a wrong canonical of a move"),
    (links.search_engines, "ja/partner-center/contents.html", '"noindex"', '"index"', "contents for search engines"),
    (browser.stubs, FIRST_STUB, "; url=../", "; url=../../", "a move to nowhere"),
    (navigation.sidebar, "assets/diglot.js", "sidebar.scrollTop +=", "sidebar.scrollLeft +=", "an entry out of view"),
    (navigation.sidebar, "assets/diglot.css", ".tree :is(a, summary, span) {", ".tree :is(a, summary, span) { line-height: 1; padding: 0 !important;", "small entries"),
    (navigation.long_list, "assets/diglot.js", "link.href = new URL(", "void new URL(", "addresses of another page"),
    (navigation.sidebar_filter, "assets/diglot.js", '"").toLowerCase()', '"")', "a filter for one letter case"),
    (navigation.breadcrumb, "ja/partner-center/autopilot/index.html", '"position":1,"name":"', '"position":1,"name":"x', "another way for search engines"),
    (navigation.previous_next, "ja/partner-center/autopilot/index.html", 'class="next" rel="next" href="', 'class="next" rel="next" href="./?', "another page behind"),
)


def planted(site, file, old, new):
    copy = site.copy(f"{site.name.rpartition('-')[0]}-fault")
    path = copy.root / file
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{file} no longer holds {old!r}; mend Tests/Browser/faults.py")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy.load()


def missed(chromium, site, faults):
    count = 0
    for judge, file, old, new, name in faults:
        copy = planted(site, file, old, new)
        if judge.__module__ in (links.__name__, markup.__name__, sitemap.__name__):
            problems = list(judge(copy))
        else:
            with sites.served(copy) as origin:
                problems = browser.ask(judge, chromium, copy, origin)
        count += not problems
        verdict = problems[0] if problems else "NOT NOTICED"
        print(f"{judge.__name__:18} {name}: {verdict}", flush=True)
    return count


def missed_texts(chromium, site, strip):
    count = 0
    for file, old, new, name in TEXT_FAULTS:
        problems = list(equality.texts_of_views(chromium, planted(site, file, old, new), strip))
        count += not problems
        print(f"{'texts_of_views':18} {name}: {problems[0] if problems else 'NOT NOTICED'}", flush=True)
    return count


def main():
    with browser.chromium() as chromium:
        content = sites.build("content-strip", sites.ROOT / "content", "strip")
        count = missed(chromium, content, FILE_FAULTS + BROWSER_FAULTS)
        retain = sites.build("content-retain", sites.ROOT / "content", "retain")
        count += missed(chromium, retain, BILINGUAL_FAULTS)
        count += missed_texts(chromium, retain, content)
        count += missed(chromium, blocks.build(), CONSTRUCT_FAULTS)
        count += missed(chromium, working.build(), WORKING_FAULTS)
        repositories = sites.partner_center()
        if repositories:
            count += missed(chromium, repositories, REPOSITORY_FAULTS)
    print(f"{count} faults not noticed")
    return 1 if count else 0
