package dev.openbook.text.convert;

import static dev.openbook.text.convert.TokenizerDescription.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code vocab.txt}: one token a line, its number the line's. As transformers' {@code BertConverter} does it. */
final class WordPieceFormat {
    /** The classes of transformers that are BERT's tokenizer by another name. */
    private static final Set<String> KINDS =
            Set.of("", "BertTokenizer", "DistilBertTokenizer", "ElectraTokenizer", "MobileBertTokenizer", "RetriBertTokenizer",
                    "DPRQuestionEncoderTokenizer", "DPRContextEncoderTokenizer", "LayoutLMTokenizer", "SqueezeBertTokenizer");

    private WordPieceFormat() {}

    static String convert(FolderFiles files) {
        Settings settings = new Settings(files);
        if (!KINDS.contains(settings.kind())) {
            throw new ConversionRefusal("it belongs to a " + settings.kind() + ", which reads text in a way of its own");
        }
        if (!settings.flag("do_basic_tokenize", true)) {
            throw new ConversionRefusal("do_basic_tokenize is off, which only Python knows");
        }
        Map<String, Integer> vocabulary = vocabulary(files.text("vocab.txt"));
        String unknown = settings.token("unk_token").orElse("[UNK]");
        String first = settings.token("cls_token").orElse("[CLS]");
        String last = settings.token("sep_token").orElse("[SEP]");
        String pad = settings.token("pad_token").orElse("[PAD]");
        String mask = settings.token("mask_token").orElse("[MASK]");
        ObjectNode normalizer = stage("BertNormalizer")
                .put("clean_text", true)
                .put("handle_chinese_chars", settings.flag("tokenize_chinese_chars", true));
        settings.flag("strip_accents")
                .ifPresentOrElse(flag -> normalizer.put("strip_accents", flag), () -> normalizer.putNull("strip_accents"));
        normalizer.put("lowercase", lowerCase(settings, vocabulary));
        ObjectNode model = stage("WordPiece")
                .put("unk_token", unknown)
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", 100);
        model.set("vocab", TokenizerDescription.vocabulary(vocabulary));
        requireAll(vocabulary, unknown, first, last);
        return new TokenizerDescription()
                .with("added_tokens", settings.addedTokens(vocabulary, List.of(unknown, last, pad, first, mask)))
                .with("normalizer", normalizer)
                .with("pre_tokenizer", stage("BertPreTokenizer"))
                .frame(Map.of(first, vocabulary.get(first)), Map.of(), Map.of(last, vocabulary.get(last)))
                .with("decoder", stage("WordPiece").put("prefix", "##").put("cleanup", true))
                .with("model", model)
                .text();
    }

    private static Map<String, Integer> vocabulary(String text) {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            vocabulary.put(line, number++);
        }
        if (text.endsWith("\n") || text.endsWith("\r")) {
            vocabulary.remove("", number - 1); // behind the end of the last line there is none
        }
        return vocabulary;
    }

    /** BERT's default is to ignore case; a vocabulary with capitals that does not say so is a trap. */
    private static boolean lowerCase(Settings settings, Map<String, Integer> vocabulary) {
        return settings.flag("do_lower_case").orElseGet(() -> {
            if (vocabulary.keySet().stream().anyMatch(WordPieceFormat::hasCapital)) {
                throw new ConversionRefusal("it has words with capitals, but tokenizer_config.json does not say whether"
                        + " case counts (\"do_lower_case\": false)");
            }
            return true;
        });
    }

    private static boolean hasCapital(String token) {
        boolean bracketed = token.startsWith("[") && token.endsWith("]");
        return !bracketed && token.chars().anyMatch(unit -> unit >= 'A' && unit <= 'Z');
    }

    private static void requireAll(Map<String, Integer> vocabulary, String... tokens) {
        for (String token : tokens) {
            if (!vocabulary.containsKey(token)) {
                throw new ConversionRefusal("it has no " + token);
            }
        }
    }
}
