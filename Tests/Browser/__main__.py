"""Runs every judge on every site; scripts/browser-test calls it."""

import sys
import time

import bilingual
import blocks
import browser
import constructs
import equality
import links
import markup
import navigation
import serve
import sitemap
import sites
import status
import working

FILE_JUDGES = (
    markup.nu_checker, markup.html5lib_parser, markup.translation_units,
    links.internal_links, links.search_engines, sitemap.sitemap,
)
BROWSER_JUDGES = (
    browser.looks, browser.accessibility, browser.keyboard, browser.switcher,
    browser.fonts, browser.special_pages,
)
# What is asked of a site of constructs, which is small and has no other pages.
MARKUP_JUDGES = (markup.nu_checker, markup.html5lib_parser, markup.translation_units)
CONSTRUCT_JUDGES = (
    browser.looks, browser.accessibility, blocks.pivots,
    constructs.tabs, constructs.lightbox, constructs.copying,
)
# The pages about the translations.
STATUS_JUDGES = (browser.looks, browser.accessibility, status.sorting, status.figures)
WORKING_JUDGES = (browser.looks, browser.accessibility, working.working_pages, working.todays_sentences)
# Whole repositories: every file is read, and one page of each type is looked at.
REPOSITORY_JUDGES = (
    browser.looks, browser.accessibility, browser.stubs, navigation.sidebar, navigation.long_list,
    navigation.sidebar_filter, navigation.breadcrumb, navigation.previous_next,
)
# A translation and its original, on sites that hold both.
BILINGUAL_JUDGES = {"content-retain": bilingual.JUDGES, "china-2019-retain": bilingual.LOOKS}
SHOWN = 10


def report(site, judge, problems, start):
    problems = list(dict.fromkeys(problems))
    seconds = time.monotonic() - start
    print(f"{site.name:20} {judge.__name__:18} {len(problems):4} problems {seconds:6.1f} s", flush=True)
    for problem in problems[:SHOWN]:
        print("   ", problem)
    if len(problems) > SHOWN:
        print(f"    and {len(problems) - SHOWN} more")
    return len(problems)


def judge(site, chromium, file_judges, browser_judges):
    print(f"{site.name}: {len(site.pages)} pages")
    count = 0
    for judge in file_judges:
        start = time.monotonic()
        count += report(site, judge, judge(site), start)
    with sites.served(site) as origin:
        for judge in browser_judges:
            start = time.monotonic()
            count += report(site, judge, browser.ask(judge, chromium, site, origin), start)
    return count


def judge_all(chromium):
    count = 0
    built = sites.build_all()
    for site in built:
        count += judge(site, chromium, FILE_JUDGES, BROWSER_JUDGES + BILINGUAL_JUDGES.get(site.name, ()))
    count += judge(blocks.build(), chromium, MARKUP_JUDGES, CONSTRUCT_JUDGES)
    count += judge(status.build(), chromium, MARKUP_JUDGES, STATUS_JUDGES)
    count += judge(working.build(), chromium, MARKUP_JUDGES, WORKING_JUDGES)
    repositories = sites.partner_center()
    if repositories:
        count += judge(repositories, chromium, FILE_JUDGES, REPOSITORY_JUDGES)
    count += judge_texts(chromium, {site.name: site for site in built})
    return count + judge_preview(chromium)


def judge_preview(chromium):
    count = 0
    for judge in serve.JUDGES:
        start = time.monotonic()
        count += report(serve.Preview, judge, serve.judged(judge, chromium), start)
    return count


def judge_texts(chromium, built):
    count = 0
    own = [built["content-retain"], built["content-strip"]]
    for (retain, strip), limit in [(own, None), *equality.all_sites()]:
        start = time.monotonic()
        problems = equality.texts_of_views(chromium, retain, strip, limit)
        count += report(retain, equality.texts_of_views, problems, start)
    return count


def main(arguments):
    if arguments == ["--faults"]:
        import faults

        return faults.main()
    if arguments == ["--picture"]:
        import picture

        return picture.main()
    if arguments not in ([], ["--serve"]):
        print("usage: scripts/browser-test [--faults | --picture | --serve]", file=sys.stderr)
        return 2
    with browser.chromium() as chromium:
        count = judge_preview(chromium) if arguments else judge_all(chromium)
    print(f"{count} problems")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
