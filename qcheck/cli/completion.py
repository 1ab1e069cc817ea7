"""Shell completion: what may stand where the cursor is.

The shell sets a variable and runs the program; typer reads the line and answers in the shell's own
form, with what the functions here offer. Plans are file names: no plan is read for them. Nothing is
ever said on stderr, which would land in the middle of the line that somebody is typing.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typer

from qcheck.errors import OutputError, QcheckError, UsageError
from qcheck.model import Lang
from qcheck.regex import regex
from qcheck.words import say

if TYPE_CHECKING:
    from qcheck.model import Plan

Offer = tuple[str, str]  # what is put into the line, and what it is
Offered = Callable[[typer.Context, str], list[Offer]]

PROGRAM = "qcheck"
VARIABLE = "_QCHECK_COMPLETE"
POWERSHELL = "qcheck --show-completion powershell | Out-String | Invoke-Expression"
SHELLS = ("bash", "zsh", "fish", "powershell")

# A shell takes these for its own: a word that holds one is not offered, and no remark holds one.
_ACTING = regex(r"[\s\x00-\x1f\x7f!\"#$&'()*;<>?\[\\\]^`{|}~]")


def wanted() -> bool:
    """Whether a shell asks; PowerShell leaves the variable behind, empty."""
    return bool(os.environ.get(VARIABLE))


def typed() -> list[str]:
    """The words on the line without the program's own name, as far as a command goes by them."""
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    return line.split()[1:]


def answer(command: Any) -> int:  # noqa: ANN401 - typer's own type
    """Answers the shell; whatever is wrong, nothing is offered and nothing is said."""
    import_module("typer.completion").completion_init()  # the shells that typer knows
    try:
        with _without_rich():
            command.main([], PROGRAM, complete_var=VARIABLE, standalone_mode=False)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except Exception:  # noqa: BLE001 - see above
        return 1
    return 0


@contextmanager
def _without_rich() -> Iterator[None]:
    """Hides rich: typer would load it for every remark, and read [brackets] in it as markup."""
    modules = cast("dict[str, Any]", sys.modules)
    before = modules.get("rich")
    modules["rich"] = None
    try:
        yield
    finally:
        del modules["rich"]
        if before is not None:
            modules["rich"] = before


def callback(offered: Offered) -> Callable[..., list[Offer]]:
    """What typer calls, with the words that a shell would not take as they stand left out."""

    def complete(ctx: typer.Context, incomplete: str) -> list[Offer]:
        try:
            found = offered(ctx, incomplete)
        except (QcheckError, OSError):
            return []
        return [(word, _ACTING.sub(" ", said)) for word, said in found if _plain(word)]

    return complete


def _plain(word: str) -> bool:
    """Whether the word can stand on the line as it is, and reaches it whole."""
    try:
        word.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return not _ACTING.search(word)


def values(words: Sequence[str], said: str = "") -> Callable[..., list[Offer]]:
    """These words; `said` is how the table's phrases for them begin, where it has any."""

    def offered(ctx: typer.Context, _: str) -> list[Offer]:
        lang = getattr(ctx.command, "lang", Lang.ZH)
        return [(word, say(f"table.{said}-{word}", lang) if said else "") for word in words]

    return callback(offered)


def named(module: str, name: str) -> Callable[..., list[Offer]]:
    """The words of a table that stands in a module, which is imported when a shell asks."""
    return callback(lambda *_: [(word, "") for word in getattr(import_module(module), name)])


def _folder(ctx: typer.Context) -> Path | None:
    from qcheck.cli.options import folder

    said = ctx.params.get("targets")  # a text still: typer makes paths when it calls a command
    return folder(Path(said) if said else None)


def _plan_ids(ctx: typer.Context) -> list[str]:
    from qcheck import library

    return library.plan_ids(_folder(ctx))


def _loaded(ctx: typer.Context) -> "Iterator[Plan]":
    """The plans that stand on the line, else all; those that cannot be used offer nothing."""
    from qcheck import library

    said = ctx.params.get("plan") or _plan_ids(ctx)
    for name in [said] if isinstance(said, str) else said:
        try:
            found, _ = library.check(name, _folder(ctx))
        except QcheckError:
            continue
        if found:
            yield found


def _targets(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Ids with their names; to whoever types Chinese, names."""
    found = [(one.id, one.name) for plan in _loaded(ctx) for one in plan.targets]
    return found if incomplete.isascii() else [(name, code) for code, name in found]


def _leads(ctx: typer.Context, _: str) -> list[Offer]:
    found = [lead for plan in _loaded(ctx) for one in plan.targets for lead in one.lead]
    return [(lead, "") for lead in dict.fromkeys(found)]


plans = callback(lambda ctx, _: [(name, "") for name in _plan_ids(ctx)])
targets = callback(_targets)
leads = callback(_leads)


def show(shell: str, lang: Lang) -> None:
    """Prints what makes a shell ask.

    Raises:
        UsageError: it is no shell that is known.
    """
    del lang
    options = import_module("qcheck.cli.options")
    known = options.one_of("--show-completion", shell, SHELLS)
    script = import_module("typer.completion").get_completion_script
    typer.echo(script(prog_name=PROGRAM, complete_var=VARIABLE, shell=known))


def install(shell: str, lang: Lang) -> None:
    """Puts it where the shell finds it, and says where that is.

    PowerShell is left alone: there typer would loosen the user's execution policy.

    Raises:
        UsageError: it is no shell that is known, or PowerShell.
        OutputError: it cannot be written.
    """
    options = import_module("qcheck.cli.options")
    known = options.one_of("--install-completion", shell, SHELLS)
    if known == "powershell":
        raise UsageError("cli.completion-by-hand", line=POWERSHELL)
    put = import_module("typer.completion").install
    try:
        _, path = put(shell=known, prog_name=PROGRAM, complete_var=VARIABLE)
    except (OSError, UnicodeError) as error:
        raise OutputError("cli.completion-not-put", why=str(error)) from error
    typer.echo(say("cli.completion-put", lang, path=path))
