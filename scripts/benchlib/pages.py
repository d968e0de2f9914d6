"""Where a page's Markdown can be changed, as somebody does who mends a translation."""

import os
import pathlib
import re

UNIT_END = re.compile(r'</span><span class="sxs-lookup">')
TEXT_LINE = re.compile(r"[^\s\W\d_]")


def body_lines(text: str) -> list[tuple[int, str]]:
    """Returns the lines outside the front matter and of code, with where they begin."""
    lines: list[tuple[int, str]] = []
    offset, in_head, fence = 0, text.startswith("---\n"), ""
    for number, line in enumerate(text.splitlines(keepends=True)):
        stripped = line.strip()
        if in_head:
            in_head = number == 0 or stripped != "---"
        elif fence:
            fence = "" if stripped == fence else fence
        elif stripped.startswith(("```", "~~~", ":::")):
            fence = stripped[:3]
        else:
            lines.append((offset, line))
        offset += len(line)
    return lines


def sentence_ends(text: str) -> list[int]:
    """Returns where a sentence can be added: in units, or in a page without them in paragraphs."""
    units: list[int] = []
    paragraphs: list[int] = []
    last = ""
    for offset, line in body_lines(text):
        if line.startswith('<span data-ttu-id="'):
            units += [offset + match.start() for match in UNIT_END.finditer(line)]
        elif not last.strip() and TEXT_LINE.match(line) and "|" not in line:
            paragraphs.append(offset + len(line.rstrip()))
        last = line
    return units or paragraphs


def insert(text: str, place: int, more: str) -> str:
    return text[:place] + more + text[place:]


def route(page: pathlib.PurePath) -> str:
    """Returns `ko/a/` for `ko/a.md`, `ko/` for `ko/index.md` and Hugo's `_index.md`; in lower case."""
    parts = [part.lower() for part in page.with_suffix("").parts]
    if parts[-1] in ("index", "_index"):
        parts.pop()
    return "".join(part + "/" for part in parts)


def write(path: pathlib.Path, text: str) -> None:
    """Writes in place, as most editors do."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)
