"""Makes the examples' expected outputs and the pictures: `python -m tests.regenerate`."""

from __future__ import annotations

import json

from tests.examples import CASES, PICTURES, ROOT, normalised, run


def main() -> None:
    """Writes every file that a test compares with what the program makes."""
    for case in CASES:
        result = normalised(run(case).out)
        text = json.dumps(result, ensure_ascii=False, indent=1, sort_keys=True)
        (case / "expected.json").write_text(text + "\n", encoding="utf-8")
    for name, draw in PICTURES.items():
        (ROOT / name).write_bytes(draw())


if __name__ == "__main__":
    main()
