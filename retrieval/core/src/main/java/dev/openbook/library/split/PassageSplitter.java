package dev.openbook.library.split;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentId;
import dev.openbook.document.Passage;
import dev.openbook.document.Span;
import dev.openbook.model.EmbeddingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Splits documents into passages: whole sentences of one section, as many as an embedding model can take in together with
 * the line that says where they stand. Passages never reach over a heading of level 1 or 2 nor over more than two pages; a
 * table row is split only if it alone is too long; every passage is the document's text, unchanged, and all running text of
 * the document is in a passage. How it packs is told by {@code Packing}.
 *
 * <p>Thread-safe. Counts every sentence's tokens once and adds up; the sum is exact for word-piece tokenizers and at most a
 * token per sentence off for others.
 */
public final class PassageSplitter {
    /** Changes whenever the same document would be split in another way. */
    private static final String VERSION = "2";
    /** The line of title and headings takes at most this much of a window, and at most a quarter of it. */
    private static final int MAX_CONTEXT_TOKENS = 64;

    private final SplitterSettings settings;
    private final ToIntFunction<String> counter;
    private final int window;

    /**
     * A splitter that counts in any way; the counter must be thread-safe, the window is how many tokens fit into the model.
     */
    public PassageSplitter(SplitterSettings settings, ToIntFunction<String> counter, int window) {
        this.settings = settings;
        this.counter = counter;
        this.window = window;
    }

    /** A splitter whose passages fit into a model. */
    public static PassageSplitter of(SplitterSettings settings, EmbeddingModel model) {
        return new PassageSplitter(settings, model::countTokens, model.maxTokens());
    }

    /** A splitter for libraries without a model; its tokens are about those of English word pieces. */
    public static PassageSplitter withoutModel(SplitterSettings settings) {
        return new PassageSplitter(settings, new ApproximateTokens(), Integer.MAX_VALUE);
    }

    /** What the splitter is, for telling whether a document that was split earlier would be split in the same way now. */
    public String fingerprint() {
        return "splitter " + VERSION + " " + settings.maxTokens() + "/" + settings.overlapTokens() + "/"
                + settings.mergeBelowTokens() + " window " + window;
    }

    /** The passages of a document in order; none if it holds no text. */
    public List<ContextualPassage> split(DocumentId document, DocumentContent content) {
        ContextLine context = new ContextLine(content.title(), counter, Math.min(MAX_CONTEXT_TOKENS, window / 4));
        ToIntFunction<List<Heading>> limit = path -> {
            int room = window - context.of(words(path)).tokens();
            return Math.max(1, Math.min(settings.maxTokens(), room));
        };
        List<Piece> pieces = new PieceCutter(content, counter, limit).cut();
        List<ContextualPassage> passages = new ArrayList<>();
        for (Packing.Run run : new Packing(pieces, settings, limit).runs()) {
            int start = pieces.get(run.from()).range().start();
            int end = pieces.get(run.to() - 1).range().end();
            List<String> headings = words(run.path());
            Span span = Span.of(content, headings, start, end);
            Passage passage = new Passage(document, passages.size(), span, content.text().substring(start, end));
            passages.add(new ContextualPassage(passage, context.of(headings).text()));
        }
        return List.copyOf(passages);
    }

    private static List<String> words(List<Heading> path) {
        return path.stream().map(Heading::text).toList();
    }
}
