package dev.openbook.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tokenizer files of BERT's kind: single letters of many scripts, the same as continuations, and some longer pieces. */
enum WordPieceSample {
    LOWER("null", true),
    CASED("null", false),
    CASED_WITHOUT_ACCENTS("true", false),
    LOWER_WITH_ACCENTS("false", true);

    private final String json;

    WordPieceSample(String stripAccents, boolean lowercase) {
        json = """
                {"version":"1.0","truncation":null,"padding":null,
                "added_tokens":[%s],
                "normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":%s,"lowercase":%s},
                "pre_tokenizer":{"type":"BertPreTokenizer"},
                "post_processor":{"type":"TemplateProcessing",
                "single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},
                {"SpecialToken":{"id":"[SEP]","type_id":0}}],
                "pair":[{"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],
                "special_tokens":{"[CLS]":{"id":"[CLS]","ids":[2],"tokens":["[CLS]"]},
                "[SEP]":{"id":"[SEP]","ids":[3],"tokens":["[SEP]"]}}},
                "decoder":{"type":"WordPiece","prefix":"##","cleanup":true},
                "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":100,
                "vocab":{%s}}}
                """.formatted(addedTokens(), stripAccents, lowercase, vocabulary());
    }

    String json() {
        return json;
    }

    private static String addedTokens() {
        return IntStream.range(0, 4)
                .mapToObj(id -> "{\"id\":" + id + ",\"content\":\"" + List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]").get(id)
                        + "\",\"single_word\":false,\"lstrip\":false,\"rstrip\":false,\"normalized\":false,\"special\":true}")
                .collect(Collectors.joining(","));
    }

    private static String vocabulary() {
        Map<String, Integer> ids = new LinkedHashMap<>();
        Stream<String> letters = IntStream.concat(IntStream.range(0x21, 0x530), IntStream.range(0x1E00, 0x20D0))
                .filter(letter -> letter != '"' && letter != '\\' && Character.getType(letter) != Character.CONTROL)
                .mapToObj(Character::toString)
                .flatMap(letter -> Stream.of(letter, "##" + letter))
                .filter(piece -> !piece.equals("##z") && !piece.equals("q"));
        Stream.of(
                        Stream.of("[PAD]", "[UNK]", "[CLS]", "[SEP]"),
                        letters,
                        Stream.of("grant", "##s", "un", "##afford", "##able", "##word", "wordword", "1990", "ΣΑ", "##ее"))
                .flatMap(pieces -> pieces)
                .forEach(piece -> ids.putIfAbsent(piece, ids.size()));
        return ids.entrySet().stream()
                .map(piece -> "\"" + piece.getKey() + "\":" + piece.getValue())
                .collect(Collectors.joining(","));
    }
}
