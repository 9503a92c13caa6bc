"""What the window remembers, and what it must not."""

from pathlib import Path

from workbook.answers.locked.header import MAGIC, SIZE
from workbook.window.look.settings import MOST_RECENT, Recent, Settings


def test_values_come_back_and_a_broken_file_is_as_good_as_none(tmp_path: Path) -> None:
    Settings(tmp_path).put(theme="dark", scale=1.5)
    assert Settings(tmp_path).get("theme", "system") == "dark"
    (tmp_path / "settings.json").write_text("{broken")
    assert Settings(tmp_path).get("theme", "system") == "system"
    (tmp_path / "settings.json").write_text(
        '{"theme": 7, "recent": [{"path": 1}, "x", {"path": "a", "title": 3}]}'
    )
    assert Settings(tmp_path).get("theme", "system") == "system"
    assert Settings(tmp_path).recents() == []


def test_forgetting_leaves_the_files(tmp_path: Path) -> None:
    there = tmp_path / "there.workbook"
    there.write_bytes(b"")
    settings = Settings(tmp_path / "s")
    settings.remember(Recent(str(there), "There"))
    settings.remember(Recent(str(tmp_path / "other.workbook"), "Other"))
    settings.forget(str(tmp_path / "other.workbook"))
    assert [recent.title for recent in settings.recents()] == ["There"]
    settings.forget_recents()
    assert settings.recents() == []
    assert there.exists()


def test_two_windows_do_not_forget_each_others_workbooks_and_choices(tmp_path: Path) -> None:
    one, other = Settings(tmp_path), Settings(tmp_path)
    one.remember(Recent(str(tmp_path / "a.workbook"), "A"))
    other.put(theme="dark")
    other.remember(Recent(str(tmp_path / "b.workbook"), "B"))
    one.put(scale=1.5)
    assert [recent.title for recent in one.recents()] == ["B", "A"]
    assert (Settings(tmp_path).get("theme"), Settings(tmp_path).get("scale")) == ("dark", 1.5)


def test_a_workbook_under_a_new_name_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.remember(Recent(str(tmp_path / "old.workbook"), "Mine", place="1-7"))
    settings.remember(Recent(str(tmp_path / "new.workbook"), "Mine", place="1-7"))
    assert [recent.path for recent in settings.recents()] == [str(tmp_path / "new.workbook")]


def test_the_last_one_is_first_and_the_list_is_short(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s")
    for number in range(MOST_RECENT + 3):
        path = tmp_path / f"{number}.workbook"
        path.write_bytes(b"")
        settings.remember(Recent(str(path), str(number)))
    settings.remember(Recent(str(tmp_path / "5.workbook"), "5"))
    titles = [recent.title for recent in settings.recents()]
    assert len(titles) == MOST_RECENT
    assert titles[0] == "5"
    assert titles.count("5") == 1


def test_of_a_workbook_that_got_a_lock_since_only_its_course_is_kept_and_shown(tmp_path: Path) -> None:
    place, secret = tmp_path / "mine.workbook", ("Ana Moreno", "A hard module", "Where it hurts")
    place.write_bytes(b"SQLite format 3\0")
    settings = Settings(tmp_path)
    name, module, page = secret
    settings.remember(
        Recent(
            str(place),
            "A course",
            name=name,
            module=3,
            module_title=module,
            page=2,
            page_title=page,
            private=4,
        )
    )
    old = (tmp_path / "settings.json").open("rb")
    place.write_bytes(MAGIC + bytes(SIZE))
    assert settings.recents_to_show() == [Recent(str(place), "A course", locked=1)]
    kept = (tmp_path / "settings.json").read_text("utf-8")
    assert not any(words in kept for words in secret)
    assert old.read().strip(b"\0") == b""  # nor do the old bytes on the disk say it
    old.close()
