package dev.openbook.text.convert;

import static dev.openbook.text.convert.TokenizerDescription.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code vocab.json} and {@code merges.txt}: byte-level BPE. As transformers' {@code GPT2Converter} and
 * {@code Qwen2Converter} do it.
 */
final class ByteLevelFormat {
    private static final Set<String> GPT_2 = Set.of("GPT2Tokenizer", "CodeGenTokenizer");
    private static final String QWEN_2 = "Qwen2Tokenizer";
    private static final String QWEN_2_WORDS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    private static final String END_OF_TEXT = "<|endoftext|>";

    private ByteLevelFormat() {}

    static String convert(FolderFiles files) {
        Settings settings = new Settings(files);
        Map<String, Integer> vocabulary = vocabulary(files.object("vocab.json"));
        String kind = settings.kind();
        boolean plain = GPT_2.contains(kind) || (kind.isEmpty() && vocabulary.containsKey(END_OF_TEXT));
        if (!plain && !kind.equals(QWEN_2)) {
            throw new ConversionRefusal(kind.isEmpty()
                    ? "tokenizer_config.json does not say what kind of tokenizer it is for (\"tokenizer_class\")"
                    : "it belongs to a " + kind + ", which reads text in a way of its own");
        }
        TokenizerDescription description = new TokenizerDescription()
                .with("added_tokens", settings.addedTokens(vocabulary, List.of(END_OF_TEXT)));
        boolean prefixSpace = settings.flag("add_prefix_space", false);
        if (plain) {
            description.with("pre_tokenizer", byteLevel(prefixSpace, true));
        } else {
            ObjectNode words = stage("Split").put("behavior", "Isolated").put("invert", false);
            words.putObject("pattern").put("Regex", QWEN_2_WORDS);
            description
                    .with("normalizer", stage("NFC"))
                    .with("pre_tokenizer", TokenizerDescription.sequence("pretokenizers", words, byteLevel(prefixSpace, false)));
        }
        if (plain && settings.flag("add_bos_token", false)) {
            String first = settings.token("bos_token").orElse(END_OF_TEXT);
            if (!vocabulary.containsKey(first)) {
                throw new ConversionRefusal("it has no " + first + " to begin texts with");
            }
            Map<String, Integer> before = Map.of(first, vocabulary.get(first));
            description.frame(before, before, Map.of());
        }
        return description
                .with("decoder", byteLevel(true, true))
                .with("model", model(files, vocabulary))
                .text();
    }

    private static ObjectNode model(FolderFiles files, Map<String, Integer> vocabulary) {
        ObjectNode model = stage("BPE")
                .putNull("dropout")
                .putNull("unk_token")
                .put("continuing_subword_prefix", "")
                .put("end_of_word_suffix", "")
                .put("fuse_unk", false)
                .put("byte_fallback", false);
        model.set("vocab", TokenizerDescription.vocabulary(vocabulary));
        model.set("merges", merges(files.text("merges.txt")));
        return model;
    }

    private static ObjectNode byteLevel(boolean prefixSpace, boolean words) {
        return stage("ByteLevel").put("add_prefix_space", prefixSpace).put("trim_offsets", true).put("use_regex", words);
    }

    private static Map<String, Integer> vocabulary(JsonNode file) {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        file.forEachEntry((token, id) -> {
            if (!id.isInt() || id.intValue() < 0) {
                throw new ConversionRefusal("a token's number is not one");
            }
            vocabulary.put(token, id.intValue());
        });
        return vocabulary;
    }

    private static ArrayNode merges(String text) {
        ArrayNode merges = FolderFiles.JSON.createArrayNode();
        text.lines().filter(line -> !line.isEmpty() && !line.startsWith("#version")).forEach(line -> {
            String[] pair = line.split(" ", -1);
            if (pair.length != 2) {
                throw new ConversionRefusal("merges.txt has a line that is not two tokens");
            }
            merges.addArray().add(pair[0]).add(pair[1]);
        });
        return merges;
    }
}
