"""Writes what transformers 5.18 makes of the small models in src/test/resources/encoders beside them, as NAME.reference.json.

usage: python encoder_goldens.py src/test/resources/encoders      (needs torch, transformers, onnxruntime, numpy)

The pipelines are those of transformers; only the forward pass is ONNX Runtime's, as the models exist as graphs only. With
their weights put into PyTorch, in evaluation mode, transformers gives the same numbers to 1e-5. Where it has no pipeline
(question answering, since 5.0; windows of long texts), its functions are used that are left, or the definition is spelled out
here. Offsets are counted in UTF-16 units.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from transformers import AutoConfig, AutoTokenizer, BertForSequenceClassification, BertForTokenClassification, pipeline
from transformers.modeling_outputs import SequenceClassifierOutput, TokenClassifierOutput
from transformers.pipelines.document_question_answering import select_starts_ends

FOLDER = Path(sys.argv[1])
TEXTS = [
    "The applicant must be a registered nonprofit.",
    "Caf\u00e9 owners in \u00c5rhus \U0001F916 may apply until 30 June, says the Harbour Fund.",
    "unbelievably re-registered organisations (non-profit/charity) 2026",
    "Open source AI means freedom to use, study, modify and share.",
    "  leading space, tabs\tand\nlines  ",
    "\u5317\u4eac grants \U0001F600\U0001F600 x",
    "Deadline: 30 June.",
    "A",
    "\u0645\u0631\u062d\u0628\u0627 grants \u05e9\u05dc\u05d5\u05dd \U0001F469\u200d\U0001F469\u200d\U0001F467 e\u0301cole.",
    "The\u00a0Fund gives $5,000\u2013$10,000 until 30\u00a0June\u202f2026",
    "\u0130stanbul \ufb01nance \u00bd \u00df \uff21 \U0001D518\U0001D52B don't [SEP] O\u2019Neil/U.S.",
]
LONG = " ".join(f"{word} {number}" for number in range(90) for word in ("grant", "the", "deadline:"))


def session(name):
    return onnxruntime.InferenceSession(FOLDER / name / "onnx/model.onnx", providers=["CPUExecutionProvider"])


def run(graph, encoded):
    feeds = {i.name: np.asarray(encoded[i.name], dtype=np.int64) for i in graph.get_inputs()}
    return graph.run(None, feeds)


def wrapped(name, base, output, **changes):
    """A model of transformers whose forward pass is the graph."""
    config = AutoConfig.from_pretrained(FOLDER / name)
    for key, value in changes.items():
        setattr(config, key, value)
    graph = session(name)

    class Wrapped(base):
        def forward(self, **inputs):
            inputs = {key: value.numpy() for key, value in inputs.items() if torch.is_tensor(value)}
            return output(logits=torch.tensor(run(graph, inputs)[0]))

    Wrapped.__name__ = base.__name__
    return Wrapped(config).eval()


def tokenizer(name):
    return AutoTokenizer.from_pretrained(FOLDER / name)


def utf16(text, offset):
    return len(text[:offset].encode("utf-16-le")) // 2


def softmax(logits):
    exp = np.exp(logits - logits.max(-1, keepdims=True))
    return exp / exp.sum(-1, keepdims=True)



def rounded(values):
    return [round(float(value), 7) for value in values]


def write(name, reference):
    text = json.dumps(reference, indent=1, ensure_ascii=True)
    (FOLDER / f"{name}.reference.json").write_text(text + "\n", encoding="utf-8")


def even(ids, room):
    count = -(-len(ids) // room)
    return [ids[len(ids) * i // count: len(ids) * (i + 1) // count] for i in range(count)]


def overlapping(ids, room, overlap):
    step, windows, start = room - min(overlap, room // 2), [], 0
    while True:
        windows.append((start, ids[start:start + room]))
        if start + room >= len(ids):
            return windows
        start += step


def framed(tok, ids, second=None):
    row = [tok.cls_token_id, *ids, tok.sep_token_id]
    types = [0] * len(row)
    if second is not None:
        row += [*second, tok.sep_token_id]
        types += [1] * (len(second) + 1)
    return {"input_ids": [row], "token_type_ids": [types], "attention_mask": [[1] * len(row)]}


def bare(tok, text):
    return tok(text, add_special_tokens=False, truncation=False)["input_ids"]


def classifier():
    tok, graph = tokenizer("classifier"), session("classifier")
    reference = {"single": [], "multi": [], "windows": []}
    for key, changes in (("single", {}), ("multi", {"problem_type": "multi_label_classification"})):
        pipe = pipeline(
            "text-classification",
            model=wrapped("classifier", BertForSequenceClassification, SequenceClassifierOutput, **changes),
            tokenizer=tok,
        )
        for text in TEXTS:
            scores = {row["label"]: row["score"] for row in pipe(text, top_k=None)}
            reference[key].append({"text": text, "probabilities": {label: round(p, 7) for label, p in sorted(scores.items())}})
    windows = even(bare(tok, LONG), 126)
    mean = sum(len(ids) * softmax(run(graph, framed(tok, ids))[0][0]) for ids in windows) / sum(map(len, windows))
    reference["windows"].append({"text": LONG, "windows": len(windows), "probabilities": rounded(mean)})
    first = softmax(run(graph, framed(tok, bare(tok, LONG)[:126]))[0][0])
    reference["cut"] = [{"text": LONG, "probabilities": rounded(first)}]
    write("classifier", reference)


def zero_shot():
    labels = {0: "contradiction", 1: "neutral", 2: "entailment"}
    changes = {"id2label": labels, "label2id": {label: i for i, label in labels.items()}}
    tok, graph = tokenizer("classifier"), session("classifier")
    pipe = pipeline(
        "zero-shot-classification",
        model=wrapped("classifier", BertForSequenceClassification, SequenceClassifierOutput, **changes),
        tokenizer=tok,
    )
    reference = {"cases": [], "windows": []}
    candidates = ["housing", "health and care", "education"]
    for text in TEXTS:
        for multi in (False, True):
            for template in ("This example is {}.", "It is about {}!"):
                for some in (candidates, candidates[:1]):
                    result = pipe(text, some, hypothesis_template=template, multi_label=multi)
                    scores = dict(zip(result["labels"], result["scores"]))
                    reference["cases"].append({
                        "text": text, "labels": some, "template": template, "multi": multi,
                        "probabilities": rounded(scores[label] for label in some)})
    hypotheses = [bare(tok, f"This example is {label}.") for label in candidates]
    windows = even(bare(tok, LONG), 125 - max(map(len, hypotheses)))
    mean = 0
    for ids in windows:
        entailed = np.array([run(graph, framed(tok, ids, second))[0][0][2] for second in hypotheses])
        mean = mean + len(ids) * softmax(entailed)
    mean = mean / sum(map(len, windows))
    reference["windows"].append({"text": LONG, "labels": candidates, "windows": len(windows), "probabilities": rounded(mean)})
    write("zero-shot", reference)


def reranker():
    tok, graph = tokenizer("reranker"), session("reranker")
    reference = {"pairs": [], "windows": []}
    query = "Who can apply until the deadline?"
    for question in (query, "Who can apply?", "deadline"):
        for passage in TEXTS:
            logits = run(graph, tok(question, passage, return_tensors="np", truncation=False))[0]
            reference["pairs"].append({"query": question, "passage": passage, "logit": round(float(logits[0][0]), 6)})
    first, second = bare(tok, query), bare(tok, LONG)
    room = 125 - len(first)
    logits = [run(graph, framed(tok, first, ids))[0][0][0] for _, ids in overlapping(second, room, room // 4)]
    reference["windows"].append(
        {"query": query, "passage": LONG, "windows": len(logits), "logit": round(float(max(logits)), 6)})
    write("reranker", reference)


def token_classifier():
    tok = tokenizer("token-classifier")
    model = wrapped("token-classifier", BertForTokenClassification, TokenClassifierOutput)
    reference = {"entities": [], "tokens": []}
    for strategy in ("simple", "first", "average", "max"):
        pipe = pipeline("token-classification", model=model, tokenizer=tok, aggregation_strategy=strategy)
        for text in TEXTS:
            entities = [
                {"label": e["entity_group"], "start": utf16(text, e["start"]), "end": utf16(text, e["end"]),
                 "score": round(float(e["score"]), 7)}
                for e in pipe(text)]
            reference["entities"].append({"text": text, "aggregation": strategy.upper(), "entities": entities})
    graph = session("token-classifier")
    for text in TEXTS:
        encoded = tok(text, return_offsets_mapping=True)
        offsets = encoded.pop("offset_mapping")
        logits = run(graph, {key: [value] for key, value in encoded.items()})[0][0]
        reference["tokens"].append({"text": text, "tokens": [
            {"label": model.config.id2label[int(row.argmax())], "start": utf16(text, start), "end": utf16(text, end),
             "probability": round(float(softmax(row).max()), 7)}
            for row, (start, end) in list(zip(logits, offsets))[1:-1]]})
    write("token-classifier", reference)


def reader():
    tok, graph = tokenizer("question-answering"), session("question-answering")
    reference = {"answers": [], "logits": []}
    question = "Who can apply?"
    for context in TEXTS + [LONG]:
        for limit in (2, 15):
            for overlap in (0, 40):
                reference["answers"].append(read(tok, graph, question, context, limit, overlap))
    for question in ("Who can apply?", "deadline"):
        for context in (TEXTS[0], TEXTS[6]):
            encoded = tok(question, context, return_offsets_mapping=True)
            start, end = run(graph, {key: [value] for key, value in encoded.items() if key != "offset_mapping"})
            reference["logits"].append({
                "question": question, "context": context, "offsets": encoded["offset_mapping"],
                "start": rounded(start[0]), "end": rounded(end[0])})
    write("question-answering", reference)


def read(tok, graph, question, context, limit, overlap):
    first = bare(tok, question)
    encoded = tok(context, add_special_tokens=False, truncation=False, return_offsets_mapping=True)
    windows = overlapping(encoded["input_ids"], 125 - len(first), overlap)
    best, none = None, 1e6
    for begin, ids in windows:
        row = framed(tok, first, ids)
        start, end = run(graph, row)
        place = len(first) + 2  # behind [CLS] and the question's [SEP]
        mask = np.array([[0 if i == 0 or place <= i < place + len(ids) else 1 for i in range(len(row["input_ids"][0]))]])
        starts, ends, scores, none = select_starts_ends(
            start, end, mask, np.array(row["attention_mask"]), none, 1, True, limit)
        for s, e, score in zip(starts, ends, scores):
            if best is None or score > best["score"]:
                offsets = encoded["offset_mapping"][begin:]
                best = {"start": utf16(context, offsets[s - place][0]), "end": utf16(context, offsets[e - place][1]),
                        "score": float(score)}
    best["score"] = round(best["score"], 7)
    return {"question": question, "context": context, "maxAnswerTokens": limit, "overlap": overlap,
            "windows": len(windows), "noAnswer": round(float(none), 9), "best": best}


classifier()
zero_shot()
reranker()
token_classifier()
reader()
