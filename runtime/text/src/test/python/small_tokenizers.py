"""Makes the small tokenizers that the tests use, trained on texts.py (CC0). Needs tokenizers 0.23.2 and sentencepiece 0.2.2.

Usage, from the module's folder: python src/test/python/small_tokenizers.py

Written to src/test/resources/dev/openbook/text:
    fallback-tokenizer.json    BPE with byte fallback and Llama's normaliser and decoder; special tokens looked for in normalised text
    unigram-tokenizer.json     Unigram with NFKC, Metaspace, </s> within the vocabulary, an added token "<<" that is not special
    suffix-tokenizer.json      BPE with a suffix that ends words, lower-cased; special tokens normalised
    words-tokenizer.json       whole words, no decoder
    converted/gpt/             vocab.json and merges.txt
    converted/bert/            vocab.txt, lower-cased; converted/bert-cased/ the same with case
    converted/qwen/            the same for Qwen2's way of splitting
    converted/llama/           tokenizer.model: BPE with byte fallback; converted/gemma/: symbols of its own, no space in front
    converted/unigram/         tokenizer.model: one that is refused
"""

import io
import json
import os
import shutil
import sys

import sentencepiece
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

sys.path.insert(0, os.path.dirname(__file__))
from texts import TEXTS

ROOT = "src/test/resources/dev/openbook/text/"
CORPUS = [text for text in TEXTS if "\x00" not in text] * 3
ASCII = [chr(c) for c in range(33, 127)]


def save(tokenizer, name):
    tokenizer.save(ROOT + name)


def fallback():
    special = ["<unk>", "<s>", "</s>"]
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    bytes_ = ["<0x%02X>" % b for b in range(256)]
    tokenizer.train_from_iterator(CORPUS, trainers.BpeTrainer(
        vocab_size=900, special_tokens=special + bytes_, initial_alphabet=ASCII + ["▁"], limit_alphabet=140, show_progress=False))
    state = json.loads(tokenizer.to_str())
    state["added_tokens"] = [dict(token, normalized=True) for token in state["added_tokens"] if token["content"] in special]
    state["decoder"] = {"type": "Sequence", "decoders": [
        {"type": "Replace", "pattern": {"String": "▁"}, "content": " "}, {"type": "ByteFallback"}, {"type": "Fuse"},
        {"type": "Strip", "content": " ", "start": 1, "stop": 0}]}
    tokenizer = Tokenizer.from_str(json.dumps(state))
    tokenizer.add_special_tokens([AddedToken("<|end|>", rstrip=True, normalized=False), AddedToken("<|word|>", single_word=True, normalized=False)])
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", pair="<s> $A <s> $B:1", special_tokens=[("<s>", 1)])
    save(tokenizer, "fallback-tokenizer.json")


def unigram():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.train_from_iterator(CORPUS, trainers.UnigramTrainer(
        vocab_size=700, special_tokens=["</s>", "<unk>"], unk_token="<unk>", initial_alphabet=ASCII, show_progress=False))
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", 0)])
    tokenizer.add_tokens([AddedToken("<<", normalized=False)])
    save(tokenizer, "unigram-tokenizer.json")


def suffix():
    tokenizer = Tokenizer(models.BPE(unk_token="[UNK]", end_of_word_suffix="</w>"))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFD(), normalizers.StripAccents(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.train_from_iterator(CORPUS, trainers.BpeTrainer(
        vocab_size=600, special_tokens=["[UNK]"], end_of_word_suffix="</w>", initial_alphabet=ASCII, limit_alphabet=120, show_progress=False))
    tokenizer.decoder = decoders.BPEDecoder(suffix="</w>")
    tokenizer.add_special_tokens([AddedToken("[END]", normalized=True), AddedToken("[TURN]", normalized=True, lstrip=True)])
    save(tokenizer, "suffix-tokenizer.json")


def words():
    tokenizer = Tokenizer(models.WordLevel(unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.train_from_iterator(CORPUS, trainers.WordLevelTrainer(vocab_size=300, special_tokens=["[UNK]", "[EOS]", "</s>"], show_progress=False))
    save(tokenizer, "words-tokenizer.json")


def folder(name):
    os.makedirs(ROOT + "converted/" + name, exist_ok=True)
    return ROOT + "converted/" + name + "/"


def write(path, content):
    with open(path, "w", encoding="utf-8") as file:
        file.write(content if isinstance(content, str) else json.dumps(content, indent=1) + "\n")


def gpt():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.train_from_iterator(CORPUS, trainers.BpeTrainer(
        vocab_size=700, special_tokens=["<|endoftext|>"], initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    tokenizer.model.save(folder("gpt"))
    write(folder("gpt") + "tokenizer_config.json", {
        "tokenizer_class": "GPT2Tokenizer", "add_prefix_space": False, "bos_token": "<|endoftext|>", "eos_token": "<|endoftext|>",
        "unk_token": "<|endoftext|>", "model_max_length": 1024,
        "added_tokens_decoder": {
            "0": {"content": "<|endoftext|>", "lstrip": False, "normalized": True, "rstrip": False, "single_word": False, "special": True},
            "700": {"content": "<|im_end|>", "lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True},
            "701": {"content": "  ", "lstrip": False, "normalized": True, "rstrip": False, "single_word": False, "special": False}}})


def qwen():
    for file in ["vocab.json", "merges.txt"]:
        shutil.copyfile(folder("gpt") + file, folder("qwen") + file)
    write(folder("qwen") + "tokenizer_config.json", {
        "tokenizer_class": "Qwen2Tokenizer", "add_prefix_space": False, "eos_token": "<|im_end|>", "pad_token": "<|endoftext|>",
        "added_tokens_decoder": {
            "0": {"content": "<|endoftext|>", "lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True},
            "700": {"content": "<|im_end|>", "lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True}}})


def bert(name, lower):
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lower)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.train_from_iterator(CORPUS, trainers.WordPieceTrainer(vocab_size=800, special_tokens=special, show_progress=False))
    tokenizer.model.save(folder(name))
    write(folder(name) + "tokenizer_config.json", {"tokenizer_class": "BertTokenizer", "do_lower_case": lower, "model_max_length": 512})


def sentence_piece(name, vocabulary, **options):
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text for text in CORPUS if text.strip()), model_writer=out, vocab_size=vocabulary, character_coverage=0.98,
        minloglevel=2, num_threads=1, **options)
    with open(folder(name) + "tokenizer.model", "wb") as file:
        file.write(out.getvalue())


fallback()
unigram()
suffix()
words()
gpt()
qwen()
bert("bert", True)
bert("bert-cased", False)
sentence_piece("llama", 1100, model_type="bpe", byte_fallback=True, normalization_rule_name="identity", remove_extra_whitespaces=False,
               split_digits=True, allow_whitespace_only_pieces=True)
sentence_piece("gemma", 1100, model_type="bpe", byte_fallback=True, normalization_rule_name="identity", remove_extra_whitespaces=False,
               add_dummy_prefix=False, allow_whitespace_only_pieces=True, user_defined_symbols=["<|user|>", "\n\n", "▁▁", "▁▁▁▁"])
sentence_piece("unigram", 700, model_type="unigram", normalization_rule_name="identity")
write(ROOT + "converted/llama/tokenizer_config.json", {"tokenizer_class": "LlamaTokenizer", "add_bos_token": True, "add_eos_token": False})
