package dev.openbook.onnx.session;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.DecoderNames.CacheName;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the caches among what a graph declares, and in each the dimension along which tokens lie. */
final class CacheDeclarations {
    /** Batch, heads, tokens, size of a head: the layout of nearly all exports. */
    private static final int USUAL_RANK = 4;

    private static final int USUAL_TOKEN_AXIS = 2;
    private static final int MOST_DIGITS = 5;
    /** The largest models known need some 100 kilobytes; what declares more than this is no model. */
    private static final int MOST_BYTES_PER_TOKEN = 1 << 24;

    private final String graph;
    private final List<CacheName> names;
    private final OptionalInt headSize;

    CacheDeclarations(String graph, List<CacheName> names, OptionalInt headSize) {
        this.graph = graph;
        this.names = names;
        this.headSize = headSize;
    }

    boolean isPast(String input) {
        return names.stream().anyMatch(name -> layer(name.past(), input).isPresent());
    }

    /** The caches that go in; each must come out again. */
    List<CacheTensor> ofInputs(List<TensorDeclaration> inputs, List<TensorDeclaration> outputs) {
        Map<String, Element> given =
                outputs.stream().collect(Collectors.toMap(TensorDeclaration::name, TensorDeclaration::element, (one, other) -> one));
        List<CacheTensor> caches = caches(inputs, true);
        for (CacheTensor cache : caches) {
            if (given.get(cache.present()) != cache.element()) {
                throw refused("takes the cache \"" + cache.past() + "\" but does not give it back as \"" + cache.present()
                        + "\" in the same number format");
            }
        }
        return caches;
    }

    /** The caches that come out of a graph that takes none. */
    List<CacheTensor> ofOutputs(List<TensorDeclaration> outputs) {
        List<CacheTensor> caches = caches(outputs, false);
        if (caches.isEmpty()) {
            throw refused("keeps no cache of what it read (no input such as \""
                    + names.getFirst().past().replace("%d", "0") + "\"), so every token would mean reading the whole text again");
        }
        return caches;
    }

    private List<CacheTensor> caches(List<TensorDeclaration> declarations, boolean past) {
        List<CacheTensor> caches = new ArrayList<>();
        for (TensorDeclaration declared : declarations) {
            for (CacheName name : names) {
                layer(past ? name.past() : name.present(), declared.name())
                        .ifPresent(layer -> caches.add(past ? taken(layer, name, declared) : given(layer, name, declared)));
            }
        }
        caches.sort(Comparator.comparingInt(CacheTensor::layer));
        return caches;
    }

    private CacheTensor taken(String digits, CacheName name, TensorDeclaration declared) {
        CacheTensor cache = cache(digits, name, declared, (axis, rank) -> stated(declared.name(), axis, rank));
        double bytes = cache.element().bytes(); // no overflow, whatever an untrusted file says
        for (long length : cache.shape()) {
            bytes *= Math.abs(length);
        }
        if (bytes > MOST_BYTES_PER_TOKEN) {
            throw refused("declares a cache (\"" + declared.name() + "\") of more than " + (MOST_BYTES_PER_TOKEN >> 20)
                    + " MiB per token");
        }
        return cache;
    }

    private CacheTensor given(String digits, CacheName name, TensorDeclaration declared) {
        return cache(digits, name, declared, (axis, rank) -> 0);
    }

    /**
     * A cache.
     *
     * @param open how long a dimension is that the graph leaves open, by its place and the number of dimensions
     */
    private CacheTensor cache(String digits, CacheName name, TensorDeclaration declared, IntBinaryOperator open) {
        if (!declared.element().floating()) {
            throw refused("keeps its cache (\"" + declared.name() + "\") in a number format that is not known here");
        }
        List<Long> shape = new ArrayList<>(declared.shape());
        int axis = tokenAxis(declared.name(), shape);
        for (int i = 0; i < shape.size(); i++) {
            if (i != axis && shape.get(i) < 1) {
                shape.set(i, (long) open.applyAsInt(i, shape.size()));
            }
        }
        shape.set(axis, -1L);
        return new CacheTensor(
                Integer.parseInt(digits),
                name.past().replace("%d", digits),
                name.present().replace("%d", digits),
                declared.element(),
                shape,
                axis);
    }

    /** The first open dimension counts texts, unless the first of all is 1; of the others one counts tokens. */
    private int tokenAxis(String name, List<Long> shape) {
        List<Integer> open = IntStream.range(0, shape.size()).filter(i -> shape.get(i) < 1).boxed().toList();
        int batch = shape.isEmpty() || shape.getFirst() == 1 || open.isEmpty() ? 0 : open.getFirst();
        List<Integer> candidates = open.stream().filter(axis -> axis != batch).toList();
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        if (shape.size() == USUAL_RANK && candidates.contains(USUAL_TOKEN_AXIS)) {
            return USUAL_TOKEN_AXIS;
        }
        throw refused("keeps a cache (\"" + name + "\") of fixed length or of a layout that is not known here");
    }

    private int stated(String name, int axis, int rank) {
        if (axis == 0 || (axis == 1 && rank > USUAL_RANK)) {
            return 1; // one text
        }
        if (axis == rank - 1 && headSize.isPresent()) {
            return headSize.getAsInt();
        }
        throw refused("leaves open how large the cache \"" + name + "\" is, and so do the model's files (head_size)");
    }

    /** The digits that stand in a name where the pattern has {@code %d}. */
    private static Optional<String> layer(String pattern, String name) {
        int at = pattern.indexOf("%d");
        int after = name.length() - (pattern.length() - at - 2);
        if (after <= at || after - at > MOST_DIGITS || !name.startsWith(pattern.substring(0, at))) {
            return Optional.empty();
        }
        String digits = name.substring(at, after);
        boolean number = digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return number && name.endsWith(pattern.substring(at + 2)) ? Optional.of(digits) : Optional.empty();
    }

    private OpenbookException refused(String what) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The graph " + graph + " " + what + ". Choose an export of a text generator with a cache, such as those of"
                        + " onnx-community, optimum (text-generation-with-past) or onnxruntime-genai.");
    }
}
