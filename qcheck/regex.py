"""Regular expressions that are compiled when they are first used.

Compiling those of all modules would be a third of a short run, and most sheets need few of them:
most look for words that stand nowhere in the file. So a pattern waits until it is asked, and one
that says which characters its matches have (`having`) until it meets one of those.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Later:
    """Stands for a pattern until a method of it is asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the pattern has there
        if name.startswith("__") or name in ("pattern", "_flags"):  # a copy that has nothing yet
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)  # from now on as quick as the pattern itself
        return found


_ASKED = ("search", "match", "fullmatch", "findall", "finditer", "sub", "split")


class _Having(_Later):
    """A pattern that can only match where one of `having` stands; elsewhere that is all it asks."""

    def __init__(self, text: str, flags: int, having: str) -> None:
        super().__init__(text, flags)
        self.having = frozenset(having)

    def _now(self) -> re.Pattern[str]:
        """The pattern itself, which from now on answers everything."""
        made = re.compile(self.pattern, self._flags)
        for name in _ASKED:
            setattr(self, name, getattr(made, name))
        return made

    def search(self, said: str) -> re.Match[str] | None:
        return None if self.having.isdisjoint(said) else self._now().search(said)

    def match(self, said: str) -> re.Match[str] | None:
        return None if self.having.isdisjoint(said) else self._now().match(said)

    def fullmatch(self, said: str) -> re.Match[str] | None:
        return None if self.having.isdisjoint(said) else self._now().fullmatch(said)

    def findall(self, said: str) -> list[Any]:
        return [] if self.having.isdisjoint(said) else self._now().findall(said)

    def finditer(self, said: str) -> Iterator[re.Match[str]]:
        return iter(()) if self.having.isdisjoint(said) else self._now().finditer(said)

    def sub(self, new: str | Callable[[re.Match[str]], str], said: str, count: int = 0) -> str:
        return said if self.having.isdisjoint(said) else self._now().sub(new, said, count)

    def split(self, said: str) -> list[str | Any]:
        return [said] if self.having.isdisjoint(said) else self._now().split(said)


def regex(text: str, flags: int = 0, *, having: str = "") -> re.Pattern[str]:
    """The pattern, for its own methods (`regex(…).search`); `re.search` and its like refuse it.

    Args:
        text: the pattern.
        flags: those of `re`.
        having: characters of which every match has one at least, as written: the rarer the better.
    """
    later = _Having(text, flags, having) if having else _Later(text, flags)
    return cast("re.Pattern[str]", later)
