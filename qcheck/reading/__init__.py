"""Spreadsheets → Actuals and findings. Formats by content, columns by meaning, nothing guessed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, BinaryIO

from qcheck.errors import DataError, QcheckError, UsageError
from qcheck.model import Actual, Actuals, Finding, Input, Names, Record, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qcheck.model import Renaming
    from qcheck.reading.files import Source
    from qcheck.reading.grid import Sheet
    from qcheck.reading.inbox import Report, Turn
    from qcheck.reading.seen import Trace
    from qcheck.reading.sheetread import SheetRead
    from qcheck.reading.span import Asked

# What `sniff` says → the formats that it may be called by.
_OF_KIND = {
    "xlsx": ("xlsx",),
    "xls": ("xls", "et"),
    "ods": ("ods",),
    "text": ("csv", "tsv", "txt"),
    "json": ("json",),
    "html": ("html",),
    "xml2003": ("xml",),
}
FORMATS = tuple(name for names in _OF_KIND.values() for name in names)
_NO_HEADER = ("no-header-like", "no-header")
# When no sheet gives rows, the most telling problem is told.
_TELLING = ("column-unknown", "period-unknown", "no-value-column", "no-rows", *_NO_HEADER)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class _Options(Record):
    sheet: str | None
    column: str | None
    period: Asked | None
    input_format: str | None
    trace: Trace | None
    region: str | None
    home: str


@dataclass(slots=True, kw_only=True)
class _FileRead:
    rows: list[Actual]
    findings: list[Finding]
    input: Input


def read(  # noqa: PLR0913 - one keyword for each option of the command
    paths: Sequence[str],
    *,
    sheet: str | None = None,
    column: str | None = None,
    region: str | None = None,
    period: str | None = None,
    input_format: str | None = None,
    stdin: BinaryIO | None = None,
    columns: Sequence[Renaming] = (),
    progress: Report | None = None,
    trace: Trace | None = None,
    home: str = "",
    places: Sequence[str] = (),
) -> Actuals:
    """What the files say, merged; "-" is standard input.

    Args:
        paths: files, folders and patterns as the user typed them; addresses in the result begin
            with these names.
        sheet: the one sheet to read; else all visible sheets with a header.
        column: the header (or letters) of the value column, outright.
        region: keep the values of this 地区 only, a column or rows.
        period: keep those of this year, quarter or month only: 2024, 2024-09, 2024Q3, 9月.
        input_format: one of `FORMATS`; tells tsv from csv, and must agree with the content.
        stdin: what "-" reads; `sys.stdin.buffer` by default.
        columns: what a mapping file says of headers; `means` is the value of a `headers.Role`.
        progress: is told of each file, and every few hundred rows, how far the reading is.
        trace: where everything that is seen is recorded, also when this raises.
        home: the region of the plan; in a long table not all rows of others are kept.
        places: the regions that the plan names; what they are called without 市 or 县 means them.

    Raises:
        DataError: nothing could be read. One bad file among others is a finding.
        UsageError: no file has the sheet, the column, the region or the period asked for.
    """
    from qcheck.reading.told import telling  # noqa: PLC0415 - lazy: start-up is a budget

    if input_format is not None and input_format not in FORMATS:
        names = " ".join(FORMATS)
        raise UsageError("data.format-unknown", format=input_format, formats=names)
    from qcheck.reading.inbox import gather  # noqa: PLC0415
    from qcheck.reading.shortnames import knowing  # noqa: PLC0415
    from qcheck.reading.whose import named_by, of_region  # noqa: PLC0415

    options = _Options(
        sheet=sheet,
        column=column,
        period=_asked(period),
        input_format=input_format,
        trace=trace,
        region=region,
        home=home,
    )
    inbox = gather(paths)
    results: list[_FileRead] = []
    failures = inbox.failures
    known = (home, region or "", *places, *named_by(inbox.files))
    with telling(columns) as unmet, knowing(known):
        for turn in inbox.turns(progress):
            done = _try_file(turn, options, stdin)
            if isinstance(done, QcheckError):
                failures.append((turn.path, done))
            else:
                results.append(done)
    failed = [*unmet, *(inbox.told(path, error) for path, error in failures), *inbox.findings]
    if not results:
        if len(failures) == 1:
            raise failures[0][1]
        raise DataError("data.nothing-read", failed, count=str(len(failures)))
    rows = [row for result in results for row in result.rows]
    findings = [*failed, *(f for result in results for f in result.findings)]
    if region is not None:
        rows, said = of_region(rows, region, home)
        findings.extend(said)
    inputs = tuple(result.input for result in results)
    return Actuals(rows=tuple(rows), inputs=inputs, findings=tuple(findings))


def _asked(period: str | None) -> Asked | None:
    """What `--period` names."""
    if period is None:
        return None
    from qcheck.reading.span import asked  # noqa: PLC0415 - lazy: start-up is a budget

    found = asked(period)
    if found is None:
        raise UsageError("data.period-unreadable", period=period)
    return found


def _try_file(turn: Turn, options: _Options, stdin: BinaryIO | None) -> _FileRead | QcheckError:
    """One file, or why it cannot be used: one bad file does not stop the others."""
    try:
        return _read_file(turn, options, stdin)
    except QcheckError as error:
        return error
    except MemoryError:
        return DataError("data.no-memory", file=turn.path)


def _read_file(turn: Turn, options: _Options, stdin: BinaryIO | None) -> _FileRead:
    from qcheck.reading.files import find  # noqa: PLC0415 - lazy: start-up is a budget

    source = find(turn.path, stdin)
    try:
        return _read_source(turn, source, options)
    finally:
        source.close()


def _read_source(turn: Turn, source: Source, options: _Options) -> _FileRead:
    from qcheck.reading.shortnames import hear  # noqa: PLC0415 - lazy: start-up is a budget
    from qcheck.reading.whose import of_file  # noqa: PLC0415

    path, sha256 = turn.path, source.sha256()
    if options.trace:
        options.trace.file(path, source, sha256)
    turn.once(sha256)
    sheets, findings = _sheets(source, path, options.input_format)
    chosen = _chosen(sheets, path, options.sheet, findings)
    if options.trace:
        options.trace.sheets(sheets, chosen, options.sheet)
    turn.watch(chosen)
    hear(sheet.name for sheet in sheets)
    names: set[str] = set()
    reads = [(sheet, _read_sheet(sheet, options, names)) for sheet in chosen]
    several = _of_several_times([done for _, done in reads])
    rows = [_of_own_time(row) if several else row for _, done in reads for row in done.rows]
    if turn.step.files > 1:
        rows = of_file(rows, path)
    for _, done in reads:
        findings.extend(done.findings)
    problems = [done.problem for _, done in reads if done.problem and not done.empty]
    if not rows:
        if any(sheet.page for sheet in chosen) and {p.code for p in problems} <= {*_NO_HEADER}:
            raise DataError("data.is-html", findings, file=path)
        raise _nothing(path, problems, findings)
    findings.extend(
        _aside(problem) for problem in problems if problem.code in (*_NO_HEADER, "no-rows")
    )
    if options.period and any(done.undated for _, done in reads):
        said = {"period": options.period.text}
        findings.append(_file_note("period-unnamed", path, Severity.WARNING, **said))
    return _FileRead(
        rows=rows,
        findings=[_softened(finding) for finding in findings],
        input=Input(
            path=path,
            sha256=sha256,
            sheets=tuple(sheet.name for sheet, done in reads if done.rows and sheet.name),
            rows=sum(done.taken for _, done in reads),
        ),
    )


def _sheets(
    source: Source, path: str, input_format: str | None
) -> tuple[list[Sheet], list[Finding]]:
    """The sheets of a file by its content, and what is to be said of the file itself."""
    from qcheck.reading.sniff import kind_of  # noqa: PLC0415 - lazy: start-up is a budget

    data = source.data
    kind = kind_of(source, path)
    if input_format is not None and input_format not in _OF_KIND[kind]:
        found = "/".join(_OF_KIND[kind])
        raise DataError("data.format-differs", file=path, found=found, format=input_format)
    if kind == "xlsx":
        from qcheck.reading import xlsx  # noqa: PLC0415

        book = xlsx.read(data, path)
        said = [_file_note("styles-broken", path, Severity.WARNING)] if book.styles_broken else []
        return book.sheets, said
    if kind == "xls":
        from qcheck.reading import xls  # noqa: PLC0415

        return xls.read(data, path), []
    if kind == "ods":
        from qcheck.reading import ods  # noqa: PLC0415

        return ods.read(data, path), []
    if kind == "json":
        from qcheck.reading import objects  # noqa: PLC0415

        sheet, encoding = objects.read(data, path)
        sheets = [sheet]
    elif kind == "html":
        from qcheck.reading import html  # noqa: PLC0415

        sheets, encoding = html.read(data, path)
    elif kind == "xml2003":
        from qcheck.reading import xml2003  # noqa: PLC0415

        sheets, encoding = xml2003.read(data, path)
    else:
        from qcheck.reading import text  # noqa: PLC0415

        sheet, encoding = text.read(source, path, tabs=input_format == "tsv")
        sheets = [sheet]
    if encoding == "utf-8":
        return sheets, []
    return sheets, [_file_note("encoding", path, Severity.INFO, encoding=encoding.upper())]


def _file_note(code: str, path: str, severity: Severity, **params: str) -> Finding:
    return Finding(code=code, severity=severity, source=path, params=params)


def _chosen(
    sheets: list[Sheet], path: str, asked: str | None, findings: list[Finding]
) -> list[Sheet]:
    """The sheets to read: the one asked for, else all that can be seen and are no leaflets."""
    if asked is not None:
        found = [s for s in sheets if s.name.strip().casefold() == asked.strip().casefold()]
        if not found:
            raise _unknown_sheet(asked, [s.name for s in sheets if s.name], path)
        return found
    from qcheck.reading.lines import is_leaflet  # noqa: PLC0415 - lazy: start-up is a budget

    hidden = [s for s in sheets if s.hidden]
    leaflets = [s for s in sheets if not s.hidden and is_leaflet(s.name)]
    for code, skipped in (("sheets-hidden", hidden), ("sheets-skipped", leaflets)):
        if skipped:
            names = Names(s.name for s in skipped)
            findings.append(_file_note(code, path, Severity.INFO, sheets=names))
    return [s for s in sheets if s not in hidden and s not in leaflets]


def _unknown_sheet(asked: str, names: list[str], path: str) -> UsageError:
    listed = Names(names) or "-"
    near = get_close_matches(asked, names, n=1)
    if near:
        return UsageError(
            "data.sheet-unknown-near", near=near[0], sheet=asked, sheets=listed, file=path
        )
    return UsageError("data.sheet-unknown", sheet=asked, sheets=listed, file=path)


def _read_sheet(sheet: Sheet, options: _Options, names: set[str]) -> SheetRead:
    from qcheck.reading import reshape  # noqa: PLC0415 - lazy: start-up is a budget
    from qcheck.reading.asking import Asking  # noqa: PLC0415

    seen = options.trace.sheet(sheet) if options.trace else None
    asking = Asking(
        sheet=options.sheet,
        column=options.column,
        period=options.period,
        region=options.region,
        home=options.home,
        names=names,
        seen=seen,
    )
    return reshape.read(sheet, asking)


def _of_several_times(reads: Sequence[SheetRead]) -> bool:
    """Whether the tables of a file are of different times; a year among others is one."""
    times = {time for done in reads for time in done.times}
    return len(times - {(None, None)}) > 1 or (len(times) > 1 and any(year for _, year in times))


def _of_own_time(row: Actual) -> Actual:
    """A row of one table of several, each of another time."""
    return replace(row, own_time=True) if row.title_date or row.title_year else row


def _nothing(path: str, problems: list[Finding], findings: list[Finding]) -> QcheckError:
    """The error of a file without a single row: its most telling problem."""
    for code in _TELLING:
        for problem in problems:
            if problem.code == code:
                # That all rows are of other periods is what "there is no such period" says.
                said = (code, "rows-of-other-periods") if code == "period-unknown" else (code,)
                others = [f for f in findings if f is not problem and f.code not in said]
                kind = UsageError if code.endswith("-unknown") else DataError
                return kind(f"data.{code}", others, **problem.params)
    return DataError("data.no-header", findings, file=path)


def _aside(problem: Finding) -> Finding:
    """A sheet without a table beside one with a table is worth a word, no more."""
    code = "sheet-without-header" if problem.code in _NO_HEADER else "sheet-without-rows"
    return Finding(code=code, severity=Severity.INFO, source=problem.source, params=problem.params)


def _softened(finding: Finding) -> Finding:
    """A table without a value column beside one that has it is a warning."""
    if finding.code not in ("no-value-column", "column-unknown", "period-unknown"):
        return finding
    return Finding(
        code=finding.code,
        severity=Severity.WARNING,
        source=finding.source,
        params=finding.params,
    )
