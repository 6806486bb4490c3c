package dev.openbook.rerank;

import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.PairFrame;
import dev.openbook.internal.encode.PairRoom;
import dev.openbook.internal.encode.TokenWindows;
import dev.openbook.model.LongText;
import java.util.List;

/** Rows of a query with a passage, or with each window of a long passage. Thread-safe. */
final class PassageRows {
    /** Windows share a quarter, so that what answers the query is whole in one of them. */
    private static final int SHARED_PART = 4;

    private final OpenedEncoder encoder;
    private final String prompt;
    private final PairRoom room;

    /**
     * Rows for a model.
     *
     * @param prompt stands in front of every query
     */
    PassageRows(OpenedEncoder encoder, String prompt) {
        this.encoder = encoder;
        this.prompt = prompt;
        this.room = PairRoom.of(encoder);
    }

    /**
     * A passage as the model reads it.
     *
     * @param windows of its tokens
     * @param rows one for each
     */
    record ReadPassage(TokenWindows windows, List<EncoderInput> rows) {}

    int capacity() {
        return room.capacity();
    }

    /** A pair to try a model with. */
    List<EncoderInput> probe() {
        return of(query("a"), "a", LongText.TRUNCATE).rows();
    }

    PairFrame query(String query) {
        return PairFrame.ofFirst(encoder.tokenizer(), prompt + query);
    }

    ReadPassage of(PairFrame query, String passage, LongText longPassages) {
        int[] ids = encoder.tokenizer().ids(passage, false);
        int own = room.beside(query.tokens(), ids.length, "query");
        TokenWindows windows = TokenWindows.overlapping(longPassages, ids.length, own, own / SHARED_PART, "passage");
        return new ReadPassage(
                windows, windows.ranges().stream().map(range -> query.with(ids, range)).toList());
    }
}
