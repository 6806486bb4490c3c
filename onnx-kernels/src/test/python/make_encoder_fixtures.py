"""Makes graphs of a few nodes whose outputs are known by construction, for EncoderSessionTest.

usage: python make_encoder_fixtures.py FOLDER      (needs numpy and onnx)
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FOLDER = Path(sys.argv[1])


def write(name, inputs, nodes, outputs, constants=()):
    graph = helper.make_graph(nodes, name, inputs, outputs, list(constants))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, FOLDER / name)


def tensor(name, kind, shape):
    return helper.make_tensor_value_info(name, kind, shape)


def tokens(name, rows="rows", width="width"):
    return tensor(name, TensorProto.INT64, [rows, width])


def constant(name, values, kind=np.float32):
    return numpy_helper.from_array(np.array(values, dtype=kind), name)


# Three outputs: the ids as numbers, their negative, and a vector of three per text (sum of the ids, of the mask, and 7).
SPANS = [
    helper.make_node("Cast", ["input_ids"], ["start_logits"], to=TensorProto.FLOAT),
    helper.make_node("Neg", ["start_logits"], ["end_logits"]),
    helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
    helper.make_node("ReduceSum", ["start_logits", "last"], ["ids_sum"], keepdims=1),
    helper.make_node("ReduceSum", ["mask", "last"], ["mask_sum"], keepdims=1),
    helper.make_node("Mul", ["mask_sum", "zero"], ["nothing"]),
    helper.make_node("Add", ["nothing", "seven"], ["sevens"]),
    helper.make_node("Concat", ["ids_sum", "mask_sum", "sevens"], ["logits"], axis=1),
    helper.make_node("Identity", ["input_ids"], ["whole_numbers"]),
]
SPAN_CONSTANTS = [constant("last", [1], np.int64), constant("zero", [0.0]), constant("seven", [7.0])]


def spans(name, rows="rows", width="width"):
    write(
        name,
        [tokens("input_ids", rows, width), tokens("attention_mask", rows, width)],
        SPANS,
        [
            tensor("start_logits", TensorProto.FLOAT, [rows, width]),
            tensor("end_logits", TensorProto.FLOAT, [rows, width]),
            tensor("logits", TensorProto.FLOAT, [rows, 3]),
            tensor("whole_numbers", TensorProto.INT64, [rows, width]),
        ],
        SPAN_CONSTANTS,
    )


spans("several-outputs.onnx")
spans("fixed-length.onnx", width=4)
spans("fixed-rows.onnx", rows=2)
spans("fixed-rows-and-length.onnx", rows=2, width=4)

# The same two outputs per token in half precision, and one of them in single.
write(
    "several-half-precision.onnx",
    [tokens("input_ids")],
    [
        helper.make_node("Cast", ["input_ids"], ["start_logits"], to=TensorProto.FLOAT16),
        helper.make_node("Neg", ["start_logits"], ["end_logits"]),
        helper.make_node("Cast", ["input_ids"], ["single"], to=TensorProto.FLOAT),
    ],
    [
        tensor("start_logits", TensorProto.FLOAT16, ["rows", "width"]),
        tensor("end_logits", TensorProto.FLOAT16, ["rows", "width"]),
        tensor("single", TensorProto.FLOAT, ["rows", "width"]),
    ],
)

# A fixed length without a mask: nothing can be padded.
write(
    "fixed-length-no-mask.onnx",
    [tokens("input_ids", width=4)],
    [helper.make_node("Cast", ["input_ids"], ["logits"], to=TensorProto.FLOAT)],
    [tensor("logits", TensorProto.FLOAT, ["rows", 4])],
)

# Declares that each of two outputs has one number per token, but the second has one fewer.
write(
    "one-output-shorter.onnx",
    [tokens("input_ids")],
    [
        helper.make_node("Cast", ["input_ids"], ["whole"], to=TensorProto.FLOAT),
        helper.make_node("Slice", ["whole", "from", "to", "last"], ["shorter"]),
    ],
    [tensor("whole", TensorProto.FLOAT, ["rows", "width"]), tensor("shorter", TensorProto.FLOAT, ["rows", "other"])],
    [constant("from", [1], np.int64), constant("to", [2**31], np.int64), constant("last", [1], np.int64)],
)

# Joins all texts into one row.
write(
    "texts-joined.onnx",
    [tokens("input_ids")],
    [
        helper.make_node("Cast", ["input_ids"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("ReduceSum", ["numbers", "first"], ["logits"], keepdims=1),
    ],
    [tensor("logits", TensorProto.FLOAT, ["joined", "width"])],
    [constant("first", [0], np.int64)],
)

# An embedding model that descends from a text generator: vectors for each token, the id and the number of tokens that its cache
# holds with this one, and a cache that goes in and out.
def with_cache(name, kind, output="last_hidden_state"):
    write(
        name,
        [tokens("input_ids"), tokens("attention_mask"), tensor("past_key_values.0.key", kind, ["rows", 2, "past", 3])],
        [
            helper.make_node("Cast", ["input_ids"], ["numbers"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["numbers", "last"], ["ids"]),
            helper.make_node("Shape", ["past_key_values.0.key"], ["past_shape"]),
            helper.make_node("Gather", ["past_shape", "two"], ["past_length"]),
            helper.make_node("Cast", ["past_length"], ["past_number"], to=TensorProto.FLOAT),
            helper.make_node("Cast", ["attention_mask"], ["masks"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["masks", "last"], ["mask"]),
            helper.make_node("CumSum", ["mask", "one"], ["counts"]),
            helper.make_node("Add", ["counts", "past_number"], ["held"]),
            helper.make_node("Concat", ["ids", "held"], [output], axis=2),
            helper.make_node("Identity", ["past_key_values.0.key"], ["present.0.key"]),
        ],
        [tensor(output, TensorProto.FLOAT, ["rows", "width", 2]), tensor("present.0.key", kind, ["rows", 2, "all", 3])],
        [constant("last", [2], np.int64), constant("two", 2, np.int64), constant("one", 1, np.int64)],
    )


with_cache("embedder-with-cache.onnx", TensorProto.FLOAT)
with_cache("embedder-with-cache-fp16.onnx", TensorProto.FLOAT16)
