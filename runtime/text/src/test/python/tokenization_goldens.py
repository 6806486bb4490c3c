"""Writes what Python's tokenizers make of texts.py: src/test/resources/dev/openbook/text/goldens/NAME.json.

Needs tokenizers 0.23.2 and sentencepiece 0.2.2 (and transformers 5.18.0 for folders without tokenizer.json). Usage, from the
module's folder, with the folder of published tokenizers (only our texts and their ids are written, nothing of the files):
    python src/test/python/tokenization_goldens.py [../../../shared/data]

texts.json holds the texts. A golden holds, for each text in order:
    plain    ids without the tokenizer's frame of special tokens
    framed   ids with it, left out if equal
    offsets  start and end of each plain token, in UTF-16 units
    decoded  text of the plain ids without special tokens; left out if it is the text; null if there are special tokens
             looked for in normalised text, which 0.23.2 does not skip and the library bound here does
"""

import glob
import gzip
import json
import os
import shutil
import sys
import tempfile

import sentencepiece
from tokenizers import Tokenizer

sys.path.insert(0, os.path.dirname(__file__))
from texts import TEXTS

ROOT = "src/test/resources/dev/openbook/text/"


def utf16(text):
    units, table = 0, [0]
    for character in text:
        units += 2 if ord(character) > 0xFFFF else 1
        table.append(units)
    return table


def golden(tokenizer):
    tokenizer.no_truncation()
    tokenizer.no_padding()
    added = json.loads(tokenizer.to_str())["added_tokens"]
    normalized = {token["id"] for token in added if token["normalized"] and token["special"]}
    entries = []
    for text in TEXTS:
        encoding = tokenizer.encode(text, add_special_tokens=False)
        framed = tokenizer.encode(text, add_special_tokens=True).ids
        units = utf16(text)
        entry = {"plain": encoding.ids}
        if framed != encoding.ids:
            entry["framed"] = framed
        entry["offsets"] = [units[index] for span in encoding.offsets for index in span]
        decoded = tokenizer.decode(encoding.ids, skip_special_tokens=True)
        if normalized.intersection(encoding.ids):
            entry["decoded"] = None
        elif decoded != text:
            entry["decoded"] = decoded
        entries.append(entry)
    return entries


def write(name, entries):
    os.makedirs(ROOT + "goldens", exist_ok=True)
    with open(ROOT + "goldens/" + name + ".json", "w", encoding="utf-8") as file:
        lines = ",\n".join(json.dumps(entry, ensure_ascii=True, separators=(",", ":")) for entry in entries)
        file.write("[\n" + lines + "\n]\n")


def of_json(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as file:
        return Tokenizer.from_str(file.read().decode("utf-8"))


def sentence_piece(path):
    """SentencePiece itself is the reference here: ids, and the text of ids. It knows no offsets in the text as it was."""
    model = sentencepiece.SentencePieceProcessor(model_file=path)
    return [{"plain": model.encode(text), "decoded": model.decode(model.encode(text))} for text in TEXTS]


def transformers(folder):
    from transformers import BertTokenizerFast, GPT2TokenizerFast, Qwen2TokenizerFast
    kind = BertTokenizerFast if "bert" in folder else Qwen2TokenizerFast if "qwen" in folder else GPT2TokenizerFast
    return kind.from_pretrained(folder)._tokenizer


def llama(folder, **settings):
    """As LlamaTokenizer reads the model with further settings; without "legacy": false SentencePiece is the reference."""
    from transformers import LlamaTokenizer
    with tempfile.TemporaryDirectory() as copy:
        shutil.copy(folder + "/tokenizer.model", copy)
        with open(copy + "/tokenizer_config.json", "w", encoding="utf-8") as file:
            json.dump({"tokenizer_class": "LlamaTokenizer", "add_bos_token": True, **settings}, file)
        return LlamaTokenizer.from_pretrained(copy)._tokenizer


write("texts", TEXTS)
for name in ["bytelevel", "wordpiece", "fallback", "unigram", "suffix", "words"]:
    write(name, golden(of_json(ROOT + name + "-tokenizer.json")))
for name in ["bert", "bert-cased", "gpt", "qwen"]:
    write("converted-" + name, golden(transformers(ROOT + "converted/" + name)))
write("converted-llama-not-legacy", golden(llama(ROOT + "converted/llama", legacy=False)))
write("converted-llama-no-prefix", golden(llama(ROOT + "converted/llama", legacy=False, add_prefix_space=False)))
for name in ["llama", "gemma"]:
    write("converted-" + name, sentence_piece(ROOT + "converted/" + name + "/tokenizer.model"))
if len(sys.argv) > 1:
    data = sys.argv[1] + "/"
    for path in sorted(glob.glob(data + "tokenizers/*/tokenizer.json.gz")):
        write(path.split("/")[-2], golden(of_json(path)))
    write("stories260K", golden(of_json(data + "models/stories260K/onnx/tokenizer.json")))
    write("tiny-random-gpt2", golden(of_json(data + "onnx-layouts/ort-genai/hf-internal-testing/tiny-random-gpt2-fp32/tokenizer.json.gz")))
    write("bert-base-uncased", golden(transformers(data + "tokenizers/bert-base-uncased")))
    write("llama2-sp-bpe", sentence_piece(data + "tokenizers/llama2-sp-bpe/tokenizer.model"))
