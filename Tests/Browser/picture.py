"""Makes docs/screenshot.png: a page in Japanese by day, and before it a phone in Korean by night."""

import base64

import browser
import sites

PICTURE = sites.ROOT / "docs" / "screenshot.png"
PHONE = browser.SIZES["phone"] | {"viewport": {"width": 320, "height": 600}}
COMPOSITION = """\
<body style="margin:0">
<img src="data:image/png;base64,{desktop}">
<img src="data:image/png;base64,{phone}" style="position:absolute;right:12px;bottom:20px;width:250px;
  border:8px solid #000;border-radius:28px;box-shadow:0 12px 40px #0007">
"""


def shot(chromium, origin, path, scheme, context):
    with browser.Reader(chromium, origin, color_scheme=scheme, **context) as reader:
        page = reader.open(path)
        page.mouse.move(0, 0)
        return base64.b64encode(page.screenshot()).decode()


def main():
    site = sites.build("content-picture", sites.ROOT / "content", "strip")
    with browser.chromium() as chromium, sites.served(site) as origin:
        desktop = shot(chromium, origin, "ja/navigation/", "light", browser.SIZES["desktop"])
        phone = shot(chromium, origin, "ko/tutorial/", "dark", PHONE)
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.set_content(COMPOSITION.format(desktop=desktop, phone=phone))
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
    print(PICTURE.relative_to(sites.ROOT), PICTURE.stat().st_size, "bytes")
    return 0
