package dev.openbook.classify;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What labels say of where entities begin and end.
 *
 * <p>Usually {@code B-} begins an entity and {@code I-} goes on with one; labels without either go on with an entity of the same
 * label. That is how transformers reads every model. Where the labels of a model use the prefixes of a richer scheme throughout
 * (BIOES, BILOU, BMES), ends are read as well: {@code E-} and {@code L-} go on and end, {@code S-} and {@code U-} are an entity of
 * their own, {@code M-} goes on.
 */
final class LabelScheme {
    /** The label of what is no entity. */
    static final String OUTSIDE = "O";

    private static final Pattern PREFIXED = Pattern.compile("([BIELMSU])-(.+)", Pattern.DOTALL);
    private static final Set<String> SINGLE = Set.of("S", "U");
    private static final Set<String> LAST = Set.of("E", "L", "S", "U");
    private static final Set<String> PLAIN = Set.of("B", "I");

    private final boolean rich;

    private LabelScheme(boolean rich) {
        this.rich = rich;
    }

    static LabelScheme of(List<String> labels) {
        List<String> entities = labels.stream().filter(label -> !label.equals(OUTSIDE)).toList();
        Map<Boolean, List<Matcher>> matchers = entities.stream()
                .map(PREFIXED::matcher)
                .collect(Collectors.partitioningBy(Matcher::matches));
        boolean ends = matchers.getOrDefault(true, List.of()).stream().anyMatch(label -> LAST.contains(label.group(1)));
        return new LabelScheme(matchers.getOrDefault(false, List.of()).isEmpty() && ends);
    }

    /** What kind of entity a label stands for; {@link #OUTSIDE} for none. */
    String kind(String label) {
        return isPrefixed(label) ? label.substring(2) : label;
    }

    /** Whether a token belongs to the same entity as the one before. */
    boolean continues(String before, String label) {
        if (!kind(before).equals(kind(label))) {
            return false;
        }
        String prefix = prefix(label);
        return !prefix.equals("B") && (!rich || (!SINGLE.contains(prefix) && !LAST.contains(prefix(before))));
    }

    private String prefix(String label) {
        return isPrefixed(label) ? label.substring(0, 1) : "";
    }

    private boolean isPrefixed(String label) {
        Matcher matcher = PREFIXED.matcher(label);
        return matcher.matches() && (rich || PLAIN.contains(matcher.group(1)));
    }
}
