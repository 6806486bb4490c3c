package dev.openbook.text.convert;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What is needed of a SentencePiece model ({@code sentencepiece_model.proto}, package {@code sentencepiece}). */
final class SentencePieceModel {
    static final int BPE = 2;
    static final int CONTROL = 3;
    static final int USER_DEFINED = 4;
    static final int UNUSED = 5;

    /**
     * A token.
     *
     * @param text its spelling, with {@code ▁} for spaces
     * @param score the higher, the sooner it is merged
     * @param type normal 1, unknown 2, control 3, user-defined 4, unused 5, byte 6
     */
    record Piece(String text, float score, int type) {}

    final List<Piece> pieces = new ArrayList<>();
    int algorithm = 1;
    int unknown = 0;
    int begin = 1;
    int end = 2;
    boolean byteFallback;
    boolean spaceBehindWords;
    boolean charactersMapped;
    boolean spacePrepended = true;
    boolean spacesRemoved = true;
    boolean spacesEscaped = true;

    SentencePieceModel(ByteBuffer file) {
        WireReader in = new WireReader(file);
        for (int field = in.nextField(); field != 0; field = in.nextField()) {
            switch (field) {
                case 1 -> pieces.add(piece(in.bytes()));
                case 2 -> readTrainer(in.bytes());
                case 3 -> readNormalizer(in.bytes());
                default -> in.skip();
            }
        }
    }

    private static Piece piece(ByteBuffer message) {
        WireReader in = new WireReader(message);
        String text = "";
        float score = 0;
        int type = 1;
        for (int field = in.nextField(); field != 0; field = in.nextField()) {
            switch (field) {
                case 1 -> text = in.text();
                case 2 -> score = in.decimal();
                case 3 -> type = (int) in.number();
                default -> in.skip();
            }
        }
        return new Piece(text, score, type);
    }

    private void readTrainer(ByteBuffer message) {
        WireReader in = new WireReader(message);
        for (int field = in.nextField(); field != 0; field = in.nextField()) {
            switch (field) {
                case 3 -> algorithm = (int) in.number();
                case 24 -> spaceBehindWords = in.number() != 0;
                case 35 -> byteFallback = in.number() != 0;
                case 40 -> unknown = (int) in.number();
                case 41 -> begin = (int) in.number();
                case 42 -> end = (int) in.number();
                default -> in.skip();
            }
        }
    }

    private void readNormalizer(ByteBuffer message) {
        WireReader in = new WireReader(message);
        for (int field = in.nextField(); field != 0; field = in.nextField()) {
            switch (field) {
                case 2 -> charactersMapped = in.bytes().hasRemaining();
                case 3 -> spacePrepended = in.number() != 0;
                case 4 -> spacesRemoved = in.number() != 0;
                case 5 -> spacesEscaped = in.number() != 0;
                default -> in.skip();
            }
        }
    }
}
