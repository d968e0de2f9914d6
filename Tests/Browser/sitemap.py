"""Whether the sitemap is one, and says what the pages say."""

import pathlib
import subprocess

import lxml.etree

SCHEMA = pathlib.Path(__file__).with_name("sitemap.rnc")
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def sitemap(site):
    file = site.root / "sitemap.xml"
    schema = subprocess.run(["jing", "-c", SCHEMA, file], capture_output=True, text=True)
    if schema.returncode != 0:
        yield from (schema.stdout or schema.stderr).strip().splitlines()
        return
    if file.stat().st_size > 50 << 20:
        yield "more than 50 MiB in one file"
    listed = {}
    for url in lxml.etree.parse(file).getroot().findall("s:url", NAMES):
        links = url.findall("x:link", NAMES)
        listed[url.findtext("s:loc", namespaces=NAMES)] = {
            link.get("hreflang"): link.get("href") for link in links
        }
    if len(listed) > 50_000:
        yield "more than 50,000 addresses in one file"
    expected = {
        page.url: {
            link.get("hreflang"): link.get("href")
            for link in page.tree.xpath('//link[@rel="alternate"]')
        }
        for page in site.pages
        if not page.is_noindex and not page.is_root
    }
    for url in sorted(expected.keys() - listed.keys()):
        yield f"{url} is missing"
    for url in sorted(listed.keys() - expected.keys()):
        yield f"{url} is no page for search engines"
    for url in sorted(expected.keys() & listed.keys()):
        if expected[url] != listed[url]:
            yield f"{url} has other alternates than its page"
