"""Makes graphs of a few nodes that stand for kinds of models of which encoders/ holds none.

usage: python encoder_graphs.py src/test/resources/encoders/graphs      (needs numpy and onnx)
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FOLDER = Path(sys.argv[1])


def write(name, nodes, outputs, constants, width="width"):
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["rows", width])
    mask = helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["rows", width])
    values = [helper.make_tensor_value_info(key, TensorProto.FLOAT, shape) for key, shape in outputs.items()]
    initializers = [numpy_helper.from_array(np.array(value), key) for key, value in constants.items()]
    model = helper.make_model(
        helper.make_graph(nodes, name, [ids, mask], values, initializers),
        opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    FOLDER.mkdir(exist_ok=True)
    onnx.save(model, FOLDER / name)


# How many tokens a row has.
COUNT = [
    helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
    helper.make_node("ReduceSum", ["mask", "last"], ["count"], keepdims=1),
]
LAST = {"last": np.array([1], dtype=np.int64)}

# Two logits: 1, and the number of tokens over 10.
TWO = [
    *COUNT,
    helper.make_node("Mul", ["count", "factors"], ["products"]),
    helper.make_node("Add", ["products", "terms"], ["logits"]),
]
FACTORS = {**LAST, "factors": np.array([0, 0.1], dtype=np.float32), "terms": np.array([1, 0], dtype=np.float32)}
write("two-logits.onnx", TWO, {"logits": ["rows", 2]}, FACTORS)

# The same for rows of exactly 16 tokens, padding included.
write("fixed-length.onnx", TWO, {"logits": ["rows", 2]}, FACTORS, width=16)

# One logit that is infinite for a row of more than four tokens.
write(
    "not-finite.onnx",
    [*COUNT, helper.make_node("Sub", ["five", "count"], ["left"]), helper.make_node("Relu", ["left"], ["some"]),
     helper.make_node("Log", ["some"], ["logits"])],
    {"logits": ["rows", 1]},
    {**LAST, "five": np.array([5], dtype=np.float32)},
)

# One vector for each text, the number of its tokens and 1, in the shape of vectors for each token.
write(
    "one-vector-per-text.onnx",
    [*COUNT, helper.make_node("Mul", ["count", "factors"], ["products"]),
     helper.make_node("Add", ["products", "terms"], ["pair"]),
     helper.make_node("Unsqueeze", ["pair", "last"], ["last_hidden_state"])],
    {"last_hidden_state": ["rows", "one", 2]},
    {**LAST, "factors": np.array([1, 0], dtype=np.float32), "terms": np.array([0, 1], dtype=np.float32)},
)
