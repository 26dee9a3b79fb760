"""A Piper voice's model in two: what decides how a sentence goes, and what makes waves of that, a stretch at a time.

The second half takes most of the time and nearly all of the memory, more of it the longer the sound is; yet each sample
depends on a tenth of a second round it alone. It is put into two dimensions besides, one of them of length one: ONNX
Runtime has quicker convolutions for pictures than for sound. No `onnx` package is needed, and no Django is here.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from standfirst.narration.engines.messages import fields, head, message, numbers, parts, text, whole

# Numbers of fields in onnx.proto.
GRAPH, NODE, TENSOR, INPUT, OUTPUT = 7, 1, 5, 11, 12
NODE_INPUT, NODE_OUTPUT, NODE_NAME, NODE_KIND, ATTRIBUTE = 1, 2, 3, 4, 5
ATTRIBUTE_NAME, ATTRIBUTE_INTS, ATTRIBUTE_TYPE, LIST_OF_INTS = 1, 8, 20, 7
DIMENSION, TENSOR_NAME = 1, 8
VALUE_NAME, VALUE_TYPE, TENSOR_TYPE, ELEMENT, FLOAT = 1, 2, 1, 1, 1
SHAPE, SIZE, SIZE_KNOWN, SIZE_NAMED = 2, 1, 1, 2

BEGINS = "/dec/conv_pre/Conv"
"""The node with which the second half begins."""
CONVOLUTIONS = ("Conv", "ConvTranspose")
POINTWISE = ("LeakyRelu", "Add", "Div", "Mul", "Tanh")
FLAT = {"kernel_shape": [1], "dilations": [1], "strides": [1], "output_padding": [0]}
"""What the further dimension has for each of a convolution's attributes."""

Tensors: TypeAlias = Mapping[str, memoryview]


@dataclass(frozen=True, slots=True)
class Halves:
    """Both models, and what has to be known of the second."""

    first: bytes
    second: bytes
    between: str
    """What the first gives, [1, channels, frames], and the second takes, [1, channels, 1, frames]."""
    hop: int
    """Samples in a frame."""
    reach: int
    """Frames on either side of a frame on which its samples depend."""


class Node:
    """A step of a model's work."""

    def __init__(self, raw: memoryview) -> None:
        self.raw = raw
        self.inputs = [bytes(name).decode() for name in parts(raw, NODE_INPUT)]
        self.outputs = [bytes(name).decode() for name in parts(raw, NODE_OUTPUT)]
        self.name, self.kind = text(raw, NODE_NAME), text(raw, NODE_KIND)

    @property
    def convolves(self) -> bool:
        return self.kind in CONVOLUTIONS

    def ints(self, name: str, instead: list[int]) -> list[int]:
        """An attribute that is a list of whole numbers."""
        found = [
            numbers(one, ATTRIBUTE_INTS) for one in parts(self.raw, ATTRIBUTE) if text(one, ATTRIBUTE_NAME) == name
        ]
        return found[0] if found else instead


def halved(model: bytes, also: str) -> Halves | None:
    """The two halves, the first giving the tensor `also` besides; None for a model that cannot be cut in this way.

    One of several speakers cannot: who speaks goes into its second half as well.
    """
    graph = next(parts(memoryview(model), GRAPH))
    nodes = [Node(raw) for raw in parts(graph, NODE)]
    tensors = {text(raw, TENSOR_NAME): raw for raw in parts(graph, TENSOR)}
    begin = next((node for node in nodes if node.name == BEGINS), None)
    if begin is None or not any(also in node.outputs for node in nodes):
        return None
    between = begin.inputs[0]
    after = made_of(between, nodes)
    if not any(text(next(parts(graph, OUTPUT)), VALUE_NAME) in node.outputs for node in after):
        return None
    second = [node for node in after if node.convolves or node.kind in POINTWISE]
    extent = extent_of(between, second, tensors)
    if extent is None:
        return None
    first = [node for node in nodes if node not in after]
    inputs = [message(INPUT, raw) for raw in parts(graph, INPUT)]
    weights = {node.inputs[1] for node in second if node.convolves}
    flat = [_flat_tensor(raw) if name in weights else raw for name, raw in _used(second, tensors).items()]
    return Halves(
        _model(model, [node.raw for node in first], _used(first, tensors).values(), inputs, (between, also)),
        _model(model, map(_flat_node, second), flat, [_latent(between, tensors[begin.inputs[1]])], second[-1].outputs),
        between,
        *extent,
    )


def made_of(name: str, nodes: Sequence[Node]) -> list[Node]:
    """All that is made of a tensor, at whatever remove, in the order in which it is done."""
    known, found = {name}, []
    for node in nodes:
        if known.intersection(node.inputs):
            found.append(node)
            known.update(node.outputs)
    return found


def extent_of(between: str, second: Sequence[Node], tensors: Tensors) -> tuple[int, int] | None:
    """Samples in a frame, and the frames on either side that matter; None where a step needs something else."""
    known = {between: (1, 0.0)}
    for node in second:
        if any(name not in known and name not in tensors for name in node.inputs):
            return None
        before = [known[name] for name in node.inputs if name in known]
        rate, reach = before[0][0], max(reach for _, reach in before)
        step = node.ints("strides", [1])[0]
        if node.convolves:
            wide = (node.ints("kernel_shape", [1])[0] - 1) * node.ints("dilations", [1])[0]
            # As many samples have to come out as went in, or just so many times as many.
            if sum(node.ints("pads", [0])) != wide + 1 - step or (node.kind == "Conv" and step > 1):
                return None
            reach += (wide + 1) / 2 / step / rate
        known[node.outputs[0]] = rate * step, reach
    rate, reach = known[second[-1].outputs[0]]
    return rate, math.ceil(reach)


def _used(nodes: Iterable[Node], tensors: Tensors) -> Tensors:
    return {name: tensors[name] for node in nodes for name in node.inputs if name in tensors}


def _model(
    model: bytes,
    nodes: Iterable[bytes | memoryview],
    tensors: Iterable[bytes | memoryview],
    inputs: Iterable[bytes],
    outputs: Iterable[str],
) -> bytes:
    # The weights are copied once, at the end: they are most of the model.
    graph: list[bytes | memoryview] = [message(NODE, node) for node in nodes]
    for tensor in tensors:
        graph += head(TENSOR, len(tensor)), tensor
    graph += [*inputs, *(_value(OUTPUT, name) for name in outputs)]
    around = [raw for number, _, raw in fields(memoryview(model)) if number != GRAPH]
    return b"".join([*around, head(GRAPH, sum(map(len, graph))), *graph])


def _value(number: int, name: str, shape: bytes = b"") -> bytes:
    """A tensor of floats that goes in or comes out."""
    kind = message(VALUE_TYPE, message(TENSOR_TYPE, whole(ELEMENT, FLOAT) + shape))
    return message(number, message(VALUE_NAME, name.encode()) + kind)


def _latent(name: str, weights: memoryview) -> bytes:
    """What the second half takes; its layout is only made for the quicker convolutions where its shape is known."""
    one, channels = whole(SIZE_KNOWN, 1), whole(SIZE_KNOWN, numbers(weights, DIMENSION)[1])
    sizes = (one, channels, one, message(SIZE_NAMED, b"frames"))
    return _value(INPUT, name, message(SHAPE, b"".join(message(SIZE, size) for size in sizes)))


def _flat_tensor(raw: memoryview) -> bytes:
    """A convolution's weights [out, in, size] as [out, in, 1, size]."""
    out, into, size = numbers(raw, DIMENSION)
    rest = (field for number, _, field in fields(raw) if number != DIMENSION)
    return b"".join([*(whole(DIMENSION, one) for one in (out, into, 1, size)), *rest])


def _flat_node(node: Node) -> bytes | memoryview:
    if not node.convolves:
        return node.raw
    made = (
        message(ATTRIBUTE, _flat_attribute(value)) if number == ATTRIBUTE and isinstance(value, memoryview) else raw
        for number, value, raw in fields(node.raw)
    )
    return b"".join(made)


def _flat_attribute(raw: memoryview) -> bytes | memoryview:
    name, ints = text(raw, ATTRIBUTE_NAME), numbers(raw, ATTRIBUTE_INTS)
    if name == "pads":
        ints = [0, ints[0], 0, ints[1]]
    elif name in FLAT:
        ints = FLAT[name] + ints
    else:
        return raw
    listed = (whole(ATTRIBUTE_INTS, one) for one in ints)
    return b"".join([message(ATTRIBUTE_NAME, name.encode()), *listed, whole(ATTRIBUTE_TYPE, LIST_OF_INTS)])
