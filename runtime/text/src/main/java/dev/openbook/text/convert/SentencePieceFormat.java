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

    /** The classes of transformers that read such a file without additions of their own. */
    private static final Set<String> KINDS = Set.of("", "LlamaTokenizer", "CodeLlamaTokenizer", "GemmaTokenizer");

    private SentencePieceFormat() {}

    static String convert(FolderFiles files) {
        SentencePieceModel source = new SentencePieceModel(files.bytes("tokenizer.model"));
        requireExact(source);
        Settings settings = new Settings(files);
        if (!KINDS.contains(settings.kind())) {
            throw new ConversionRefusal("it belongs to a " + settings.kind() + ", which reads text in a way of its own");
        }
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
        Map<String, Integer> before = settings.flag("add_bos_token", true)
                ? round(settings, "bos_token", source, source.begin, vocabulary)
                : Map.of();
        Map<String, Integer> after = settings.flag("add_eos_token", false)
                ? round(settings, "eos_token", source, source.end, vocabulary)
                : Map.of();
        boolean prefixed = source.spacePrepended && settings.flag("add_prefix_space", true);
        TokenizerDescription description = new TokenizerDescription()
                .with("added_tokens", addedTokens(source, settings, vocabulary))
                .frame(before, before, after)
                .with("decoder", decoder(prefixed))
                .with("model", model);
        boolean everywhere = settings.flag("legacy", true);
        return (everywhere ? description.with("normalizer", spaces(prefixed)) : description.with("pre_tokenizer", metaspace(prefixed)))
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

    /** A token that stands round texts: as the settings spell it, else as the model numbers it. */
    private static Map<String, Integer> round(
            Settings settings, String role, SentencePieceModel source, int usual, Map<String, Integer> vocabulary) {
        boolean known = usual >= 0 && usual < source.pieces.size();
        String spelling = settings.token(role).orElse(known ? source.pieces.get(usual).text() : "");
        Integer id = vocabulary.get(spelling);
        if (id == null) {
            throw new ConversionRefusal("tokenizer_config.json asks for a token round texts that it does not have");
        }
        return Map.of(spelling, id);
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

    /** The space in front of a text stands behind every control token within it, too. */
    private static ObjectNode spaces(boolean prefixed) {
        ObjectNode spaces = replace(" ", SPACE);
        return prefixed
                ? sequence("normalizers", stage("Prepend").put("prepend", SPACE), spaces)
                : sequence("normalizers", spaces);
    }

    /** With {@code "legacy": false} it stands at the very beginning only, and not where there is a space already. */
    private static ObjectNode metaspace(boolean prefixed) {
        return stage("Metaspace")
                .put("replacement", SPACE)
                .put("prepend_scheme", prefixed ? "first" : "never")
                .put("split", false);
    }

    private static ObjectNode decoder(boolean prefixed) {
        ObjectNode spaces = replace(SPACE, " ");
        return prefixed
                ? sequence("decoders", spaces, stage("ByteFallback"), stage("Fuse"),
                        stage("Strip").put("content", " ").put("start", 1).put("stop", 0))
                : sequence("decoders", spaces, stage("ByteFallback"), stage("Fuse"));
    }
}
