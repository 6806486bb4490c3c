package dev.openbook.rules.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.detect.Detector.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Shortcuts find what the forms themselves find. */
class FormsProperties {
    private static final String LETTER = "[\\p{L}\\p{N}_!#$%&'*+/=?^`{|}~\\-]";
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\-]{0,61}[\\p{L}\\p{N}])?";
    /** An address as RFC 5322 has it, to be tried at every place. */
    private static final Pattern ADDRESS = Pattern.compile(
            LETTER + "{1,64}+(?:\\." + LETTER + "{1,64}+){0,8}@(?:" + LABEL + "\\.){1,6}\\p{L}{2,24}" + Forms.END);

    @Property(tries = 3_000)
    void addressesAreThoseThatAPatternFindsAtEveryPlace(@ForAll("nearlyAddresses") String text) {
        assertThat(new EmailDetector().find(text)).isEqualTo(byPattern(text));
    }

    @Test
    void longLocalPartsAreThoseThatAPatternFinds() {
        for (int parts = 1; parts < 12; parts++) {
            for (int length : new int[] {1, 63, 64, 65, 70}) {
                for (String piece : List.of("a", "-", "a-", "é", "\uD835\uDC00")) {
                    String text = "x " + (piece.repeat(length) + ".").repeat(parts) + "b@example.org y";
                    assertThat(new EmailDetector().find(text)).as(text).isEqualTo(byPattern(text));
                }
            }
        }
    }

    private static List<Found> byPattern(String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = 0; at < text.length(); at++) {
            if (Forms.mayBegin(text, at) && matcher.region(at, text.length()).lookingAt()) {
                found.add(new Found(at, matcher.end(), EmailDetector.KIND));
                at = matcher.end() - 1;
            }
        }
        return found;
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        return Arbitraries.of("a", "b1", ".", "..", "@", "-", "_", "!", " ", "example", "org", ".org", "a.b", "é", "²", "/", "1.", ",", "\uD835\uDC00")
                .list().ofMaxSize(24).map(parts -> String.join("", parts));
    }

    /** Places that are neither a letter nor a digit nor ASCII are left out for all forms. */
    @Test
    void noFormBeginsWithAnotherCharacter() {
        for (FormDetector detector : forms()) {
            for (int c = 128; c < Character.MIN_SURROGATE; c++) {
                if (!Character.isLetterOrDigit(c)) {
                    assertThat(FormDetector.isBeginning(detector.form(), c)).as(detector.kind() + " begins with " + c).isFalse();
                }
            }
        }
    }

    private static List<FormDetector> forms() {
        List<FormDetector> forms = Detectors.kindNames().stream()
                .flatMap(kind -> Detectors.named(kind).stream())
                .flatMap(FormsProperties::forms)
                .toList();
        assertThat(forms).hasSizeGreaterThan(30);
        return forms;
    }

    private static Stream<FormDetector> forms(Detector detector) {
        return switch (detector) {
            case FormDetector form -> Stream.of(form);
            case Together together -> together.detectors().stream().flatMap(FormsProperties::forms);
            default -> Stream.of();
        };
    }
}
