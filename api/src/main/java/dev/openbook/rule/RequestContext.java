package dev.openbook.rule;

import java.util.Map;
import java.util.Optional;

/**
 * What an application says of a request beside its text.
 *
 * @param kind what it is for, in the application's words, such as {@code draft}
 * @param caller who asks; empty if nobody says, and then everything about them is unknown to rules
 * @param attributes further facts, such as the section that a draft is for
 */
public record RequestContext(String kind, Optional<Caller> caller, Map<String, String> attributes) {
    private static final RequestContext UNSAID = new RequestContext("generation", Optional.empty(), Map.of());

    /** Copies the map. */
    public RequestContext {
        attributes = Map.copyOf(attributes);
    }

    /** Nothing but that something is to be written. */
    public static RequestContext unsaid() {
        return UNSAID;
    }

    /** Something of a kind. */
    public static RequestContext of(String kind) {
        return new RequestContext(kind, Optional.empty(), Map.of());
    }

    /** The same, asked by somebody. */
    public RequestContext by(Caller who) {
        return new RequestContext(kind, Optional.of(who), attributes);
    }
}
