"""Standard output and error that outlive their readers, their disk and their absence.

A reader that closed the pipe (head -1) has all it wanted: the rest goes nowhere and the verdict's
exit code stands. A full disk behind standard output is an `OutputError`; behind standard error
there is nobody left to tell. A service may start the program without any of them.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qcheck.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO


class Stream:
    """A text stream around another one. `loud`: what stops it, other than its reader, is raised."""

    def __init__(self, stream: TextIO, *, loud: bool) -> None:
        self.stream = stream
        self._loud = loud

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the wrapped stream has
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        """Writes text."""
        self._guarded(self.stream.write, text)
        return len(text)

    def writelines(self, texts: Iterable[str]) -> None:
        """Writes texts."""
        self._guarded(self.stream.writelines, texts)

    def flush(self) -> None:
        """Flushes what was written."""
        self._guarded(self.stream.flush)

    def _guarded(self, call: Any, *args: Any) -> None:  # noqa: ANN401 - a bound method of a stream
        try:
            call(*args)
        except BrokenPipeError:
            self._discard()
        except OSError as error:
            self._discard()
            if self._loud:
                why = error.strerror or str(error)
                raise OutputError("cli.stdout-failed", why=why) from error

    def _discard(self) -> None:
        """Lets what is still buffered go nowhere, so that the interpreter can close the stream."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.stream.fileno())
        os.close(nowhere)


@contextmanager
def guarded() -> Iterator[None]:
    """Standard output and error guarded for a while."""
    before = sys.stdout, sys.stderr
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        out, err = (stream or nowhere for stream in before)
        for stream in (out, err):
            _tolerate(stream)
        sys.stdout, sys.stderr = Stream(out, loud=True), Stream(err, loud=False)
        try:
            yield
        finally:
            sys.stdout, sys.stderr = before


def _tolerate(stream: TextIO) -> None:
    """A redirected console is GBK: what it cannot show becomes "?", never an error."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
