package dev.openbook.text.convert;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A way to publish a tokenizer without a {@code tokenizer.json}. */
public enum OlderFormat {
    /** One token a line, for WordPiece, as BERT has it. */
    WORD_PIECE(WordPieceFormat::convert, List.of("vocab.txt")),
    /** Tokens with ids, and merges in order, for byte-level BPE, as GPT-2 has it. */
    BYTE_LEVEL(ByteLevelFormat::convert, List.of("vocab.json", "merges.txt")),
    /** A SentencePiece model, as Llama has it. */
    SENTENCE_PIECE(SentencePieceFormat::convert, List.of("tokenizer.model"));

    private static final List<String> SETTINGS =
            List.of("tokenizer_config.json", "special_tokens_map.json", "added_tokens.json");

    private final Function<FolderFiles, String> conversion;
    private final List<String> required;

    OlderFormat(Function<FolderFiles, String> conversion, List<String> required) {
        this.conversion = conversion;
        this.required = required;
    }

    /** The format of a folder, if it has one of them. */
    public static Optional<OlderFormat> of(Predicate<String> contains) {
        for (OlderFormat format : values()) {
            if (format.required.stream().allMatch(contains)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The format that has this as its main file. */
    public static Optional<OlderFormat> ofMainFile(String name) {
        return Stream.of(values()).filter(format -> format.mainFile().equals(name)).findFirst();
    }

    /** The file to name in errors. */
    public String mainFile() {
        return required.getFirst();
    }

    /** The files that make up the tokenizer, of those that are there. */
    public List<String> files(Predicate<String> contains) {
        return Stream.concat(required.stream(), SETTINGS.stream()).filter(contains).toList();
    }

    /**
     * The text of a {@code tokenizer.json}.
     *
     * @throws ConversionRefusal if what the files describe is not exactly defined, or they are damaged
     */
    public String toJson(FolderFiles files) {
        return conversion.apply(files);
    }
}
