"""The pages for translators: a small site that went on in English, and what its translators get."""

import re
import shutil

import browser
import sites

# Unit by unit: the English that was translated, and the translations.
UNITS = (
    ("Roast the beans", "원두 볶기", "烘焙咖啡豆", "豆を焙煎する", "Обжарьте зёрна"),
    (
        "Heat the drum to **200** degrees before the first beans go in.",
        "첫 원두를 넣기 전에 드럼을 **200**도로 예열합니다.",
        "放入第一批咖啡豆之前，請先將滾筒加熱至 **200** 度。",
        "最初の豆を入れる前に、ドラムを **200** 度に温めます。",
        "Прежде чем засыпать первые зёрна, нагрейте барабан до **200** градусов.",
    ),
    ("Stir every minute.", "1분마다 젓습니다.", "每分鐘攪拌一次。", "1 分ごとにかき混ぜます。", "Помешивайте каждую минуту."),
    (
        "Let them cool on a tray.", "쟁반에서 식힙니다.", "放在托盤上冷卻。", "トレイで冷まします。",
        "Дайте им остыть на противне.",
    ),
)
MEMORY = (
    (
        "Grind the cooled beans within a day.", "식힌 원두는 하루 안에 갑니다.", "冷卻後的咖啡豆請在一天內研磨。",
        "冷ました豆は 1 日以内に挽きます。", "Смелите остывшие зёрна в течение дня.",
    ),
    ("Keep the bag closed.", "봉투는 닫아 둡니다.", "請將袋子封好。", "袋は閉じておきます。", "Держите пакет закрытым."),
)
TODAY = """\
# Roast the beans

Heat the drum to **210** degrees before the very first beans go in. Stir every minute.

- Grind the cooled beans within a week.
- Keep the bag closed.
"""
TRANSLATED = ("ko", "zh-TW", "ja", "ru")
PAGE = "{locale}/_translation/roast/"
LIST = "{locale}/_translation/"


def unit(number, target, source):
    name = f"ab123-{number}"
    return (
        f'<span data-ttu-id="{name}">{target}</span><span class="sxs-lookup">'
        f'<span data-stu-id="{name}">{source}</span></span>'
    )


def translation(units, index):
    head = f"---\nms.openlocfilehash: {'1' * 40}\nms.translationtype: MT\nms.lasthandoff: 03/04/2021\n---\n"
    texts = [unit(101 + number, row[index + 1], row[0]) for number, row in enumerate(units)]
    return head + "# " + "\n\n".join(texts) + "\n"


def build():
    project = sites.OUTPUT / "working-project"
    shutil.rmtree(project, ignore_errors=True)
    configuration = (
        "title: Coffee\nbaseURL: https://diglot.example/\noriginalLocale: en\nworkingPages: true\n"
        "staleUnits: both\n"
        "locales:\n  - tag: en\n"
    )
    english = project / "content" / "en"
    english.mkdir(parents=True)
    (english / "roast.md").write_text(TODAY, encoding="utf-8")
    for index, tag in enumerate(TRANSLATED):
        configuration += f"  - tag: {tag}\n"
        folder = project / "content" / tag
        folder.mkdir()
        (folder / "roast.md").write_text(translation(UNITS, index), encoding="utf-8")
        (folder / "grind.md").write_text(translation(MEMORY, index), encoding="utf-8")
    (project / "diglot.yml").write_text(configuration, encoding="utf-8")
    return sites.build("working-retain", project, "retain")


def working_pages(chromium, site, origin):
    """By keyboard and without a script: what changed is told in words, with lines, and in one language each."""
    for size in browser.SIZES.values():
        with browser.Reader(chromium, origin, java_script_enabled=False, **size) as reader:
            for tag in TRANSLATED:
                locale = browser.LOCALES[tag]
                page = reader.open(LIST.format(locale=locale))
                page.locator(".work-list a").first.focus()
                with page.expect_navigation():
                    page.keyboard.press("Enter")
                if page.url != origin + browser.PREFIX + PAGE.format(locale=locale):
                    reader.note("the list does not lead to the page")
                if page.locator(".work-item").count() != 4:
                    reader.note(f"{page.locator('.work-item').count()} sentences instead of 4")
                for element, line in (("del", "line-through"), ("ins", "underline")):
                    change = page.locator(f".changed {element}").first
                    if line not in change.evaluate("change => getComputedStyle(change).textDecorationLine"):
                        reader.note(f"'{element}' is told by its colour alone")
                    said = change.locator(".said")
                    if said.count() != 1 or said.get_attribute("lang") != tag:
                        reader.note(f"'{element}' is not said in the reader's language")
                if page.locator(".markdown:not([lang])").count():
                    reader.note("a text does not say its language")
                shares = page.locator(".suggestions .match").all_text_contents()
                if [re.search(r"\d+", share).group() for share in shares] != ["85", "100"]:
                    reader.note(f"suggestions are {shares}")
                hidden = page.locator(".work-current .markdown").first
                if hidden.is_visible():
                    reader.note("what has not changed is not folded")
                page.locator(".work-current summary").first.press("Enter")
                if not hidden.is_visible():
                    reader.note("what has not changed does not unfold")
                over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                if over > 0:
                    reader.note(f"{over} pixels too wide")
            yield from reader.problems


def todays_sentences(chromium, site, origin):
    """What the original says today stands behind translations, and not behind what was translated."""
    with browser.Reader(chromium, origin, **browser.SIZES["desktop"]) as reader:
        for tag in TRANSLATED:
            page = reader.open(f"{browser.LOCALES[tag]}/roast/")
            for view, selector, today, then in (
                ("original", "article", False, True),
                ("side-by-side", "article p .original", False, True),
                ("translation", "article", True, True),
            ):
                page.locator(f".views [value={view}]").check(force=True)
                page.wait_for_function(f"() => document.querySelector('article').dataset.view === '{view}'")
                text = " ".join(page.locator(selector).all_inner_texts())
                if ("210" in text, "200" in text) != (today, then):
                    reader.note(f"{tag}, {view}: {text}")
        yield from reader.problems
