"""Where the links of a site lead, read from its files alone."""

import re
from urllib.parse import unquote, urljoin, urlsplit

from sites import BASE_URL, PREFIX

LANGUAGE = re.compile(r"x-default|[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
ADDRESSES = ("href", "src", "poster", "data", "action")


def path_of(url):
    """The file below the site's root that a server would send for an absolute URL."""
    path = unquote(urlsplit(url).path)
    if not path.startswith(PREFIX):
        return None
    path = path.removeprefix(PREFIX)
    return path + "index.html" if not path or path.endswith("/") else path


def addresses(page):
    for element in page.tree.iter():
        if not isinstance(element.tag, str):
            continue
        for attribute in ADDRESSES:
            if element.get(attribute) is not None:
                yield element, element.get(attribute)
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield element, candidate.split()[0]
    if page.moved_to is not None:
        yield page.tree.xpath("//meta[@http-equiv]")[0], page.moved_to


def internal_links(site):
    """Every link inside the site leads to a file, and its fragment to an element of it."""
    files = {str(file.relative_to(site.root)) for file in site.root.rglob("*") if file.is_file()}
    ids = {page.path: set(page.tree.xpath("//@id | //a/@name")) for page in site.pages}
    fallbacks = {page.path: page.is_fallback for page in site.pages}
    for page in site.pages:
        for element, address in addresses(page):
            scheme = urlsplit(address).scheme
            is_absolute = bool(scheme) or address.startswith("/")
            if scheme in ("javascript", "vbscript", "file"):
                yield f"{page.path}: <{element.tag}> leads to {address}"
            if scheme in ("mailto", "tel", "data"):
                continue
            url = urljoin(page.url, address)
            if urlsplit(url).netloc != urlsplit(BASE_URL).netloc:
                continue
            # Authors may name other parts of their host; what the tool writes itself is relative.
            if element.tag == "a" and address.startswith("/") and path_of(url) is None:
                continue
            if is_absolute and element.tag != "link" and not page.is_error_page:
                yield f"{page.path}: {address} works under one address only"
            path = path_of(url)
            if path not in files:
                yield f"{page.path}: <{element.tag}> {address} leads nowhere"
                continue
            fragment = unquote(urlsplit(url).fragment)
            # The original may lead to what an older translation does not have yet.
            is_known = fragment in site.dead_fragments or page.is_fallback and not fallbacks.get(path)
            if fragment and path in ids and fragment not in ids[path] and not is_known:
                yield f"{page.path}: {address} names no element of {path}"


def search_engines(site):
    """Canonical addresses, and alternates that name each other."""
    by_path = {page.path: page for page in site.pages}
    alternates = {}
    for page in site.pages:
        links = page.tree.xpath('//link[@rel="alternate"]')
        alternates[page.path] = {link.get("hreflang"): link.get("href") for link in links}
        if len(links) != len(alternates[page.path]):
            yield f"{page.path}: a language occurs twice among the alternates"
        canonical = page.tree.xpath('//link[@rel="canonical"]/@href')
        if page.is_error_page:
            if canonical or not page.is_noindex:
                yield f"{page.path}: an error page must be noindex and without canonical"
        elif page.is_contents:
            if canonical or not page.is_noindex:
                yield f"{page.path}: a list of contents must be noindex and without canonical"
        elif page.moved_to is not None:
            if not page.is_noindex or canonical != [urljoin(page.url, page.moved_to).partition("#")[0]]:
                yield f"{page.path}: moved to {page.moved_to}, but canonical is {canonical}"
        elif len(canonical) != 1:
            yield f"{page.path}: {len(canonical)} canonical addresses"
        elif page.is_fallback:
            target = by_path.get(path_of(canonical[0]))
            if canonical[0] == page.url or target is None or target.is_fallback:
                yield f"{page.path}: canonical {canonical[0]} is not the original"
        elif canonical[0] != page.url:
            yield f"{page.path}: canonical is {canonical[0]}"
    for page in site.pages:
        mine = alternates[page.path]
        if page.is_noindex or page.is_root:
            if mine and page.is_noindex:
                yield f"{page.path}: noindex, but has alternates"
            continue
        if mine.get(page.lang) != page.url:
            yield f"{page.path}: its alternates lack the page itself"
        if "x-default" not in mine:
            yield f"{page.path}: no x-default"
        for tag, url in mine.items():
            other = by_path.get(path_of(url))
            if not LANGUAGE.fullmatch(tag):
                yield f"{page.path}: '{tag}' is no language for hreflang"
            elif other is None or other.is_noindex:
                yield f"{page.path}: alternate {url} is not there for search engines"
            elif tag != "x-default" and other.lang != tag:
                yield f"{page.path}: alternate {tag} leads to a page in {other.lang}"
            elif not other.is_root and alternates[other.path] != mine:
                yield f"{page.path}: {other.path} has other alternates"
