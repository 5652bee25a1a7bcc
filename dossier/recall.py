"""What a build has worked out, kept for the next: what is made from the same is not made again."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Generic, Protocol, TypeVar, TypeVarTuple

T = TypeVar("T")
Inputs = TypeVarTuple("Inputs")


class Recall(Protocol):
    """Gives what a function makes of its inputs, made now or before.

    The function takes all that it depends on as inputs, which can be hashed and never change; nor
    does its result, whoever gets it.
    """

    def __call__(self, function: Callable[[*Inputs], T], *inputs: *Inputs) -> T:
        """What `function` makes of `inputs`."""


def afresh(function: Callable[[*Inputs], T], *inputs: *Inputs) -> T:
    """Make it now: a build that no other follows has nothing to keep."""
    return function(*inputs)


class Memory:
    """Keeps results for the builds to come. An exception is not a result."""

    def __init__(self) -> None:
        self._before: dict[Hashable, object] = {}
        self._now: dict[Hashable, object] = {}

    def __call__(self, function: Callable[[*Inputs], T], *inputs: *Inputs) -> T:
        """What `function` makes of `inputs`, which an earlier build may have made."""
        key = (function, inputs)
        result: T
        if key in self._now:
            result = self._now[key]  # type: ignore[assignment]  # what that function made
        elif key in self._before:
            result = self._before[key]  # type: ignore[assignment]
        else:
            result = function(*inputs)
        self._now[key] = result
        return result

    def forget(self) -> None:
        """Forget what the build that is now whole has not used, nor any that was not finished."""
        self._before, self._now = self._now, {}


@dataclass(frozen=True, slots=True, eq=False)
class Very(Generic[T]):
    """The very object as an input: quick to compare, and equal to no other that says the same.

    What is recalled is the very same object again.
    """

    value: T

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Very) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


class Said(Generic[T]):
    """An object as an input by all that it says, as `repr` tells it: types too, unlike `==`.

    It is taken once, by the function that it is for, and not kept.
    """

    def __init__(self, value: T) -> None:
        self._value: T | None = value

    def take(self) -> T:
        """The object."""
        value, self._value = self._value, None
        assert value is not None, "taken before"
        return value

    @cached_property
    def _digest(self) -> bytes:
        return blake2b(repr(self._value).encode(errors="surrogatepass"), digest_size=20).digest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Said) and self._digest == other._digest

    def __hash__(self) -> int:
        return hash(self._digest)
