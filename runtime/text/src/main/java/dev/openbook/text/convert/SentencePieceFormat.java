package dev.openbook.text.convert;

import static dev.openbook.text.convert.TokenizerDescription.replace;
import static dev.openbook.text.convert.TokenizerDescription.sequence;
import static dev.openbook.text.convert.TokenizerDescription.stage;

import dev.openbook.text.convert.SentencePieceModel.Piece;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code tokenizer.model}: SentencePiece with BPE that leaves text as it is, as Llama, Mistral and Gemma have it. As
 * transformers' {@code LlamaConverter} does it.
 *
 * <p>Unigram models are refused: of the same file T5, XLM-RoBERTa, ALBERT and others make different ids, and their
 * normalisation is only approximated by the library.
 */
final class SentencePieceFormat {
    private static final String SPACE = "\u2581";

    private SentencePieceFormat() {}

    static String convert(FolderFiles files) {
        SentencePieceModel source = new SentencePieceModel(files.bytes("tokenizer.model"));
        requireExact(source);
        Settings settings = new Settings(files);
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        source.pieces.forEach(piece -> vocabulary.put(piece.text(), vocabulary.size()));
        if (vocabulary.size() != source.pieces.size() || source.unknown < 0 || source.unknown >= vocabulary.size()) {
            throw new ConversionRefusal("it is damaged: it holds a token twice, or lacks the unknown one");
        }
        ObjectNode model = stage("BPE")
                .putNull("dropout")
                .put("unk_token", source.pieces.get(source.unknown).text())
                .putNull("continuing_subword_prefix")
                .putNull("end_of_word_suffix")
                .put("fuse_unk", true)
                .put("byte_fallback", source.byteFallback);
        model.set("vocab", TokenizerDescription.vocabulary(vocabulary));
        model.set("merges", ScoredMerges.of(source.pieces, vocabulary));
        Map<String, Integer> before = settings.flag("add_bos_token", true) ? token(source, source.begin) : Map.of();
        Map<String, Integer> after = settings.flag("add_eos_token", false) ? token(source, source.end) : Map.of();
        return new TokenizerDescription()
                .with("added_tokens", addedTokens(source, settings, vocabulary))
                .with("normalizer", normalizer(source))
                .frame(before, after)
                .with("decoder", decoder(source))
                .with("model", model)
                .text();
    }

    private static void requireExact(SentencePieceModel source) {
        boolean userDefined = source.pieces.stream().anyMatch(piece -> piece.type() == SentencePieceModel.USER_DEFINED);
        if (source.pieces.isEmpty()) {
            throw new ConversionRefusal("it is damaged or no SentencePiece model");
        } else if (source.algorithm != SentencePieceModel.BPE) {
            throw new ConversionRefusal("it is not of the BPE kind, and what ids come of it depends on the model it is for");
        } else if (source.charactersMapped || source.spacesRemoved || !source.spacesEscaped || source.spaceBehindWords) {
            throw new ConversionRefusal("it changes characters or spaces before it splits text");
        } else if (userDefined && source.spacePrepended) {
            throw new ConversionRefusal("it has symbols of its own and puts a space in front of texts, which cannot be combined");
        } else if (source.pieces.stream().anyMatch(piece -> piece.type() == SentencePieceModel.UNUSED)) {
            throw new ConversionRefusal("it has tokens that are out of use");
        }
    }

    private static Map<String, Integer> token(SentencePieceModel source, int id) {
        if (id < 0 || id >= source.pieces.size()) {
            throw new ConversionRefusal("tokenizer_config.json asks for a token round texts that it does not have");
        }
        return Map.of(source.pieces.get(id).text(), id);
    }

    private static ArrayNode addedTokens(SentencePieceModel source, Settings settings, Map<String, Integer> vocabulary) {
        ArrayNode added = settings.addedTokens(vocabulary, List.of());
        Set<Integer> there = new HashSet<>();
        added.forEach(token -> there.add(token.path("id").asInt(-1)));
        for (int id = 0; id < source.pieces.size(); id++) {
            Piece piece = source.pieces.get(id);
            boolean special = piece.type() == SentencePieceModel.CONTROL || id == source.unknown;
            if ((special || piece.type() == SentencePieceModel.USER_DEFINED) && there.add(id)) {
                added.add(Settings.token(id, piece.text(), special));
            }
        }
        return added;
    }

    private static ObjectNode normalizer(SentencePieceModel source) {
        ObjectNode spaces = replace(" ", SPACE);
        return source.spacePrepended
                ? sequence("normalizers", stage("Prepend").put("prepend", SPACE), spaces)
                : sequence("normalizers", spaces);
    }

    private static ObjectNode decoder(SentencePieceModel source) {
        ObjectNode spaces = replace(SPACE, " ");
        return source.spacePrepended
                ? sequence("decoders", spaces, stage("ByteFallback"), stage("Fuse"),
                        stage("Strip").put("content", " ").put("start", 1).put("stop", 0))
                : sequence("decoders", spaces, stage("ByteFallback"), stage("Fuse"));
    }
}
