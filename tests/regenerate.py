"""Makes the examples' expected outputs and the pictures: `python -m tests.regenerate`."""

from __future__ import annotations

import json

from tests.examples import CASES, PICTURES, ROOT, SCHEDULED, normalised, run, timer_files


def main() -> None:
    """Writes every file that a test compares with what the program makes."""
    for case in CASES:
        result = normalised(run(case).out)
        text = json.dumps(result, ensure_ascii=False, indent=1, sort_keys=True)
        (case / "expected.json").write_text(text + "\n", encoding="utf-8")
    for name, draw in PICTURES.items():
        (ROOT / name).write_bytes(draw())
    for name, data in timer_files().items():
        (SCHEDULED / name).write_bytes(data)


if __name__ == "__main__":
    main()
