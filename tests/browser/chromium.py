"""A real browser for tests: Chromium without a window, spoken to over two pipes.

The DevTools protocol over `--remote-debugging-pipe` is JSON with a NUL behind each message, so that
neither a driver nor a WebSocket library is needed.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PATIENCE = 60  # seconds
_FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
)
_PAGE = {"Page.enable", "Runtime.enable", "Log.enable"}
# The protocol wants the file descriptors 3 and 4; the pipes may have any numbers, even those.
_START = """
import fcntl, os, sys
ours = [fcntl.fcntl(int(fd), fcntl.F_DUPFD, 10) for fd in sys.argv[1:3]]
for fd, wanted in zip(ours, (3, 4)):
    os.dup2(fd, wanted)
    os.close(fd)
os.execv(sys.argv[3], sys.argv[3:])
"""


def program() -> str | None:
    """The browser of this machine, if it has one that the pipes of a POSIX system can reach."""
    return next(filter(None, map(shutil.which, _NAMES)), None) if os.name == "posix" else None


class Browser:
    """A running browser; every page of it counts what it complains of."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back, self._left, self._number = to, back, b"", 0
        self._events: list[dict[str, Any]] = []

    def call(self, method: str, session: str = "", **params: object) -> dict[str, Any]:
        """Sends one command and waits for its answer; events on the way are kept."""
        self._number += 1
        sent: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if session:
            sent["sessionId"] = session
        os.write(self._to, json.dumps(sent).encode() + b"\0")
        while True:
            message = self._message()
            if message.get("id") == self._number:
                assert "error" not in message, (method, message["error"])
                result: dict[str, Any] = message["result"]
                return result
            self._events.append(message)

    def event(self, method: str, session: str) -> dict[str, Any]:
        """Waits until this has happened in a page, or says that it already has."""
        while True:
            for message in self._events:
                if message.get("method") == method and message.get("sessionId") == session:
                    self._events.remove(message)
                    found: dict[str, Any] = message["params"]
                    return found
            self._events.append(self._message())

    def seen(self, session: str) -> list[dict[str, Any]]:
        """All events of a page that nobody waited for."""
        return [message for message in self._events if message.get("sessionId") == session]

    def _message(self) -> dict[str, Any]:
        until = time.monotonic() + _PATIENCE
        while b"\0" not in self._left:
            ready, _, _ = select.select([self._back], [], [], max(0.0, until - time.monotonic()))
            assert ready, "the browser does not answer"
            read = os.read(self._back, 1 << 20)
            assert read, "the browser has ended"
            self._left += read
        text, _, self._left = self._left.partition(b"\0")
        message: dict[str, Any] = json.loads(text)
        return message


class Page:
    """One page at one width."""

    def __init__(self, browser: Browser, width: int, *, dark: bool, script: bool) -> None:
        self._browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        attached = browser.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for method in sorted(_PAGE):
            self.call(method)
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self.call("Emulation.setDeviceMetricsOverride", **size)
        look = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.call("Emulation.setEmulatedMedia", features=look)
        self.call("Emulation.setScriptExecutionDisabled", value=not script)

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """One command to this page."""
        return self._browser.call(method, self._session, **params)

    def open(self, file: Path) -> float:
        """Opens a file; the seconds until it was loaded."""
        begun = time.monotonic()
        self.call("Page.navigate", url=file.as_uri())
        self._browser.event("Page.loadEventFired", self._session)
        return time.monotonic() - begun

    def ask(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page answers
        """The value of an expression in the page; a promise is waited for."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def complaints(self) -> list[str]:
        """What the console says that should not be there: errors, warnings, refusals."""
        self.ask("new Promise(done => setTimeout(done, 50))")
        told = []
        for message in self._browser.seen(self._session):
            method, params = message["method"], message["params"]
            if method == "Runtime.exceptionThrown":
                told.append(str(params["exceptionDetails"]))
            elif method in {"Runtime.consoleAPICalled", "Log.entryAdded"}:
                told.append(str(params))
            elif method == "Page.javascriptDialogOpening":
                told.append(f"dialog: {params['message']}")
        return told


@contextlib.contextmanager
def running(profile: Path) -> Iterator[Browser]:
    """The browser with an empty profile; ended when done."""
    found = program()
    assert found
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    start = (sys.executable, "-c", _START, str(theirs_in), str(theirs_out), found)
    command = (*start, *_FLAGS, *root, f"--user-data-dir={profile}")
    process = subprocess.Popen(
        [*command, "about:blank"],
        pass_fds=(theirs_in, theirs_out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    browser = Browser(ours_out, ours_in)
    try:
        yield browser
        with contextlib.suppress(AssertionError, OSError):
            browser.call("Browser.close")
    finally:
        _ended(process)
        os.close(ours_out)
        os.close(ours_in)


def _ended(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
        return
    process.kill()
    process.wait()
