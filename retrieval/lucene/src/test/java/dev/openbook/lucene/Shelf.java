package dev.openbook.lucene;

import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentType;
import dev.openbook.document.Passage;
import dev.openbook.document.SearchFilter;
import dev.openbook.document.Span;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.DocumentRecord;
import dev.openbook.library.IndexedPassage;
import dev.openbook.library.PassageIndex;
import dev.openbook.library.ScoredPassage;
import dev.openbook.value.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Documents for tests, put and found with few words. */
final class Shelf {
    static final SearchFilter EVERYWHERE = SearchFilter.none();
    static final Digest MODEL = Digest.ofText("a model");
    static final Optional<VectorSpace> PLANE = Optional.of(new VectorSpace(MODEL, 2));

    private Shelf() {}

    static DocumentRecord record(String path, int passages) {
        return new DocumentRecord(
                new DocumentId(path), DocumentType.TEXT, Optional.of("Title"), Digest.ofText(path), 10, 20, "settings",
                passages, Optional.empty());
    }

    static IndexedPassage passage(String path, int ordinal, String text, float[] vector) {
        Span span = new Span(0, List.of(), List.of(), 0, text.length());
        return new IndexedPassage(new Passage(new DocumentId(path), ordinal, span, text), "", vector);
    }

    /** A unit vector in the plane. */
    static float[] at(double degrees) {
        double angle = Math.toRadians(degrees);
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }

    /** Puts a document whose passages all lie at angle 0. */
    static void put(PassageIndex.Writer writer, String path, String... texts) {
        List<IndexedPassage> passages = new ArrayList<>();
        for (String text : texts) {
            passages.add(passage(path, passages.size(), text, at(0)));
        }
        writer.put(record(path, passages.size()), passages);
    }

    static void commit(PassageIndex index, String path, String... texts) {
        try (PassageIndex.Writer writer = index.write()) {
            put(writer, path, texts);
            writer.commit();
        }
    }

    static List<String> lexical(PassageIndex index, String text, int limit) {
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            return places(snapshot.lexical(text, EVERYWHERE, limit));
        }
    }

    static List<String> semantic(PassageIndex index, float[] vector, int limit) {
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            return places(snapshot.semantic(vector, EVERYWHERE, limit));
        }
    }

    static List<String> places(List<ScoredPassage> found) {
        return found.stream()
                .map(hit -> hit.passage().document() + "#" + hit.passage().ordinal())
                .toList();
    }

    /** For AssertJ: a failure of this kind that speaks to people. */
    static Predicate<Throwable> failsWith(FailureCode code) {
        return thrown -> thrown instanceof OpenbookException failure
                && failure.code() == code
                && !failure.getMessage().matches("(?s).*(Exception|org\\.apache|dev\\.openbook).*");
    }
}
