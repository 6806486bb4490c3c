"""Writes src/test/resources/dev/openbook/onnx/sampling/goldens.tsv: what the transformers library makes of logits.

Needs torch and transformers (made with torch 2.13.0, transformers 5.18.0). Usage, from the module's folder:
    python src/test/python/sampling_goldens.py > src/test/resources/dev/openbook/onnx/sampling/goldens.tsv

One case a line, columns apart by tabs, numbers in a column apart by spaces:
    options     name=value; those left out are off. bias=ID:NUMBER,ID:NUMBER
    prompt      token ids
    output      token ids
    logits      as the model gives them, float32
    log         their log-softmax in float64
    edited      logits after bias, penalties and no-repeat n-gram, float32
    kept        ids that temperature, top-k, top-p and min-p leave
    probability of each of these, float64 (Java's spelling of infinity throughout)

The processors run in float32, as in generate(). Top-p and min-p compare sums of rounded numbers there; a case in which
float64 keeps other tokens than float32 stands at such an edge by accident and is left out, and said so. So is, silently, a
case in which every token is forbidden: transformers goes on with NaN there.
Frequency and presence penalties, which transformers has not, are written out here.
"""

import sys

import torch
from transformers.generation import logits_process as lp

RANDOM = torch.Generator().manual_seed(20261123)


def uniform():
    return torch.rand(1, generator=RANDOM).item()


def whole(least, most):
    return int(torch.randint(least, most + 1, (1,), generator=RANDOM).item())


def one_of(*choices):
    return choices[whole(0, len(choices) - 1)]


def make_logits(size, kind):
    spread = one_of(0.5, 2.5, 8.0)
    logits = torch.randn(size, generator=RANDOM) * spread
    if kind == "ties":
        logits = torch.round(logits)
    elif kind == "equal":
        logits = torch.full((size,), 1.25)
    else:
        logits = torch.round(logits * 256) / 256  # short to write, exact in float32
    if kind == "masked":
        masked = torch.rand(size, generator=RANDOM) < 0.4
        masked[whole(0, size - 1)] = False
        logits[masked] = float("-inf")
    return logits


def make_options(size):
    options = {}
    if uniform() < 0.3:
        ids = sorted({whole(0, size - 1) for _ in range(whole(1, 3))})
        options["bias"] = {i: one_of(-100.0, -2.5, 0.75, 5.0) for i in ids}
    if uniform() < 0.4:
        options["repetition"] = one_of(0.5, 1.1, 1.3, 2.0)
    if uniform() < 0.3:
        options["frequency"] = one_of(-0.5, 0.25, 1.5)
    if uniform() < 0.3:
        options["presence"] = one_of(-0.25, 0.5, 2.0)
    if uniform() < 0.4:
        options["ngram"] = whole(1, 4)
    options["temperature"] = one_of(0.1, 0.7, 1.0, 1.0, 1.5, 5.0, 100.0, 1e-6)
    if uniform() < 0.5:
        options["topk"] = one_of(1, 2, 3, 5, 10, 40, 600, 100000)
    if uniform() < 0.5:
        options["topp"] = one_of(0.05, 0.3, 0.5, 0.8, 0.9, 0.95, 0.999)
    if uniform() < 0.4:
        options["minp"] = one_of(0.001, 0.05, 0.1, 0.4, 1.0)
    return options


def edit(options, ids, output, scores):
    if "bias" in options:
        scores = lp.SequenceBiasLogitsProcessor([[[i], b] for i, b in options["bias"].items()])(ids, scores)
    if "repetition" in options and ids.shape[1]:
        scores = lp.RepetitionPenaltyLogitsProcessor(options["repetition"])(ids, scores)
    counts = torch.bincount(torch.tensor(output, dtype=torch.long), minlength=scores.shape[1])
    scores = scores - counts.to(scores.dtype) * options.get("frequency", 0.0)
    scores = scores - (counts > 0).to(scores.dtype) * options.get("presence", 0.0)
    if "ngram" in options:
        scores = lp.NoRepeatNGramLogitsProcessor(options["ngram"])(ids, scores)
    return scores


def narrow(options, ids, scores):
    scores = lp.TemperatureLogitsWarper(options["temperature"])(ids, scores)
    if "topk" in options:
        scores = lp.TopKLogitsWarper(options["topk"])(ids, scores)
    if "topp" in options:
        scores = lp.TopPLogitsWarper(options["topp"])(ids, scores)
    if "minp" in options:
        scores = lp.MinPLogitsWarper(options["minp"])(ids, scores)
    return scores


def kept(scores):
    return [i for i, score in enumerate(scores[0].tolist()) if score != float("-inf")]


def integers(values):
    return " ".join(str(value) for value in values)


def float32s(tensor):
    return java(str(value) for value in tensor.numpy())


def float64s(values):
    return java(f"{value:.9g}" for value in values)


def java(texts):
    return " ".join("-Infinity" if text == "-inf" else text for text in texts)


def show(options):
    shown = []
    for name, value in options.items():
        if name == "bias":
            value = ",".join(f"{i}:{b}" for i, b in value.items())
        shown.append(f"{name}={value}")
    return " ".join(shown)


def case(size, kind):
    options = make_options(size)
    if size > 512:  # many candidates for top-p: the sampler goes another way then
        options.pop("topk", None)
        options.setdefault("topp", 0.9)
    logits = make_logits(size, kind)
    prompt = [whole(0, size - 1) for _ in range(whole(1, 12))]
    output = [whole(0, size - 1) for _ in range(whole(0, 12))]
    ids = torch.tensor([prompt + output])
    edited = edit(options, ids, output, logits[None])
    if not kept(edited):
        return None
    single = kept(narrow(options, ids, edited))
    double = narrow(options, ids, edited.double())
    if single != kept(double):
        print(f"left out: {size} {kind} {show(options)}", file=sys.stderr)
        return None
    probabilities = torch.softmax(double[0], 0)[single].tolist()
    log = torch.log_softmax(logits.double(), 0).tolist()
    columns = [show(options), integers(prompt), integers(output), float32s(logits), float64s(log), float32s(edited[0]),
               integers(single), float64s(probabilities)]
    return "\t".join(columns)


def main():
    kinds = ("plain", "ties", "equal", "masked")
    plan = [(size, kind) for size, times in ((1, 2), (2, 5), (7, 20), (33, 30)) for kind in kinds for _ in range(times)]
    plan += [(600, kind) for kind in ("plain", "plain", "ties", "masked")]
    for size, kind in plan:
        line = case(size, kind)
        if line is not None:
            print(line)


main()
