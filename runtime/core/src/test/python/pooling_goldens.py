"""What sentence-transformers makes of the token vectors of the embedder in the test resources: every kind of pooling, with and
without a projection, for texts that share a padded batch.

usage: python pooling_goldens.py src/test/resources/dev/openbook/embed
(needs numpy, onnxruntime, tokenizers, torch, transformers and sentence-transformers 6.0.1)
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from sentence_transformers.base.modules import Dense
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling
from tokenizers import Tokenizer

FOLDER = Path(sys.argv[1])
TEXTS = ["The applicant must be a registered nonprofit.", "grants", "", "Deadline: 30 June. Budgets beyond $50,000 need a match."]
KINDS = ["mean", "cls", "max", "lasttoken", "mean_sqrt_len_tokens", "weightedmean"]
DIMENSIONS, PROJECTED = 48, 3

tokenizer = Tokenizer.from_file(str(FOLDER / "embedder/tokenizer.json"))
tokenizer.enable_padding()
encodings = tokenizer.encode_batch(TEXTS)
inputs = {
    "input_ids": np.array([e.ids for e in encodings], dtype=np.int64),
    "attention_mask": np.array([e.attention_mask for e in encodings], dtype=np.int64),
    "token_type_ids": np.array([e.type_ids for e in encodings], dtype=np.int64),
}
session = onnxruntime.InferenceSession(str(FOLDER / "embedder/model.onnx"))
taken = {value.name: inputs[value.name] for value in session.get_inputs()}
tokens = torch.tensor(session.run(["last_hidden_state"], taken)[0])

# Weights that the test can make again: (3 row + column) mod 7, less 3, over 8; and the row over 4.
weights = torch.tensor([[((3 * row + column) % 7 - 3) / 8 for column in range(DIMENSIONS)] for row in range(PROJECTED)])
bias = torch.tensor([row / 4 for row in range(PROJECTED)])


def embeddings(*modules):
    features = {"token_embeddings": tokens.clone(), "attention_mask": torch.tensor(inputs["attention_mask"])}
    with torch.no_grad():
        for module in modules:
            features = module(features)
    return [[round(float(value), 7) for value in row] for row in features["sentence_embedding"]]


goldens = {kind: embeddings(Pooling(DIMENSIONS, pooling_mode=kind)) for kind in KINDS}
goldens["normalised"] = embeddings(Pooling(DIMENSIONS, pooling_mode="weightedmean"), Normalize())
dense = Dense(DIMENSIONS, PROJECTED, init_weight=weights, init_bias=bias)
goldens["projected"] = embeddings(Pooling(DIMENSIONS, pooling_mode="mean"), dense)
(FOLDER / "pooling.golden.json").write_text(json.dumps({"texts": TEXTS, "embeddings": goldens}) + "\n")
