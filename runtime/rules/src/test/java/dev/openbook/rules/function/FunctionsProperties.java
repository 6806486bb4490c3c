package dev.openbook.rules.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.function.RuleFunction.ArgumentType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FunctionsProperties {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "1", "23", "4567", ".", ",", " ", "\n", "\u00A0", "-", "$", "€", "%", "USD", " million", "Mio.", "January", "(", ")", "[1]",
                        "MIT", " OR ", " WITH ", "**", "*", "/", "Dr. ", "the ", "der ", "2026-01-31", "31.01.2026", "é", "申", "😀", "\uD83D", "'", "/31/2026")
                .list().ofMaxSize(30)
                .map(pieces -> String.join("", pieces));
    }

    /** Every function gives a value of its type or says in words why not; nothing else comes out, whatever goes in. */
    @Property(tries = 300)
    void valuesOrWords(@ForAll("texts") String first, @ForAll("texts") String second, @ForAll long whole, @ForAll double number) {
        for (RuleFunction function : RuleFunctions.all()) {
            Object[] given = function.arguments().stream()
                    .map(type -> argument(type, type == function.arguments().get(0) ? first : second, whole, number))
                    .toArray();
            try {
                assertThat(function.body().call(given)).isInstanceOf(classOf(function.result()));
            } catch (FunctionFailure failure) {
                assertThat(failure.getMessage()).isNotBlank().hasSizeLessThan(800).doesNotContain("java.", "Exception");
            }
        }
    }

    @Property(tries = 300)
    void addingBusinessDaysAndCountingThemAgree(
            @ForAll @IntRange(min = 0, max = 3_000) int start, @ForAll @IntRange(min = -300, max = 300) int count,
            @ForAll List<@IntRange(min = 0, max = 3_400) Integer> free) {
        LocalDate day = LocalDate.of(2020, 1, 1);
        BusinessDays days = new BusinessDays(free.stream().map(after -> day.plusDays(after).toString()).toList());
        LocalDate from = day.plusDays(start);
        assertThat(days.between(from, days.add(from, count))).isEqualTo(count);
    }

    /** Counted one day after the other, in the plainest way. */
    @Property(tries = 200)
    void businessDaysAreCountedRightly(@ForAll @IntRange(min = 0, max = 500) int start, @ForAll @IntRange(min = 0, max = 100) int length,
            @ForAll List<@IntRange(min = 0, max = 600) Integer> free) {
        LocalDate day = LocalDate.of(2020, 1, 1);
        List<LocalDate> holidays = free.stream().map(after -> day.plusDays(after)).toList();
        LocalDate from = day.plusDays(start);
        long plain = from.plusDays(1).datesUntil(from.plusDays(length + 1L))
                .filter(each -> each.getDayOfWeek().getValue() < 6 && !holidays.contains(each))
                .count();
        BusinessDays days = new BusinessDays(holidays);
        assertThat(days.between(from, from.plusDays(length))).isEqualTo(plain);
    }

    @Property(tries = 500)
    void globsMatchWhatTheSameRegularExpressionMatches(@ForAll("paths") String path, @ForAll("forms") String form) {
        String pattern = form.replace(".", "\\.").replace("**/", "\u0001").replace("**", "\u0002").replace("*", "[^/]*").replace("?", "[^/]")
                .replace("\u0001", "(?:.*/)?").replace("\u0002", ".*");
        assertThat(Glob.matches(path, form)).as(path + " " + form).isEqualTo(path.matches("(?s)" + pattern));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "/", "a/", ".").list().ofMaxSize(8).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> forms() {
        // Two stars stand for folders where they are a name by themselves, as people write them.
        return Arbitraries.of("a", "b", "/a", "/**/", "*", "?", "/").list().ofMaxSize(5).map(pieces -> String.join("", pieces))
                .filter(form -> !form.contains("***") && !form.contains("//") && !form.matches(".*[^/]\\*\\*.*|.*\\*\\*[^/].*"));
    }

    private static Object argument(ArgumentType type, String text, long whole, double number) {
        return switch (type) {
            case TEXT -> text;
            case WHOLE -> whole;
            case NUMBER -> number;
            case TRUTH -> true;
            case MONEY -> Money.of("USD 5");
            case TEXTS -> List.of(text, "x");
            case WHOLES -> List.of(whole);
            case SENTENCES -> List.of(Map.of("text", text, "factual", true, "citations", List.of(1L, whole)), Map.of());
            case SOURCES -> List.of(Map.of("marker", 1L, "quote", text), Map.of());
        };
    }

    private static Class<?> classOf(ArgumentType type) {
        return switch (type) {
            case TEXT -> String.class;
            case WHOLE -> Long.class;
            case NUMBER -> Double.class;
            case TRUTH -> Boolean.class;
            case MONEY -> Money.class;
            case TEXTS, WHOLES, SENTENCES, SOURCES -> List.class;
        };
    }
}
