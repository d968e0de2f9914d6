"""Somebody who edits a project at random, as people and their editors do, from a seed."""

import os
import pathlib
import random
import re

from . import pages

PAGE = "---\ntitle: {name}\ndescription: A page of the soak test.\n---\n# {name}\n\nA paragraph of {name}.\n\n## More\n\n- [Start](index.md)\n"
# None of these may be read as a page: a head without an end, no UTF-8, a list that is no YAML.
BROKEN_PAGES = [b"---\ntitle: [\n---\n# Broken\n", b"# Broken \xff\xfe\n", b"---\ntitle: \"never closed\n# Broken\n"]
BROKEN_LIST = b"- name: [\n  href: index.md\n"


class Editor:
    """Each edit leaves a project that can be built, but for files that are broken for a while."""

    def __init__(self, project: pathlib.Path, seed: int) -> None:
        self.project = project
        self.chance = random.Random(seed)
        self.number = 0
        self.counts: dict[str, int] = {}
        self.broken: dict[pathlib.Path, bytes] = {}
        self.locales = sorted(path.name for path in project.iterdir() if path.is_dir() and (path / "index.md").exists())
        # The routes that there ever were.
        self.routes = {pages.route(page.relative_to(project)) for page in self.pages()}
        self.least = len(self.pages()) * 3 // 4

    def pages(self) -> list[pathlib.Path]:
        found = (page for locale in self.locales for page in (self.project / locale).rglob("*.md"))
        return sorted(page for page in found if page not in self.broken)

    def lists(self) -> list[pathlib.Path]:
        return sorted(path for path in self.project.glob("*/toc.yml") if path not in self.broken)

    def edit(self) -> None:
        self.number += 1
        kinds = {
            self.change_text: 50, self.change_title: 8, self.add_heading: 6, self.add_link: 6, self.create: 8,
            self.rename: 5, self.delete: 5, self.change_list: 6, self.break_file: 3, self.repair: 3,
        }  # fmt: skip
        kind = self.chance.choices(list(kinds), list(kinds.values()))[0]
        self.counts[kind.__name__] = self.counts.get(kind.__name__, 0) + 1
        kind()

    def finish(self) -> None:
        """Mends what is broken."""
        while self.broken:
            self.repair()

    # The edits.

    def change_text(self) -> None:
        page, text = self.read()
        if places := pages.sentence_ends(text):
            self.save(page, pages.insert(text, self.chance.choice(places), f" Edit {self.number}."))

    def change_title(self) -> None:
        page, text = self.read()
        self.save(page, re.sub(r"^title:.*$", f"title: Title {self.number}", text, count=1, flags=re.M))

    def add_heading(self) -> None:
        page, text = self.read()
        self.save(page, text.rstrip("\n") + f"\n\n## Heading {self.number}\n\nIts text.\n")

    def add_link(self) -> None:
        page, text = self.read()
        target = os.path.relpath(self.chance.choice(self.pages()), page.parent)
        self.save(page, text.rstrip("\n") + f"\n\n[Link {self.number}]({target})\n")

    def create(self) -> None:
        locale = self.project / self.chance.choice(self.locales)
        page = locale / self.chance.choice([".", ".", f"new-{self.number}/deep"]) / f"soak-{self.number}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        self.save(page, PAGE.format(name=f"Soak {self.number}"))
        self.routes.add(pages.route(page.relative_to(self.project)))

    def rename(self) -> None:
        page = self.chance.choice(self.pages())
        if page.name != "index.md":
            target = page.with_name(f"renamed-{self.number}.md")
            page.rename(target)
            self.routes.add(pages.route(target.relative_to(self.project)))

    def delete(self) -> None:
        found = self.pages()
        page = self.chance.choice(found)
        if page.name != "index.md" and len(found) > self.least:
            page.unlink()

    def change_list(self) -> None:
        path = self.chance.choice(self.lists() or [self.project / "diglot.yml"])
        text = path.read_text()
        if path.name == "diglot.yml":
            text = re.sub(r"^title:.*$", f"title: Site {self.number}", text, count=1, flags=re.M)
        else:
            # What was added before is dropped now and then, so that the list does not only grow.
            kept = text.split("# soak\n")[0] if self.chance.random() < 0.3 else text
            text = kept.rstrip("\n") + f"\n# soak\n- name: Entry {self.number}\n  href: index.md\n"
        self.save(path, text)

    def break_file(self) -> None:
        lists = self.lists()
        path = self.chance.choice(lists if lists and self.chance.random() < 0.2 else self.pages())
        self.broken[path] = path.read_bytes()
        path.write_bytes(BROKEN_LIST if path.suffix == ".yml" else self.chance.choice(BROKEN_PAGES))

    def repair(self) -> None:
        if self.broken:
            path = self.chance.choice(sorted(self.broken))
            path.write_bytes(self.broken.pop(path))

    # Reading and saving.

    def read(self) -> tuple[pathlib.Path, str]:
        page = self.chance.choice(self.pages())
        return page, page.read_text()

    def save(self, path: pathlib.Path, text: str) -> None:
        """Saves in one of the ways that editors do."""
        way = self.chance.choice(["in place", "in place", "rename", "backup", "two writes"])
        if way == "rename":
            beside = path.with_name(f".{path.name}.tmp")
            pages.write(beside, text)
            beside.rename(path)
        elif way == "backup" and path.exists():
            backup = path.with_name(path.name + "~")
            path.rename(backup)
            pages.write(path, text)
            backup.unlink()
        elif way == "two writes":
            with open(path, "w") as file:
                file.write(text[: len(text) // 2])
                file.flush()
                file.write(text[len(text) // 2 :])
        else:
            pages.write(path, text)
