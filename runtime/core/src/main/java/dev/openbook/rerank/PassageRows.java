package dev.openbook.rerank;

import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.internal.encode.PairRoom;
import dev.openbook.internal.encode.TokenWindows;
import dev.openbook.model.LongText;
import dev.openbook.text.PairTokenization;
import java.util.List;

/** Rows of a query with a passage, or with each window of a long passage. Thread-safe. */
final class PassageRows {
    /** Windows share a quarter, so that what answers the query is whole in one of them. */
    private static final int SHARED_PART = 4;

    private final OpenedEncoder encoder;
    private final PairRoom room;

    PassageRows(OpenedEncoder encoder) {
        this.encoder = encoder;
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
        return of("a", "a", LongText.TRUNCATE).rows();
    }

    ReadPassage of(String query, String passage, LongText longPassages) {
        PairTokenization pair = encoder.tokenizer().encodePair(query, passage);
        int own = room.beside(pair.firstCount(), pair.secondCount(), "query");
        TokenWindows windows =
                TokenWindows.overlapping(longPassages, pair.secondCount(), own, own / SHARED_PART, "passage");
        return new ReadPassage(
                windows,
                windows.ranges().stream()
                        .map(range -> pair.secondWindow(range.from(), range.to()))
                        .map(row -> new EncoderInput(row.ids(), row.typeIds()))
                        .toList());
    }
}
