"""`qcheck history verify`: is the history whole?"""

from qcheck.cli import options
from qcheck.cli.failure import complain, last_line
from qcheck.cli.history import asked
from qcheck.errors import Exit
from qcheck.words import say


def run(
    *,
    where: asked.Where = None,
    lang: options.Language = None,
    debug: options.Debug = False,
) -> int:
    """Reads everything that is stored and holds it against its fingerprints."""
    del debug
    language = options.language(lang)
    with asked.opened(where) as store:
        wrong = store.check()
        count = 0 if wrong else len(store.runs())
    for one in wrong:
        complain(say(f"history.{one.key}", language, run=one.run_id, why=one.why))
    if wrong:
        complain(say("history.unsound", language, count=len(wrong)))
        return last_line(Exit.DATA, say("history.exit", language), language)
    return last_line(Exit.OK, say("history.sound", language, count=count), language)
