"""A site with every block construct in five languages, and whether its choices can be made."""

import shutil
import struct
import zlib

import browser
import sites

LANGUAGES = {
    "en": ("Blocks", "A sentence that is long enough to need a second line on a phone.", "Choose a system"),
    "ko": ("블록", "휴대폰 화면에서 두 줄이 될 만큼 충분히 긴 문장입니다.", "시스템을 선택하세요"),
    "zh-TW": ("區塊", "這個句子夠長，在手機畫面上需要第二行才能顯示完整。", "請選擇系統"),
    "ja": ("ブロック", "携帯電話の画面では二行になるくらいの長さがある文です。", "システムを選択してください"),
    "ru": ("Блоки", "Предложение достаточно длинное, чтобы занять на телефоне две строки.", "Выберите систему"),
}

DEFINITIONS = """\
### YamlMime:ZonePivotGroups
groups:
- id: systems
  prompt: {prompt}
  pivots:
  - {{id: windows, title: Windows}}
  - {{id: linux, title: Linux}}
"""

PAGE = """\
---
zone_pivot_groups: systems
monikerRange: app
---
# {title}

{alerts}
1. {text}

   > [!NOTE]
   > - {text}

> [!div class="checklist"]
> - {text}

> [!div class="nextstepaction"]
> [{title}](index.md)

> [!div class="op_single_selector" title="{prompt}"]
> - [{title}](index.md)

:::row:::
   :::column:::
      ## A

      {text}
   :::column-end:::
   :::column span="2":::
      {text}
   :::column-end:::
:::row-end:::

::: zone pivot="windows"

## Windows

{text}

::: zone-end

::: zone pivot="linux"

## Linux

{text}

::: zone-end

::: moniker range=">=app-1.0 <app-3.0"
{text}
::: moniker-end

:::video source="film.mp4" title="{title}" thumbnail="film.png" upload-date="1/1/2026":::

# [macOS](#tab/macos)

{text}

### Inside

# [Unix](#tab/unix)

{text}

### Behind

***

# [Homebrew](#tab/brew/macos)

```bash
brew install diglot
```

# [sh](#tab/sh/unix)

```bash
./configure && make install
```

# [PowerShell](#tab/powershell/unix)

```powershell
Get-Item diglot | Install-Diglot -Force
```

***

:::image type="content" source="picture.png" alt-text="{title}" lightbox="picture.png":::

:::image type="complex" source="picture.png" alt-text="{title}" border="false":::
   {text}
:::image-end:::
"""


def picture(width, height):
    """A PNG of one colour."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x60" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def build():
    project = sites.OUTPUT / "blocks-project"
    shutil.rmtree(project, ignore_errors=True)
    configuration = "title: Blocks\nbaseURL: https://diglot.example/\noriginalLocale: en\nlocales:\n"
    for tag, (title, text, prompt) in LANGUAGES.items():
        configuration += f"  - tag: {tag}\n"
        folder = project / "content" / tag
        folder.mkdir(parents=True)
        kinds = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")
        alerts = "".join(f"> [!{kind}]\n> {text} [{title}](index.md)\n\n" for kind in kinds)
        page = PAGE.format(title=title, text=text, prompt=prompt, alerts=alerts)
        (folder / "index.md").write_text(page, encoding="utf-8")
        (folder / "zone-pivot-groups.yml").write_text(DEFINITIONS.format(prompt=prompt), encoding="utf-8")
        (folder / "film.mp4").write_bytes(b"")
        (folder / "film.png").write_bytes(b"")
        (folder / "picture.png").write_bytes(picture(1200, 600))
    (project / "diglot.yml").write_text(configuration, encoding="utf-8")
    return sites.build("blocks-strip", project, "strip")


def pivots(chromium, site, origin):
    """Zones follow the choice by keyboard and address, it is remembered, and without a script all show."""

    def shown(page):
        return [name for name in ("windows", "linux") if page.locator(f"h2#{name}").is_visible()]

    def expect(reader, what, page, expected):
        if shown(page) != expected:
            reader.note(f"{what}: shows {shown(page)}, not {expected}")

    with browser.Reader(chromium, origin, java_script_enabled=False, **browser.SIZES["desktop"]) as reader:
        page = reader.open("ja/")
        expect(reader, "without a script", page, ["windows", "linux"])
        if page.locator(".pivots").is_visible() or page.locator(".zone-label:visible").count() != 2:
            reader.note("without a script each zone says whom it is for, and nothing else does")
        yield from reader.problems
    with browser.Reader(chromium, origin, **browser.SIZES["phone"]) as reader:
        page = reader.open("ru/")
        expect(reader, "at first", page, ["windows"])
        if page.evaluate("localStorage.length") or "pivots" in page.url:
            reader.note("a choice is remembered that nobody made")
        for label in page.locator(".pivots label").all():
            if label.bounding_box()["height"] < 24:
                reader.note("a choice is too small to touch")
        page.locator(".pivots input").first.focus()
        page.keyboard.press("ArrowDown")
        expect(reader, "by keyboard", page, ["linux"])
        if not page.url.endswith("?pivots=linux"):
            reader.note("the address does not say what was chosen")
        expect(reader, "on the next page", reader.open("ja/"), ["linux"])
        expect(reader, "by the address", reader.open("ja/?pivots=windows"), ["windows"])
        expect(reader, "by a link into a zone", reader.open("ja/?pivots=windows#linux"), ["linux"])
        page.locator(".pivots label").first.tap()
        expect(reader, "by touch", page, ["windows"])
        if page.locator(".toc a[href='#linux']").is_visible():
            reader.note("the table of contents leads into a hidden zone")
        yield from reader.problems
