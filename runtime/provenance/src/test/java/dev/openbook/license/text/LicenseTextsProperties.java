package dev.openbook.license.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is true of every licence that is known: which changes make another licence of it, and which do not. */
class LicenseTextsProperties {
    private static final PublishedTexts TEXTS = PublishedTexts.standard();
    private static final List<String> RESERVATION = List.of(
            "You", "may", "use", "this", "work", "for", "academic", "studies", "alone", "and", "pay", "for", "any", "other", "use.");
    private static final int WIDTH = 11;
    /** Every such licence is left out in turn; -Dlicenses.every=1 takes all of them. */
    private static final int LEFT_OUT = Integer.getInteger("licenses.every", 16);

    /** The words of a licence, those that may be missing or replaced included, as lines. */
    private static List<String> words(KnownLicense license) {
        return words(license.forms().getFirst().parts()).toList();
    }

    private static Stream<String> words(List<TextPart> parts) {
        return parts.stream().flatMap(part -> switch (part) {
            case TextPart.Words words -> words.words().stream();
            case TextPart.Maybe maybe -> words(maybe.parts());
            case TextPart.Replaceable replaceable -> replaceable.place() == TextPart.Place.NOTICE
                    ? Stream.of("\nCopyright", "(c)", "2031", "Nobody", "in", "Particular\n")
                    : replaceable.words().stream();
        });
    }

    private static String lines(List<String> words, int width, String mark, String end) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < words.size(); start += width) {
            lines.add(mark + String.join(" ", words.subList(start, Math.min(words.size(), start + width))));
        }
        return String.join(end, lines);
    }

    /** Whether a text is this licence word for word and nothing else. */
    private static boolean same(String text, KnownLicense license) {
        LicenseWords words = LicenseWords.of(text);
        return license.forms().stream().anyMatch(form -> TextSearch.find(TextPattern.of(form), words, new BitSet())
                .filter(region -> Arrays.stream(words.plain()).allMatch(place -> place >= region.first() && place < region.end()))
                .isPresent());
    }

    private static List<String> failures(Function<KnownLicense, Stream<String>> texts, boolean same) {
        return TEXTS.all().stream()
                .flatMap(license -> texts.apply(license)
                        .filter(text -> same(text, license) != same)
                        .map(text -> license.identifiers().getFirst()))
                .distinct()
                .toList();
    }

    @Test
    void layout_and_the_copyright_holder_make_no_other_licence() {
        assertThat(failures(
                        license -> {
                            List<String> words = words(license);
                            String plain = lines(words, WIDTH, "", "\n");
                            return Stream.of(
                                    lines(words, 7, "", "\n"),
                                    lines(words, WIDTH, " * ", "\r\n"),
                                    lines(words, WIDTH, "# ", "\n").toUpperCase(Locale.ROOT),
                                    plain.replace("2031 Nobody in Particular", "1999-2003 Žluťoučký Kůň & Söhne <a@b.example>")
                                            .replace(" the ", " “the” ")
                                            .replace(" and ", " — and, "));
                        },
                        true))
                .isEmpty();
    }

    @Test
    void a_reservation_anywhere_makes_another_licence() {
        assertThat(failures(
                        license -> {
                            Random random = new Random(5);
                            List<String> words = words(license);
                            return Stream.generate(() -> {
                                        List<String> more = new ArrayList<>(words);
                                        more.addAll(random.nextInt(words.size() + 1), RESERVATION);
                                        return lines(more, WIDTH, "", "\n");
                                    })
                                    .limit(5);
                        },
                        false))
                .isEmpty();
    }

    @Test
    void a_missing_piece_or_a_not_makes_another_licence() {
        assertThat(failures(
                        license -> {
                            Random random = new Random(7);
                            List<TextPart> parts = license.forms().getFirst().parts();
                            return parts.stream()
                                    .filter(part -> part instanceof TextPart.Words words && words.words().size() >= 24)
                                    .limit(3)
                                    .map(part -> (TextPart.Words) part)
                                    .flatMap(piece -> Stream.of(cut(piece, random), negated(piece))
                                            .filter(changed -> !changed.equals(piece))
                                            .map(changed -> replace(parts, piece, changed)))
                                    .map(changed -> lines(words(changed).toList(), WIDTH, "", "\n"));
                        },
                        false))
                .isEmpty();
    }

    private static TextPart.Words cut(TextPart.Words piece, Random random) {
        List<String> words = new ArrayList<>(piece.words());
        int start = random.nextInt(words.size() - 10);
        words.subList(start, start + 10).clear();
        return new TextPart.Words(words);
    }

    private static TextPart.Words negated(TextPart.Words piece) {
        List<String> words = new ArrayList<>(piece.words());
        int may = words.indexOf("may");
        if (may >= 0) {
            words.add(may + 1, "not");
        }
        return new TextPart.Words(words);
    }

    private static List<TextPart> replace(List<TextPart> parts, TextPart piece, TextPart changed) {
        List<TextPart> replaced = new ArrayList<>(parts);
        replaced.set(parts.indexOf(piece), changed);
        return replaced;
    }

    /**
     * A licence that is not known is not taken for another one: one that is there word for word is either a part of it, and then
     * much else is there besides, or differs in nothing but a name.
     */
    @Test
    void a_licence_that_is_not_known_is_not_taken_for_another() {
        List<String> taken = IntStream.range(0, TEXTS.all().size())
                .filter(number -> number % LEFT_OUT == 0)
                .mapToObj(TEXTS.all()::get)
                .flatMap(license -> {
                    Recognition others = new TextRecognizer(TEXTS.without(license))
                            .recognize(lines(words(license), WIDTH, "", "\n"));
                    boolean same = others.licenses().stream().anyMatch(RecognizedLicense::whole)
                            && others.onlyTitlesBesides()
                            && others.reservation().isEmpty();
                    return same
                            ? Stream.of(license.identifiers().getFirst() + " as " + others.licenses().getFirst().identifiers().getFirst())
                            : Stream.of();
                })
                .sorted()
                .toList();

        assertThat(taken).isEmpty();
    }
}
