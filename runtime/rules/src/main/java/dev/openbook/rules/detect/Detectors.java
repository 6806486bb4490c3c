package dev.openbook.rules.detect;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The detectors that rules can name. */
public final class Detectors {
    private static final Map<String, Detector> ALL =
            Collections.unmodifiableMap(new TreeMap<>(Map.of("us-social-security-number", new SocialSecurityNumbers())));

    private Detectors() {}

    /** A detector by its name. */
    public static Optional<Detector> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** All names, sorted. */
    public static Set<String> names() {
        return ALL.keySet();
    }
}
