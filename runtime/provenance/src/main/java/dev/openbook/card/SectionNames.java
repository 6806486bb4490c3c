package dev.openbook.card;

import dev.openbook.provenance.CardSection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from a heading what stands under it. Headings are compared without case, punctuation, numbers in front, emphasis, links
 * and pictures; "Limitations and bias" speaks of both; "Limitations of this model" and "Known limitations" are limitations.
 * What else is only like a known heading is none. Immutable and thread-safe.
 */
final class SectionNames {
    private static final String RESOURCE = "sections.txt";
    private static final int MAX_HEADING = 300;
    private static final int MAX_WORDS = 12;

    private static final Pattern MARKS = Pattern.compile(":[a-z0-9_+-]+:|[\\[(] ?optional ?[\\])]");
    private static final Pattern NUMBER = Pattern.compile(
            "^\\W*(?:(?:section|part|chapter) )?(?:\\d+(?:\\.\\d+)*[.):]?|[ivx]{1,5}[.):]|[a-z][.)])\\s+");
    private static final Pattern JOINT = Pattern.compile("\\s*(?:[,/;:|()&+–—]|\\s-\\s|\\band\\b|\\bor\\b)\\s*");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> FILLERS = Set.of(
            "the", "our", "this", "model", "models", "known", "general", "further", "additional", "important", "potential", "possible",
            "main", "key", "some", "dataset", "data", "card", "more", "its", "other", "model's", "models'");
    private static final Set<String> PREPOSITIONS =
            Set.of("of", "for", "in", "on", "with", "from", "to", "using", "by", "at", "per", "our", "the", "this", "your");

    private final Map<String, Set<CardSection>> sections;

    private SectionNames(Map<String, Set<CardSection>> sections) {
        this.sections = sections;
    }

    /** The names that come with this library. */
    static SectionNames standard() {
        try (InputStream stream = SectionNames.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the library's jar.");
            }
            return new SectionNames(parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Set<CardSection>> parse(String table) {
        Map<String, Set<CardSection>> sections = new HashMap<>();
        for (String line : table.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList()) {
            int colon = line.indexOf(':');
            Set<CardSection> known = EnumSet.noneOf(CardSection.class);
            Arrays.stream(line.substring(0, colon).split(" ", -1)).forEach(name -> known.add(CardSection.valueOf(name)));
            for (String phrase : line.substring(colon + 1).split(",", -1)) {
                sections.put(phrase.strip(), known);
            }
        }
        return sections;
    }

    /** What stands under a heading; empty if it is not known. */
    Set<CardSection> of(String heading) {
        String words = plain(heading.length() > MAX_HEADING ? heading.substring(0, MAX_HEADING) : heading);
        Matcher joints = JOINT.matcher(words);
        for (String whole : List.of(words, words.replace("&", " and "), joints.replaceAll(" and "), joints.replaceAll(" "))) {
            Set<CardSection> known = phrase(words(whole));
            if (!known.isEmpty()) {
                return known;
            }
        }
        Set<CardSection> found = EnumSet.noneOf(CardSection.class);
        for (String part : JOINT.splitAsStream(words).toList()) {
            found.addAll(phrase(words(part)));
        }
        return found;
    }

    private static String plain(String heading) {
        String text = MARKS.matcher(HeadingText.plain(heading).toLowerCase(Locale.ROOT)).replaceAll(" ");
        return NUMBER.matcher(text.strip() + " ").replaceFirst("").strip();
    }

    private static List<String> words(String text) {
        return NO_WORD.splitAsStream(text.replace("'", "").replace("’", ""))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .toList();
    }

    /** Tries the words as they are, then up to a preposition, then without words in front that do not matter. */
    private Set<CardSection> phrase(List<String> words) {
        List<String> rest = words;
        while (!rest.isEmpty()) {
            Set<CardSection> exact = sections.getOrDefault(String.join(" ", rest), Set.of());
            if (!exact.isEmpty()) {
                return exact;
            }
            Set<CardSection> begun = begun(rest);
            if (!begun.isEmpty()) {
                return begun;
            }
            if (!FILLERS.contains(rest.getFirst())) {
                return Set.of();
            }
            rest = rest.subList(1, rest.size());
        }
        return Set.of();
    }

    private Set<CardSection> begun(List<String> words) {
        List<String> begin = new ArrayList<>(words);
        while (begin.size() > 1) {
            String last = begin.removeLast();
            if (PREPOSITIONS.contains(last)) {
                Set<CardSection> known = sections.getOrDefault(String.join(" ", begin), Set.of());
                if (!known.isEmpty()) {
                    return known;
                }
            }
        }
        return Set.of();
    }
}
