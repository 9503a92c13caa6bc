"""What PDFs are called: the two editions never the same, and nothing that a disk does not take."""

from datetime import date

from workbook.printing import MOST_OF_A_NAME, suggested_name

DAY = date(2026, 11, 27)


def test_the_two_editions_have_different_names_and_one_says_workshop() -> None:
    one, other = (
        suggested_name("Explore this further", "Ana Moreno", edition, DAY)
        for edition in ("workshop", "keepsake")
    )
    assert one == "Explore this further - Ana Moreno - workshop - 2026-11-27.pdf"
    assert other == "Explore this further - Ana Moreno - whole workbook - 2026-11-27.pdf"


def test_a_name_holds_only_what_every_disk_takes() -> None:
    assert suggested_name('A/B: "C"?', "", "workshop", DAY) == "A B C - workshop - 2026-11-27.pdf"
    long = suggested_name("x" * 500, "y" * 500, "keepsake", DAY)
    assert len(long) < 2 * MOST_OF_A_NAME + 50
    assert long.endswith(" - whole workbook - 2026-11-27.pdf")
