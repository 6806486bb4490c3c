package dev.openbook.rules.parse;

import dev.openbook.rules.facts.FactType;
import java.util.List;
import java.util.Optional;

/**
 * A fact that an application gives to business rules.
 *
 * @param path names from the outside in, at least two, such as {@code applicant}, {@code taxStatus}
 * @param place where it is declared
 * @param type what it is
 * @param question what to ask a person if it is unknown
 * @param values all values that it may take, if the file lists them
 * @param min smallest number that it may be, if the file says so
 * @param max largest number that it may be, if the file says so
 */
public record DeclaredFact(
        List<String> path,
        Place place,
        FactType type,
        Optional<String> question,
        List<String> values,
        Optional<Double> min,
        Optional<Double> max) {
    /** Copies the lists. */
    public DeclaredFact {
        path = List.copyOf(path);
        values = List.copyOf(values);
    }

    /** Its path as expressions write it. */
    public String name() {
        return String.join(".", path);
    }
}
