"""Writes src/test/resources/decoders: one tiny language model, exported in every way in which decoders are exported.

All graphs compute the same network (two layers, learned positions, one key/value head for two query heads), so all must
write the same tokens. The reference is numpy, over the whole text each time, without any cache.

usage: python make_decoder_fixtures.py     (needs numpy and onnx; the output does not depend on their versions' random numbers)
"""
import json
import os

import numpy as np
import onnx
from onnx import TensorProto as T
from onnx import helper as h
from onnx import numpy_helper

V, H, HEADS, HD, LAYERS, INNER, CONTEXT = 40, 16, 2, 8, 2, 32, 64
MS = "com.microsoft"
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "decoders")
PROMPTS = [[5, 17, 3, 30, 8, 8, 1], [2], [39, 0, 12, 25, 7, 33, 21, 4, 16, 9, 28, 11]]
STEPS = 20


def weights():
    """Numbers of a linear congruential generator: the same everywhere."""
    state = 12345

    def array(*shape, scale):
        nonlocal state
        values = []
        for _ in range(int(np.prod(shape))):
            state = (1103515245 * state + 12345) % (1 << 31)
            values.append(state / (1 << 31) * 2 - 1)
        return (np.array(values) * scale).astype(np.float32).reshape(shape)

    w = {"embed": array(V, H, scale=1.0), "places": array(CONTEXT, H, scale=0.7), "head": array(H, V, scale=1.0)}
    for l in range(LAYERS):
        w |= {
            f"{l}.q": array(H, HEADS * HD, scale=0.7), f"{l}.k": array(H, HD, scale=0.7),
            f"{l}.v": array(H, HD, scale=0.7), f"{l}.o": array(HEADS * HD, H, scale=0.6),
            f"{l}.up": array(H, INNER, scale=0.5), f"{l}.down": array(INNER, H, scale=0.5),
        }
    return w


W = weights()


def norm(x):
    mean = x.mean(-1, keepdims=True)
    return (x - mean) / np.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + 1e-5)


def bfloat16(x):
    """The nearest numbers of 16 bits, of equals the even one: the upper halves of single precision."""
    bits = np.asarray(x, np.float32).view(np.uint32)
    return ((bits + 0x7fff + (bits >> 16 & 1)) & 0xffff0000).astype(np.uint32).view(np.float32)


def reference(ids, window=None, stored=lambda x: x):
    """Logits at every position. Keys, values and logits are rounded to what they are stored as."""
    n = len(ids)
    x = W["embed"][ids].astype(np.float64) + W["places"][:n]
    i, j = np.arange(n)[:, None], np.arange(n)[None, :]
    seen = (j <= i) if window is None else (j <= i) & (j > i - window)
    for l in range(LAYERS):
        a = norm(x)
        k, v = stored(a @ W[f"{l}.k"]), stored(a @ W[f"{l}.v"])
        heads = []
        for q in np.split(a @ W[f"{l}.q"], HEADS, axis=-1):
            s = np.where(seen, q @ k.T / np.sqrt(HD), -np.inf)
            e = np.exp(s - s.max(-1, keepdims=True))
            heads.append(e / e.sum(-1, keepdims=True) @ v)
        x = x + np.concatenate(heads, -1) @ W[f"{l}.o"]
        x = x + np.tanh(norm(x) @ W[f"{l}.up"]) @ W[f"{l}.down"]
    return stored(norm(x) @ W["head"])


class Graph:
    """One export. Options say how it differs from the plain one."""

    def __init__(self, past=True, ids=T.INT64, positions=True, mask=True, half=False, bfloat=False, logits="all",
                 gqa=False, window=-1, raw=False, causal=True, forgets=False, poison=False, from_past_shape=False,
                 fixed_one=False, stored=None, prefix="", outer=None, extra=None):
        self.__dict__.update(locals())
        self.real = stored or (T.BFLOAT16 if bfloat else T.FLOAT16 if half else T.FLOAT)
        self.nodes, self.inits, self.count = [], [], 0
        self.inputs, self.outputs = [], []

    def node(self, op, ins, n=1, domain="", **attributes):
        self.count += 1
        outs = [f"{self.prefix}{op}_{self.count}_{i}" for i in range(n)]
        self.nodes.append(h.make_node(op, ins, outs, domain=domain, **attributes))
        return outs[0] if n == 1 else outs

    def const(self, array, name=None):
        self.count += 1
        name = self.prefix + (name or f"const_{self.count}")
        if not any(i.name == name for i in self.inits):
            self.inits.append(numpy_helper.from_array(np.asarray(array), name))
        return name

    def weight(self, name):
        if self.bfloat:
            return self.node("Cast", [self.const(W[name], name)], to=T.BFLOAT16)
        return self.const(W[name].astype(np.float16 if self.half else np.float32), name)

    def number(self, value):
        return self.const(np.array([value], np.int64))

    def length(self, tensor, axis):
        return self.node("Gather", [self.node("Shape", [tensor]), self.number(axis)], axis=0)

    def scalar(self, tensor):
        return self.node("Squeeze", [tensor, self.number(0)])

    def norm(self, x):
        scale = np.full(H, np.nan if self.poison else 1, np.float16 if self.half else np.float32)
        one = self.const(scale)
        if self.bfloat:
            one = self.node("Cast", [one], to=T.BFLOAT16)
        return self.node("LayerNormalization", [x, one], axis=-1, epsilon=1e-5)

    def declare(self):
        n = 1 if self.fixed_one else "sequence_length"
        self.inputs.append(("input_ids", self.ids, [1 if self.fixed_one else "batch_size", n]))
        if self.mask:
            self.inputs.append(("attention_mask", self.ids, ["batch_size", "total_sequence_length"]))
        if self.positions:
            self.inputs.append(("position_ids", self.ids, ["batch_size", n]))
        if self.raw:
            self.inputs += [("seqlens_k", T.INT32, ["batch_size"]), ("total_sequence_length", T.INT32, [])]
        if self.logits == "keep":
            self.inputs.append(("num_logits_to_keep", T.INT64, []))
        if self.extra:
            self.inputs.append((self.extra, T.FLOAT, ["batch_size", "sequence_length", H]))
        if self.past:
            for l in range(LAYERS):
                for t in ("key", "value"):
                    self.inputs.append((f"past_key_values.{l}.{t}", self.real, ["batch_size", 1, "past_sequence_length", HD]))

    def wide(self, name):
        return self.node("Cast", [name], to=T.INT64) if self.ids != T.INT64 else name

    def build(self):
        self.declare()
        ids = self.wide("input_ids")
        n = self.length(ids, 1)
        if not self.past:
            past = self.number(0)
        elif self.gqa and not self.from_past_shape:
            past = self.node("Sub", [self.node("Cast", ["total_sequence_length"], to=T.INT64) if self.raw
                                     else self.length("attention_mask", 1), n])
        else:
            past = self.length("past_key_values.0.key", 2)
        total = self.node("Add", [past, n])
        rows = self.node("Range", [self.scalar(past), self.scalar(total), self.const(np.array(1, np.int64))])
        places = self.wide("position_ids") if self.positions else rows
        x = self.node("Add", [self.node("Gather", [self.weight("embed"), ids]), self.node("Gather", [self.weight("places"), places])])
        self.prepare(rows, total)
        for l in range(LAYERS):
            x = self.layer(l, x, n)
        x = self.norm(x)
        if self.logits in ("last", "flat", "keep"):
            start = self.node("Neg", [self.node("Unsqueeze", ["num_logits_to_keep", self.number(0)])]) if self.logits == "keep" else self.number(-1)
            x = self.node("Slice", [x, start, self.number(2**62), self.number(1)])
        if self.logits == "flat":
            x = self.node("Squeeze", [x, self.number(1)])
        if self.stored:
            self.nodes.append(h.make_node("Cast", [self.node("MatMul", [x, self.weight("head")])], ["logits"], to=self.stored))
        else:
            self.nodes.append(h.make_node("MatMul", [x, self.weight("head")], [self.prefix + "logits"]))
        rows = {"all": ["batch_size", "sequence_length"], "last": ["batch_size", 1], "flat": ["batch_size"], "keep": ["batch_size", "kept"]}
        self.outputs.insert(0, (self.prefix + "logits", self.real, rows[self.logits] + [V]))
        return self

    def prepare(self, rows, total):
        if self.gqa:
            if not self.raw:
                s = self.node("ReduceSum", [self.wide("attention_mask"), self.number(1)], keepdims=0)
                self.last = self.node("Cast", [self.node("Sub", [s, self.number(1)])], to=T.INT32)
                self.total = self.node("Cast", [self.scalar(self.length("attention_mask", 1))], to=T.INT32)
            else:
                self.last, self.total = "seqlens_k", "total_sequence_length"
        elif self.causal:
            columns = self.node("Range", [self.const(np.array(0, np.int64)), self.scalar(total), self.const(np.array(1, np.int64))])
            seen = self.node("GreaterOrEqual", [self.node("Unsqueeze", [rows, self.number(1)]), self.node("Unsqueeze", [columns, self.number(0)])])
            real = np.float16 if self.half else np.float32
            zero, never = self.const(np.array(0, real)), self.const(np.array(-1e4, real))
            if self.bfloat:
                zero, never = self.node("Cast", [zero], to=T.BFLOAT16), self.node("Cast", [never], to=T.BFLOAT16)
            self.bias = self.node("Where", [seen, zero, never])

    def layer(self, l, x, n):
        a = self.norm(x)
        q, k, v = (self.node("MatMul", [a, self.weight(f"{l}.{t}")]) for t in "qkv")
        key, value = self.prefix + f"present.{l}.key", self.prefix + f"present.{l}.value"
        pasts = [f"past_key_values.{l}.key", f"past_key_values.{l}.value"]
        for name in (key, value):
            self.outputs.append((name, self.real, ["batch_size", 1, "total_sequence_length", HD]))
        if self.gqa:
            self.count += 1
            out = f"att_{l}"
            if self.stored:
                q, k, v = (self.node("Cast", [t], to=self.stored) for t in (q, k, v))
            self.nodes.append(h.make_node("GroupQueryAttention", [q, k, v, *pasts, self.last, self.total], [out, key, value],
                                          domain=MS, num_heads=HEADS, kv_num_heads=1, local_window_size=self.window))
            if self.stored:
                out = self.node("Cast", [out], to=T.FLOAT)
        else:
            out = self.attention(q, k, v, pasts, key, value)
        x = self.node("Add", [x, self.node("MatMul", [out, self.weight(f"{l}.o")])])
        inner = self.node("Tanh", [self.node("MatMul", [self.norm(x), self.weight(f"{l}.up")])])
        return self.node("Add", [x, self.node("MatMul", [inner, self.weight(f"{l}.down")])])

    def attention(self, q, k, v, pasts, key, value):
        def heads(t, count):
            t = self.node("Reshape", [t, self.const(np.array([1, -1, count, HD], np.int64))])
            return self.node("Transpose", [t], perm=[0, 2, 1, 3])
        q, k, v = heads(q, HEADS), heads(k, 1), heads(v, 1)
        for new, past, present in ((k, pasts[0], key), (v, pasts[1], value)):
            if self.stored:  # computed in single precision, kept in another
                joined = self.node("Concat", [self.node("Cast", [past], to=T.FLOAT), new], axis=2)
                self.nodes.append(h.make_node("Cast", [joined], [present], to=self.stored))
                continue
            self.nodes.append(h.make_node("Concat", [past, new], [present], axis=2) if self.past
                              else h.make_node("Identity", [new], [present]))
        if self.stored:
            key, value = self.node("Cast", [key], to=T.FLOAT), self.node("Cast", [value], to=T.FLOAT)
        if self.forgets:  # as a wrong export would: what was is handed on but not looked at
            n = self.length(k, 2)
            key = self.node("Slice", [key, self.node("Neg", [n]), self.number(2**62), self.number(2)])
            value = self.node("Slice", [value, self.node("Neg", [n]), self.number(2**62), self.number(2)])
        s = self.node("MatMul", [q, self.node("Transpose", [key], perm=[0, 1, 3, 2])])
        scale = self.const(np.array(HD ** -0.5, np.float16 if self.half else np.float32))
        if self.bfloat:
            scale = self.node("Cast", [scale], to=T.BFLOAT16)
        s = self.node("Mul", [s, scale])
        if self.causal and not self.forgets:
            s = self.node("Add", [s, self.bias])
        o = self.node("MatMul", [self.node("Softmax", [s], axis=-1), value])
        o = self.node("Transpose", [o], perm=[0, 2, 1, 3])
        return self.node("Reshape", [o, self.const(np.array([1, -1, HEADS * HD], np.int64))])

    def proto(self, name):
        vi = [h.make_tensor_value_info(*i) for i in self.inputs]
        vo = [h.make_tensor_value_info(*o) for o in self.outputs]
        return h.make_graph(self.nodes, name, vi, vo, self.inits)

    def save(self, path):
        save(self.proto("main"), path)


def save(graph, path):
    model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17), h.make_opsetid(MS, 1)], ir_version=8,
                         producer_name="make_decoder_fixtures")
    onnx.save(model, os.path.join(OUT, path))


def merged(path, causal_with_cache=True):
    """Both halves in one graph, as optimum merged them: the switch use_cache_branch chooses."""
    begins = Graph(past=False, positions=False, prefix="begins/").build()
    goes_on = Graph(past=True, positions=False, prefix="goes_on/", causal=causal_with_cache).build()
    names = ["logits"] + [o[0].split("/")[1] for o in goes_on.outputs[1:]]
    both = h.make_node("If", ["use_cache_branch"], names,
                       then_branch=h.make_graph(goes_on.nodes, "goes_on", [], [h.make_tensor_value_info(*o) for o in goes_on.outputs], goes_on.inits),
                       else_branch=h.make_graph(begins.nodes, "begins", [], [h.make_tensor_value_info(*o) for o in begins.outputs], begins.inits))
    inputs = goes_on.inputs + [("use_cache_branch", T.BOOL, [1])]
    outputs = [(name, o[1], o[2]) for name, o in zip(names, goes_on.outputs)]
    save(h.make_graph([both], "merged", [h.make_tensor_value_info(*i) for i in inputs], [h.make_tensor_value_info(*o) for o in outputs]), path)


def cases(window=None, stored=lambda x: x):
    found = []
    for prompt in PROMPTS:
        ids, gaps = list(prompt), []
        first = reference(ids, window, stored)[-1]
        for _ in range(STEPS):
            logits = reference(ids, window, stored)[-1]
            top = np.sort(logits)
            gaps.append(top[-1] - top[-2])
            ids.append(int(logits.argmax()))
        found.append({"input_ids": prompt, "output_ids": ids[len(prompt):], "first_logits": [round(float(x), 5) for x in first],
                      "min_gap": round(float(min(gaps)), 5)})
    return found


def main():
    os.makedirs(OUT, exist_ok=True)
    Graph().build().save("concat.onnx")
    Graph(ids=T.INT32).build().save("concat-int32.onnx")
    Graph(positions=False, mask=False).build().save("concat-ids-only.onnx")
    Graph(logits="last").build().save("last-logits.onnx")
    Graph(logits="flat").build().save("flat-logits.onnx")
    Graph(logits="keep").build().save("logits-to-keep.onnx")
    Graph(half=True).build().save("concat-fp16.onnx")
    Graph(stored=T.BFLOAT16).build().save("concat-bf16.onnx")
    Graph(gqa=True, positions=True).build().save("gqa.onnx")
    Graph(gqa=True, half=True).build().save("gqa-fp16.onnx")
    Graph(gqa=True, window=6).build().save("gqa-window.onnx")
    Graph(gqa=True, raw=True, mask=False).build().save("gqa-raw.onnx")
    Graph(gqa=True, logits="keep").build().save("gqa-logits-to-keep.onnx")
    Graph(gqa=True, positions=False, from_past_shape=True).build().save("gqa-from-past-shape.onnx")
    merged("merged.onnx")
    merged("merged-traced.onnx", causal_with_cache=False)
    Graph(past=False, positions=False).build().save("decoder_model.onnx")
    Graph(past=True, positions=False, fixed_one=True).build().save("decoder_with_past_model.onnx")
    Graph(poison=True).build().save("not-a-number.onnx")
    Graph(forgets=True).build().save("forgets.onnx")
    Graph(bfloat=True).build().save("bfloat16.onnx")
    Graph(gqa=True, stored=T.BFLOAT16).build().save("gqa-bf16.onnx")
    for name in ("inputs_embeds", "encoder_hidden_states", "past_conv.0", "pixel_values", "surprise"):
        Graph(extra=name).build().save(f"asks-for-{name.split('.')[0].replace('_', '-')}.onnx")
    with open(os.path.join(OUT, "golden.json"), "w") as f:
        json.dump({"plain": cases(), "window": cases(6), "bfloat16": cases(stored=bfloat16)}, f, indent=1)
        f.write("\n")


main()
