"""Templates in which what is the same on every page is worked out once: when they are compiled, not on each page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

Known = Mapping[str, Callable[..., Markup]]


class FoldingEnvironment(Environment):
    """An environment whose templates hold the markup that calls such as `wording("page.home")` come to.

    `known` are the functions that always return the same markup for the same arguments, by the name under which
    every template knows them.
    """

    known: Known = MappingProxyType({})

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        return super()._generate(_Folding(self.known).visit(source), name, filename, defer_init)


class _Folding(NodeTransformer):
    """Puts constants where a call is printed, or is handed on to another call.

    It stays out of all other places: where Jinja joins constants by itself, it forgets that they are markup.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def visit_Output(self, node: nodes.Output) -> nodes.Output:
        node.nodes = [self._folded(self.visit(child)) for child in node.nodes]
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Call:
        self.generic_visit(node)
        node.args = [self._folded(argument) for argument in node.args]
        return node

    def _folded(self, node: Any) -> Any:
        if (
            not isinstance(node, nodes.Call)
            or not isinstance(node.node, nodes.Name)
            or node.node.name not in self._known
        ):
            return node
        constants = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
        if len(constants) < len(node.args) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        made = self._known[node.node.name](*constants)
        return nodes.Const(made, lineno=node.lineno, environment=node.environment)
