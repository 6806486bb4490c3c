package dev.openbook.library;

import dev.openbook.document.DocumentId;
import dev.openbook.document.Passage;
import dev.openbook.document.SearchFilter;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Digest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * A whole index on the heap, for tests: BM25 (k1 = 1.2, b = 0.75) over words without stemming, and a scan over all
 * vectors. What was committed lives in its {@link Store}, so that an index can be closed and opened again.
 */
public final class InMemoryPassageIndex implements PassageIndex {
    private final Store store;
    private volatile boolean closed;

    public InMemoryPassageIndex(Store store) {
        this.store = store;
    }

    /** What a disk would be. */
    public static final class Store {
        private volatile State state;
        private boolean penTaken;

        public Store(String id, Optional<Digest> embeddingModel, int dimensions) {
            state = new State(new IndexState(id, 0, embeddingModel, dimensions, 0), new TreeMap<>());
        }
    }

    private record Entry(DocumentRecord record, List<IndexedPassage> passages) {}

    private record State(IndexState index, TreeMap<DocumentId, Entry> entries) {}

    @Override
    public Snapshot snapshot() {
        requireOpen();
        return new StateSnapshot(store.state);
    }

    @Override
    public Writer write() {
        requireOpen();
        synchronized (store) {
            if (store.penTaken) {
                throw new OpenbookException(FailureCode.LIBRARY_LOCKED, "The library is being written already.");
            }
            store.penTaken = true;
            return new StateWriter(store);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new OpenbookException(FailureCode.CLOSED, "The index is closed.");
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private record StateSnapshot(State of) implements Snapshot {
        @Override
        public IndexState state() {
            return of.index();
        }

        @Override
        public Map<DocumentId, DocumentRecord> documents() {
            Map<DocumentId, DocumentRecord> records = new TreeMap<>();
            of.entries().forEach((id, entry) -> records.put(id, entry.record()));
            return records;
        }

        @Override
        public List<ScoredPassage> lexical(String text, SearchFilter filter, int limit) {
            List<List<String>> all = new ArrayList<>();
            each(passage -> all.add(words(passage.context() + " " + passage.passage().text())));
            double averageLength = all.stream().mapToInt(List::size).average().orElse(1);
            Set<String> query = new HashSet<>(words(text));
            Map<String, Integer> frequency = new HashMap<>();
            all.forEach(words -> new HashSet<>(words).forEach(word -> frequency.merge(word, 1, Integer::sum)));
            return best(filter, limit, passage -> {
                List<String> words = words(passage.context() + " " + passage.passage().text());
                double score = 0;
                for (String term : query) {
                    long count = words.stream().filter(term::equals).count();
                    int documents = frequency.getOrDefault(term, 0);
                    double weight = Math.log(1 + (all.size() - documents + 0.5) / (documents + 0.5));
                    double norm = 1.2 * (0.25 + 0.75 * words.size() / averageLength);
                    score += count == 0 ? 0 : weight * count / (count + norm);
                }
                return score > 0 ? score : Double.NaN;
            });
        }

        @Override
        public List<ScoredPassage> semantic(float[] vector, SearchFilter filter, int limit) {
            return best(filter, limit, passage -> {
                float[] other = passage.vector();
                double product = 0;
                for (int i = 0; other != null && i < other.length; i++) {
                    product += (double) other[i] * vector[i];
                }
                return other == null ? Double.NaN : product;
            });
        }

        private void each(Consumer<IndexedPassage> consumer) {
            of.entries().values().forEach(entry -> entry.passages().forEach(consumer));
        }

        private List<ScoredPassage> best(SearchFilter filter, int limit, ToDoubleFunction<IndexedPassage> scorer) {
            List<ScoredPassage> found = new ArrayList<>();
            for (Entry entry : of.entries().values()) {
                for (IndexedPassage passage : matches(filter, entry.record()) ? entry.passages() : List.<IndexedPassage>of()) {
                    double score = scorer.applyAsDouble(passage);
                    if (!Double.isNaN(score)) {
                        found.add(new ScoredPassage(passage.passage(), score));
                    }
                }
            }
            Comparator<Passage> place = Comparator.comparing(Passage::document).thenComparing(Passage::ordinal);
            found.sort(Comparator.comparingDouble(ScoredPassage::score)
                    .reversed()
                    .thenComparing(ScoredPassage::passage, place));
            return List.copyOf(found.subList(0, Math.min(limit, found.size())));
        }

        private static boolean matches(SearchFilter filter, DocumentRecord record) {
            return switch (filter) {
                case SearchFilter.All all -> all.filters().stream().allMatch(each -> matches(each, record));
                case SearchFilter.Any any -> any.filters().stream().anyMatch(each -> matches(each, record));
                case SearchFilter.Not not -> !matches(not.filter(), record);
                case SearchFilter.Beginning beginning -> beginning.field() == SearchFilter.Field.DOCUMENT
                        ? record.id().path().startsWith(beginning.beginning())
                        : parent(record.id().path()).startsWith(beginning.beginning());
                case SearchFilter.Equal equal -> switch (equal.field()) {
                    case DOCUMENT -> record.id().path().equals(equal.value());
                    case FOLDER -> record.id().path().startsWith(equal.value() + "/");
                    case PARENT -> parent(record.id().path()).equals(equal.value());
                    case SUFFIX -> !equal.value().isEmpty() && suffix(record.id().path()).equals(equal.value());
                    case TYPE -> record.type().suffixes().contains(equal.value());
                };
            };
        }

        private static String parent(String path) {
            return path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }

        private static String suffix(String path) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return name.substring(name.lastIndexOf('.') + 1).length() == name.length() ? "" : name.substring(name.lastIndexOf('.') + 1);
        }

        @Override
        public void close() {}
    }

    private static final class StateWriter implements Writer {
        private final Store store;
        private final TreeMap<DocumentId, Entry> entries;

        StateWriter(Store store) {
            this.store = store;
            this.entries = new TreeMap<>(store.state.entries());
        }

        @Override
        public void put(DocumentRecord document, List<IndexedPassage> passages) {
            entries.put(document.id(), new Entry(document, List.copyOf(passages)));
        }

        @Override
        public void remove(DocumentId document) {
            entries.remove(document);
        }

        @Override
        public void commit() {
            IndexState last = store.state.index();
            int passages = entries.values().stream().mapToInt(entry -> entry.passages().size()).sum();
            store.state = new State(
                    new IndexState(last.id(), last.commit() + 1, last.embeddingModel(), last.dimensions(), passages),
                    new TreeMap<>(entries));
        }

        @Override
        public void close() {
            synchronized (store) {
                store.penTaken = false;
            }
        }
    }
}
