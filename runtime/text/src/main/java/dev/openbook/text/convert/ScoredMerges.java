package dev.openbook.text.convert;

import dev.openbook.text.convert.SentencePieceModel.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;

/**
 * Merges in the order in which SentencePiece makes them: by falling score of what they make. As transformers'
 * {@code generate_merges} has it.
 */
final class ScoredMerges {
    private static final int MAX_LENGTH = 256;
    private static final int NORMAL = 1;

    private record Merge(String left, String right, float score) {}

    private ScoredMerges() {}

    static ArrayNode of(List<Piece> pieces, Map<String, Integer> vocabulary) {
        List<Merge> merges = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.type() == NORMAL && piece.text().length() <= MAX_LENGTH) {
                addSplits(piece, pieces, vocabulary, merges);
            }
        }
        merges.sort(Comparator.comparingDouble(Merge::score)
                .thenComparingInt(merge -> merge.left().codePointCount(0, merge.left().length()))
                .reversed());
        ArrayNode array = FolderFiles.JSON.createArrayNode();
        merges.forEach(merge -> array.addArray().add(merge.left()).add(merge.right()));
        return array;
    }

    private static void addSplits(Piece piece, List<Piece> pieces, Map<String, Integer> vocabulary, List<Merge> merges) {
        String text = piece.text();
        for (int at = 1; at < text.length(); at++) {
            Integer left = vocabulary.get(text.substring(0, at));
            Integer right = vocabulary.get(text.substring(at));
            if (left != null && right != null && isNormal(pieces.get(left)) && isNormal(pieces.get(right))) {
                merges.add(new Merge(text.substring(0, at), text.substring(at), piece.score()));
            }
        }
    }

    private static boolean isNormal(Piece piece) {
        return piece.type() == NORMAL;
    }
}
