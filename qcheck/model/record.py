"""What all values have in common: they are equal where their fields are, and show them."""

from __future__ import annotations


class Record:
    """The base of a frozen, slotted dataclass made with `eq=False, repr=False`.

    Equal, hashed and shown as the dataclass would do it. Written once here, because making these
    three for each class took a short run as long as reading its spreadsheet. Figures and actuals
    have their own all the same: a long sheet compares many, and those are quicker.
    """

    __slots__: tuple[str, ...] = ()

    def _values(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.__slots__])

    def __eq__(self, other: object) -> bool:
        """Whether the other is of the same class with the same values."""
        if not isinstance(other, Record) or other.__class__ is not self.__class__:
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        """That of the values."""
        return hash(self._values())

    def __repr__(self) -> str:
        """The class with its fields, as it would be called."""
        values = zip(self.__slots__, self._values(), strict=True)
        shown = ", ".join(f"{name}={value!r}" for name, value in values)
        return f"{self.__class__.__qualname__}({shown})"
