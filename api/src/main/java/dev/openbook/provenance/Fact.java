package dev.openbook.provenance;

import dev.openbook.value.Digest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value together with how it is known. There is no value without evidence: what nobody says is {@link
 * Certainty#UNKNOWN}, never a default.
 *
 * @param <T> type of the value
 * @param value the value; null exactly if the certainty is unknown
 * @param certainty how it is known
 * @param evidence where it comes from, or why it is unknown
 */
public record Fact<T>(@Nullable T value, Certainty certainty, Evidence evidence) {

    /** Checks that a value is there exactly if it is known. */
    public Fact {
        if ((value == null) != (certainty == Certainty.UNKNOWN)) {
            throw new IllegalArgumentException("A fact has a value exactly if it is known: " + value + ", " + certainty);
        }
    }

    /** Somebody says so. */
    public static <T> Fact<T> stated(T value, String source, String reason) {
        return new Fact<>(value, Certainty.STATED, new Evidence(source, reason));
    }

    /** We counted it. */
    public static <T> Fact<T> measured(T value, String source, String reason) {
        return new Fact<>(value, Certainty.MEASURED, new Evidence(source, reason));
    }

    /** It follows from other facts. */
    public static <T> Fact<T> inferred(T value, String source, String reason) {
        return new Fact<>(value, Certainty.INFERRED, new Evidence(source, reason));
    }

    /** It is not known, and this is where we looked. */
    public static <T> Fact<T> unknown(String source, String reason) {
        return new Fact<>(null, Certainty.UNKNOWN, new Evidence(source, reason));
    }

    /** Somebody says so. */
    public static <T> Fact<T> stated(T value, Evidence evidence) {
        return new Fact<>(value, Certainty.STATED, evidence);
    }

    /** It follows from other facts. */
    public static <T> Fact<T> inferred(T value, Evidence evidence) {
        return new Fact<>(value, Certainty.INFERRED, evidence);
    }

    /** It is not known, and this is where we looked. */
    public static <T> Fact<T> unknown(Evidence evidence) {
        return new Fact<>(null, Certainty.UNKNOWN, evidence);
    }

    /** The same, with the digest of the file that the evidence names. */
    public Fact<T> in(Digest file) {
        return new Fact<>(value, certainty, evidence.in(file));
    }

    /** The value, if it is known. */
    public Optional<T> known() {
        return Optional.ofNullable(value);
    }
}
