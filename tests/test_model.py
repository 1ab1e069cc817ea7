"""Values: equal, hashed, shown and immutable, whether a dataclass or `Record` sees to it."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from dataclasses import FrozenInstanceError, dataclass

import pytest

from qcheck import model
from qcheck.model import Record, Renaming


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """The fields of a `Renaming`, with all that dataclasses make."""

    written: str
    means: str
    source: str


VALUES = {"written": "甲", "means": "a-1", "source": "map.yaml:1:1"}


def test_it_is_equal_hashed_and_shown_as_a_dataclass_is() -> None:
    one, same = Renaming(**VALUES), Renaming(**VALUES)
    plain = Plain(**VALUES)
    assert one == same
    assert hash(one) == hash(same) == hash(plain)
    assert repr(one) == repr(plain).replace("Plain", "Renaming")
    assert one != dataclasses.replace(one, means="a-2")
    assert one != plain
    assert one != tuple(VALUES.values())


def test_it_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(Renaming(**VALUES), "means", "a-2")  # noqa: B010 - the type says no already


def test_every_record_has_slots_and_is_frozen() -> None:
    for name in model.__all__:
        value = getattr(model, name)
        if dataclasses.is_dataclass(value):
            fields = [field.name for field in dataclasses.fields(value)]
            assert list(getattr(value, "__slots__", ())) == fields, name
            own = [getattr(value, f"__{kind}offset__") for kind in ("weakref", "dict")]
            assert own == [0, 0], name
            assert vars(value)["__dataclass_params__"].frozen, name
    assert issubclass(Renaming, Record)


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError, match="Nothing"):
        getattr(model, "Nothing")  # noqa: B009 - no type checker lets that name through


def test_a_verification_makes_none_of_jobs_waivers_and_inspection() -> None:
    program = (
        "import sys, qcheck.cli, qcheck.console, qcheck.verifying, qcheck.reading.reshape\n"
        "print([m for m in ('job', 'seen', 'waiver') if f'qcheck.model.{m}' in sys.modules])\n"
        "print({'qcheck.reading.results', 'rich', 'yaml', 'sqlalchemy'} & {*sys.modules})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split("\n")[:2] == ["[]", "set()"]
