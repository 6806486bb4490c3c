package dev.openbook.text.internal.detokenize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** The stages of a tokenizer's decoder, ready to be run over any number of texts. Immutable. */
public final class DecoderPlan {
    private final List<Supplier<Stage>> stages = new ArrayList<>();
    private boolean joined;

    private DecoderPlan() {}

    /**
     * Reads the {@code decoder} of a {@code tokenizer.json}.
     *
     * @return empty if it has a stage that cannot be run token by token here: a regular expression, {@code CTC}, or one
     *     that looks at the whole text behind one that joins it
     */
    public static Optional<DecoderPlan> of(JsonNode decoder) {
        DecoderPlan plan = new DecoderPlan();
        boolean known = (decoder.isNull() || decoder.isMissingNode()) ? plan.stage(SpacedStage::new) : plan.add(decoder);
        return known ? Optional.of(plan) : Optional.empty();
    }

    /** A run over one text. */
    public DecoderRun start() {
        return new DecoderRun(stages.stream().map(Supplier::get).toList());
    }

    private boolean add(JsonNode decoder) {
        return switch (decoder.path("type").asString("")) {
            case "Sequence" -> decoder.path("decoders").valueStream().allMatch(this::add);
            case "ByteLevel" -> join(ByteLevelStage::new);
            case "Fuse" -> join(() -> (piece, next) -> next.accept(piece));
            case "ByteFallback" -> stage(ByteFallbackStage::new);
            case "Metaspace" -> metaspace(decoder);
            case "WordPiece" -> stage(() -> new WordPieceStage(
                    decoder.path("prefix").asString("##"), !decoder.path("cleanup").equals(BooleanNode.FALSE)));
            case "BPEDecoder" -> stage(() -> new WordSuffixStage(decoder.path("suffix").asString("</w>")));
            case "Replace" -> replace(decoder.path("pattern").path("String").asString(""), decoder.path("content").asString(""));
            case "Strip" -> strip(decoder);
            default -> false;
        };
    }

    private boolean stage(Supplier<Stage> stage) {
        stages.add(stage);
        return !joined;
    }

    private boolean join(Supplier<Stage> stage) {
        boolean possible = stage(stage);
        joined = true;
        return possible;
    }

    private boolean eachPiece(UnaryOperator<String> change) {
        stages.add(() -> (piece, next) -> next.accept(change.apply(piece)));
        return true;
    }

    private boolean metaspace(JsonNode decoder) {
        String standIn = decoder.path("replacement").asString("");
        boolean prepended = !decoder.path("add_prefix_space").equals(BooleanNode.FALSE)
                && !decoder.path("prepend_scheme").asString("always").equals("never");
        return !standIn.isEmpty() && stage(() -> new MetaspaceStage(standIn, prepended));
    }

    /** Behind a stage that joins, a longer pattern could lie across two pieces. */
    private boolean replace(String pattern, String content) {
        boolean possible = !pattern.isEmpty() && (!joined || pattern.codePointCount(0, pattern.length()) == 1);
        return possible && eachPiece(piece -> piece.replace(pattern, content));
    }

    private boolean strip(JsonNode decoder) {
        String content = decoder.path("content").asString("");
        int start = decoder.path("start").asInt(-1);
        if (content.isEmpty() || start < 0 || decoder.path("stop").asInt(-1) != 0) {
            return false;
        }
        int character = content.codePointAt(0);
        if (joined) {
            stages.add(() -> new StripStage(character, start));
            return true;
        }
        return eachPiece(piece -> StripStage.strip(piece, character, start));
    }
}
