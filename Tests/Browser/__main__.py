"""Runs every judge on every site; scripts/browser-test calls it."""

import sys
import time

import blocks
import browser
import links
import markup
import sitemap
import sites

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
CONSTRUCT_SITES = ((blocks.build, (browser.looks, browser.accessibility, blocks.pivots)),)
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


def judge_all(all_sites):
    count = 0
    for site in all_sites:
        print(f"{site.name}: {len(site.pages)} pages")
        for judge in FILE_JUDGES:
            start = time.monotonic()
            count += report(site, judge, judge(site), start)
    with browser.chromium() as chromium:
        for site in all_sites:
            with sites.served(site) as origin:
                for judge in BROWSER_JUDGES:
                    start = time.monotonic()
                    count += report(site, judge, judge(chromium, site, origin), start)
    return count


def judge_constructs():
    count = 0
    with browser.chromium() as chromium:
        for build, browser_judges in CONSTRUCT_SITES:
            site = build()
            for judge in MARKUP_JUDGES:
                start = time.monotonic()
                count += report(site, judge, judge(site), start)
            with sites.served(site) as origin:
                for judge in browser_judges:
                    start = time.monotonic()
                    count += report(site, judge, judge(chromium, site, origin), start)
    return count


def main(arguments):
    if arguments == ["--faults"]:
        import faults

        return faults.main(FILE_JUDGES, BROWSER_JUDGES)
    if arguments == ["--picture"]:
        import picture

        return picture.main()
    if arguments:
        print("usage: scripts/browser-test [--faults | --picture]", file=sys.stderr)
        return 2
    count = judge_all(sites.build_all()) + judge_constructs()
    print(f"{count} problems")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
