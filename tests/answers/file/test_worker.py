"""The worker does what it is given in order, outlives failures and closes with nothing left undone."""

import threading
from collections.abc import Callable
from concurrent.futures import wait
from functools import partial
from pathlib import Path

import pytest

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.file.worker import Worker
from workbook.answers.tables.records import Saved
from workbook.course.exercise import Exercise

Reopen = Callable[[], WorkbookFile]


def save(exercise: Exercise, answer: str, file: WorkbookFile) -> Saved:
    return file.save_answer(exercise, answer)


@pytest.fixture
def worker(file: WorkbookFile, reopen: Reopen) -> Worker:
    file.close()
    return Worker(reopen)


def test_answers_given_to_the_worker_are_saved_in_order_by_the_time_it_is_closed(
    worker: Worker, hopes: Exercise, reopen: Reopen, home: Path
) -> None:
    futures = [worker.submit(partial(save, hopes, str(n))) for n in range(200)]
    assert worker.close(60)
    assert all(future.done() for future in futures)
    assert [p.name for p in home.iterdir()] == ["mine.workbook"]
    with reopen() as again:
        assert [saved.answer for saved in again.history("hopes")] == [str(n) for n in range(200)]


def test_a_failure_is_its_futures_alone(worker: Worker) -> None:
    failing = worker.submit(lambda _: 1 / 0)
    after = worker.submit(lambda file: file.name)
    with pytest.raises(ZeroDivisionError):
        failing.result(60)
    assert after.result(60) == "Ana Moreno-Lindqvist"
    assert worker.close(60)


def test_the_file_is_touched_on_one_other_thread(worker: Worker) -> None:
    threads = {worker.submit(lambda _: threading.get_ident()).result(60) for _ in range(3)}
    assert len(threads) == 1
    assert threading.get_ident() not in threads
    assert worker.close(60)


def test_what_keeps_the_file_shut_is_told_to_all(path: Path, notes: Path) -> None:
    worker = Worker(lambda: open_workbook(path, notes=notes))
    later = worker.submit(lambda file: file.name)
    for future in (worker.opened, later):
        assert isinstance(future.exception(60), WorkbookTrouble)
    assert worker.close(60)


def test_opened_is_done_when_the_file_is_open(worker: Worker) -> None:
    wait([worker.opened], 60)
    assert worker.opened.exception() is None
    assert worker.close(60)


def test_a_close_that_takes_too_long_says_so_and_still_finishes(
    worker: Worker, hopes: Exercise, reopen: Reopen
) -> None:
    gate = threading.Event()
    worker.submit(lambda _: gate.wait(60))
    saving = worker.submit(lambda file: file.save_answer(hopes, "last words"))
    assert not worker.close(0)
    gate.set()
    assert worker.close(60)
    assert saving.done()
    with reopen() as again:
        assert again.history("hopes")[-1].answer == "last words"


def test_a_closed_worker_takes_nothing_more(worker: Worker) -> None:
    assert worker.close(60)
    assert worker.close(60)
    with pytest.raises(RuntimeError, match="closed"):
        worker.submit(lambda file: file.name)
