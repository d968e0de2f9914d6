"""The sites that the judges look at: how they are built, listed and served."""

import contextlib
import functools
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import threading
import urllib.parse
from dataclasses import dataclass, field

import lxml.html

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / ".build"
OUTPUT = BUILD / "browser-test"
PREFIX = "/docs/"
BASE_URL = "https://diglot.example" + PREFIX
CORPUS = ROOT.parent / "shared" / "corpus"
CHINA = CORPUS / "china-2019" / "live-sxs"
PARTNER_CENTER = CORPUS / "partner-center-2021" / "live-sxs"

CHINA_2019 = """\
title: Partner Center operated by 21Vianet
baseURL: {base}
content: .
output: public
originalLocale: en
exclude: [TOC.md]
locales:
  - tag: en
  - {{tag: ko, content: {corpus}/ko-kr}}
  - {{tag: zh-TW, content: {corpus}/zh-tw}}
  - {{tag: ja, content: {corpus}/ja-jp}}
  - {{tag: ru, content: {corpus}/ru-ru}}
"""


@dataclass
class Page:
    """An HTML file of a site, parsed."""

    path: str  # below the site's root, such as "ko/tutorial/index.html"
    file: pathlib.Path
    tree: object

    @property
    def is_error_page(self):
        return self.path.endswith("404.html")

    @property
    def is_root(self):
        return self.path == "index.html"

    @property
    def address(self):
        """The path that a reader sees: ko/tutorial/"""
        return self.path.removesuffix("index.html")

    @property
    def url(self):
        return BASE_URL + self.address

    @property
    def is_contents(self):
        return self.path.endswith("contents.html")

    @functools.cached_property
    def moved_to(self):
        """Where the page leads readers by itself, or None."""
        refresh = self.tree.xpath('//meta[@http-equiv="refresh"]/@content')
        return refresh[0].partition("url=")[2] if refresh else None

    @functools.cached_property
    def is_noindex(self):
        robots = self.tree.xpath('//meta[@name="robots"]/@content')
        return any("noindex" in value for value in robots)

    @functools.cached_property
    def is_fallback(self):
        return bool(self.tree.xpath("//article[@lang]"))

    @property
    def lang(self):
        return self.tree.get("lang")


@dataclass
class Site:
    """A built site under a folder that stands for the root of a server."""

    name: str
    server_root: pathlib.Path
    pages: list = field(default_factory=list)
    # The fragments that lead nowhere already in the source, as the tool itself reported.
    dead_fragments: set = field(default_factory=set)

    @property
    def root(self):
        return self.server_root / PREFIX.strip("/")

    def load(self):
        parser = lxml.html.HTMLParser(encoding="utf-8")
        self.pages = [
            Page(str(file.relative_to(self.root)), file, lxml.html.parse(file, parser).getroot())
            for file in sorted(self.root.rglob("*.html"))
        ]
        return self

    def page(self, path):
        return next(page for page in self.pages if page.path == path)

    def copy(self, name):
        """A copy of the site that a fault can be planted in."""
        target = OUTPUT / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.server_root, target)
        return Site(name, target, dead_fragments=self.dead_fragments)


def build(name, project, mode):
    server_root = OUTPUT / name
    shutil.rmtree(server_root, ignore_errors=True)
    site = Site(name, server_root)
    subprocess.run(
        [
            BUILD / "release" / "diglot", "build", project, "--quiet", "--base-url", BASE_URL,
            "--translations", mode, "--output", site.root,
        ],
        check=True,
    )
    return site.load()


def build_all():
    """The project's own documentation, and real pages where they are at hand, in both modes."""
    projects = {"content": ROOT / "content"}
    if CHINA.is_dir():
        project = OUTPUT / "china-2019-project"
        project.mkdir(parents=True, exist_ok=True)
        corpus = os.path.relpath(CHINA, project)
        (project / "diglot.yml").write_text(CHINA_2019.format(base=BASE_URL, corpus=corpus))
        projects["china-2019"] = project
    else:
        print("skipped: china-2019, which is not at", CHINA.relative_to(ROOT.parent))
    return [
        build(f"{name}-{mode}", project, mode)
        for name, project in projects.items()
        for mode in ("strip", "retain")
    ]


def partner_center():
    """Repositories as they are, made a site by init and build alone; none where they are not at hand."""
    if not PARTNER_CENTER.is_dir():
        print("skipped: partner-center, which is not at", PARTNER_CENTER.relative_to(ROOT.parent))
        return None
    project = OUTPUT / "partner-center-project"
    shutil.rmtree(project, ignore_errors=True)
    repositories = [PARTNER_CENTER / name for name in ("ko-kr", "ja-jp", "zh-tw", "ru-ru")]
    subprocess.run(
        [BUILD / "release" / "diglot", "init", project, "--from", *repositories], check=True, capture_output=True
    )
    site = build("partner-center-retain", project, "retain")
    result = subprocess.run(
        [BUILD / "release" / "diglot", "check", project, "--diagnostics", "json"], check=True, capture_output=True
    )
    for finding in map(json.loads, result.stdout.splitlines()):
        if finding.get("code") == "bookmark-not-found":
            site.dead_fragments.add(finding["message"].split("'")[1].removeprefix("#"))
    return site


class Handler(http.server.SimpleHTTPRequestHandler):
    """Answers as hosts of static sites do: an unknown address gets the nearest 404.html above it."""

    def log_message(self, *_):
        pass

    def send_error(self, code, message=None, explain=None):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        folder = pathlib.Path(self.directory) / path.strip("/")
        for parent in folder.parents:
            page = parent / "404.html"
            if code == 404 and page.is_file():
                body = page.read_bytes()
                self.send_response(404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                return
        super().send_error(code, message, explain)


@contextlib.contextmanager
def served(site):
    """The origin, on loopback, that serves the site below PREFIX."""
    handler = functools.partial(Handler, directory=str(site.server_root))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
