"""Makes docs/screenshot.png: the start page in Japanese by day, and its end in Korean by night."""

import base64

import browser
import sites

HALF = {"width": 640, "height": 800}
PICTURE = sites.ROOT / "docs" / "screenshot.png"


def half(chromium, origin, path, scheme, prepare):
    with browser.Reader(chromium, origin, color_scheme=scheme, viewport=HALF) as reader:
        page = reader.open(path)
        prepare(page)
        page.mouse.move(0, 0)
        return base64.b64encode(page.screenshot()).decode()


def main():
    site = sites.build("content-picture", sites.ROOT / "content", "strip")
    with browser.chromium() as chromium, sites.served(site) as origin:
        halves = [
            half(chromium, origin, "ja/", "light", lambda page: page.locator(".languages summary").click()),
            half(chromium, origin, "ko/", "dark", lambda page: page.evaluate(
                "scrollTo({top: document.body.scrollHeight, behavior: 'instant'})"
            )),
        ]
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        images = "".join(f'<img src="data:image/png;base64,{image}">' for image in halves)
        page.set_content(f"<body style='margin:0;display:flex'>{images}")
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
    print(PICTURE.relative_to(sites.ROOT), PICTURE.stat().st_size, "bytes")
    return 0
