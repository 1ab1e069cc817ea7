"""Standard output that knows two ends: a reader that left (head -1) and a disk that is full."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from qcheck.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


class Stream:
    """A text stream around another one.

    A reader that closed the pipe has all it wanted: the rest goes nowhere, and the verdict's exit
    code stands. Anything else that stops the output is an `OutputError`.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

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
            raise OutputError("cli.stdout-failed", why=error.strerror or str(error)) from error

    def _discard(self) -> None:
        """Lets what is still buffered go nowhere, so that the interpreter can close the stream."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.stream.fileno())
        os.close(nowhere)
