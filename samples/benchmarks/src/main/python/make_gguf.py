"""Write a GGUF file that llama.cpp loads: a Llama-architecture decoder with random weights, for the speed comparison
dev.openbook.benchmarks.BesideLlamaCpp. It measures speed, never quality: the weights are random.

usage: make_gguf.py {small|mid} {Q4_0|Q4_1|Q5_0} OUT.gguf
  small  the shape of SmolLM2-135M: hidden 576, 30 layers, 9 heads, 3 key/value heads, inner 1536, vocabulary 49152
  mid    the shape of Qwen2.5-0.5B: hidden 896, 24 layers, 14 heads, 2 key/value heads, inner 4864, vocabulary 151936
  Q4_0   4.5 bits a weight (4-bit values, one 16-bit scale for each 32)
  Q4_1   5.0 bits a weight (and one 16-bit minimum): as many as int4 blocks of 32 with 32-bit scales have
  Q5_0   5.5 bits a weight
needs: pip install numpy (in a virtual environment)

The file format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md; the blocks: ggml-common.h of the same project.
The tokenizer is the least one that loads: byte tokens, the lower-case letters, and fillers. The output rows of everything
but letters and fillers are zero, so greedy decoding of random weights meets neither an end nor half a character."""
import os
import struct
import sys

import numpy as np

SHAPES = dict(small=dict(hidden=576, layers=30, heads=9, kv=3, inner=1536, vocabulary=49152),
              mid=dict(hidden=896, layers=24, heads=14, kv=2, inner=4864, vocabulary=151936))
HEAD = 64
BLOCK = 32
ALIGNMENT = 32
F32, KINDS = 0, dict(Q4_0=(2, 18), Q4_1=(3, 20), Q5_0=(6, 22))  # type number in the file, bytes of a block
SILENT = 3 + 256  # <unk> <s> </s> and the byte tokens


def quantized(random, kind, rows, columns, spread):
    """Random blocks in the layout of the kind; values are centred and of about the spread given."""
    blocks = rows * columns // BLOCK
    scale = (random.uniform(0.5, 1.5, blocks) * spread / 4.6).astype(np.float16)
    values = random.integers(0, 256, (blocks, KINDS[kind][1] - 2), dtype=np.uint8)
    if kind == 'Q4_1':
        values[:, :2] = (scale * np.float16(-8)).astype(np.float16).view(np.uint8).reshape(blocks, 2)
    return np.concatenate([scale.view(np.uint8).reshape(blocks, 2), values], axis=1).reshape(rows, -1)


def tensors(shape, kind):
    """Yields name, dimensions (innermost first), type number and a function that makes the bytes."""
    random = np.random.default_rng(0)
    hidden, inner, vocabulary = shape['hidden'], shape['inner'], shape['vocabulary']

    def matrix(name, rows, columns, spread=None):
        make = lambda: quantized(random, kind, rows, columns, spread or columns ** -0.5)
        return name, (columns, rows), KINDS[kind][0], rows * columns // BLOCK * KINDS[kind][1], make

    def norm(name):
        return name, (hidden,), F32, hidden * 4, lambda: np.ones(hidden, np.float32)

    def output():
        name, dimensions, number, size, make = matrix('output.weight', vocabulary, hidden)

        def silenced():
            rows = make()
            rows[:SILENT] = 0
            return rows
        return name, dimensions, number, size, silenced

    yield matrix('token_embd.weight', vocabulary, hidden, 0.5)
    for layer in range(shape['layers']):
        at = f'blk.{layer}.'
        yield norm(at + 'attn_norm.weight')
        yield matrix(at + 'attn_q.weight', shape['heads'] * HEAD, hidden)
        yield matrix(at + 'attn_k.weight', shape['kv'] * HEAD, hidden)
        yield matrix(at + 'attn_v.weight', shape['kv'] * HEAD, hidden)
        yield matrix(at + 'attn_output.weight', hidden, shape['heads'] * HEAD)
        yield norm(at + 'ffn_norm.weight')
        yield matrix(at + 'ffn_gate.weight', inner, hidden)
        yield matrix(at + 'ffn_up.weight', inner, hidden)
        yield matrix(at + 'ffn_down.weight', hidden, inner)
    yield norm('output_norm.weight')
    yield output()


def vocabulary_of(size):
    """Token texts and kinds (1 normal, 2 unknown, 3 control, 6 byte)."""
    texts = ['<unk>', '<s>', '</s>'] + [f'<0x{byte:02X}>' for byte in range(256)]
    kinds = [2, 3, 3] + [6] * 256
    texts += [chr(letter) for letter in range(ord('a'), ord('z') + 1)]
    texts += [f'[{number}]' for number in range(len(texts), size)]
    return texts, kinds + [1] * (size - len(kinds))


def string(text):
    data = text.encode()
    return struct.pack('<Q', len(data)) + data


def fields(shape, name):
    texts, kinds = vocabulary_of(shape['vocabulary'])
    number = lambda value: struct.pack('<II', 4, value)
    real = lambda value: struct.pack('<If', 6, value)
    truth = lambda value: struct.pack('<IB', 7, value)
    text = lambda value: struct.pack('<I', 8) + string(value)
    array = lambda kind, data: struct.pack('<IIQ', 9, kind, len(texts)) + data
    return {
        'general.architecture': text('llama'), 'general.name': text('random weights, ' + name),
        'general.quantization_version': number(2), 'general.alignment': number(ALIGNMENT),
        'llama.block_count': number(shape['layers']), 'llama.context_length': number(4096),
        'llama.embedding_length': number(shape['hidden']), 'llama.feed_forward_length': number(shape['inner']),
        'llama.attention.head_count': number(shape['heads']), 'llama.attention.head_count_kv': number(shape['kv']),
        'llama.attention.layer_norm_rms_epsilon': real(1e-5), 'llama.rope.dimension_count': number(HEAD),
        'llama.rope.freq_base': real(10000.0), 'llama.vocab_size': number(shape['vocabulary']),
        'tokenizer.ggml.model': text('llama'),
        'tokenizer.ggml.tokens': array(8, b''.join(map(string, texts))),
        'tokenizer.ggml.scores': array(6, np.zeros(len(texts), '<f4').tobytes()),
        'tokenizer.ggml.token_type': array(5, np.array(kinds, '<i4').tobytes()),
        'tokenizer.ggml.unknown_token_id': number(0), 'tokenizer.ggml.bos_token_id': number(1),
        'tokenizer.ggml.eos_token_id': number(2), 'tokenizer.ggml.add_bos_token': truth(0),
        'tokenizer.ggml.add_space_prefix': truth(0)}


def padding(position):
    return b'\0' * (-position % ALIGNMENT)


def write(shape_name, kind, out):
    shape = SHAPES[shape_name]
    parts = list(tensors(shape, kind))
    head = fields(shape, shape_name)
    os.makedirs(os.path.dirname(os.path.abspath(out)), exist_ok=True)
    with open(out, 'wb') as file:
        file.write(struct.pack('<4sIQQ', b'GGUF', 3, len(parts), len(head)))
        for key, value in head.items():
            file.write(string(key) + value)
        offset = 0
        for name, dimensions, number, size, _ in parts:
            file.write(string(name) + struct.pack('<I', len(dimensions)))
            file.write(struct.pack(f'<{len(dimensions)}QIQ', *dimensions, number, offset))
            offset += size + -size % ALIGNMENT
        file.write(padding(file.tell()))
        for name, _, _, size, make in parts:
            data = make().tobytes()
            assert len(data) == size, name
            file.write(data + padding(size))
    touched = sum(part[3] for part in parts if part[0] != 'token_embd.weight')
    print(f'{shape_name} {kind} {KINDS[kind][1] * 8 / BLOCK} bits a weight, read for each token {touched / 1e6:.1f} MB: {out}')


if __name__ == '__main__':
    if len(sys.argv) != 4 or sys.argv[1] not in SHAPES or sys.argv[2] not in KINDS:
        sys.exit(__doc__)
    write(*sys.argv[1:])
