package dev.openbook.rules.function;

import dev.openbook.rules.function.Grounding.Claims;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What an answer's sentences cite, and whether there is such a source. Sentences and sources are groups of facts. */
final class Citations {
    private static final String TOO_LONG = "(a sentence that is too long to show)";
    private static final int MAX_CITED = 8;

    private Citations() {}

    /** Whether a sentence cites the source with a number, and there is one. */
    static boolean cites(List<?> sentences, List<?> sources, long marker) {
        return markers(sources).contains(marker) && sentences.stream().anyMatch(sentence -> cited(sentence).contains(marker));
    }

    /** The factual sentences that cite no source there is. What nobody knows to be factual or not counts as factual. */
    static List<String> uncited(List<?> sentences, List<?> sources) {
        Set<Object> markers = markers(sources);
        List<String> uncited = new ArrayList<>();
        for (Object sentence : sentences) {
            if (!Boolean.FALSE.equals(fact(sentence, "factual")) && cited(sentence).stream().noneMatch(markers::contains)) {
                uncited.add(fact(sentence, "text") instanceof String text ? text : TOO_LONG);
            }
        }
        return uncited;
    }

    /** The numbers that sentences cite and no source has, sorted. */
    static List<Long> unsourced(List<?> sentences, List<?> sources) {
        Set<Object> markers = markers(sources);
        TreeSet<Long> unsourced = new TreeSet<>();
        for (Object sentence : sentences) {
            for (Object marker : cited(sentence)) {
                if (!markers.contains(marker) && marker instanceof Long number) {
                    unsourced.add(number);
                }
            }
        }
        return List.copyOf(unsourced);
    }

    /** The factual sentences of which less than a share stands in the sources that they cite; of no source, none of it does. */
    static List<String> ungrounded(List<?> sentences, List<?> sources, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new FunctionFailure("ungrounded() needs a share from 0 to 1, such as 0.6, and was given " + share + ".");
        }
        SourceTexts.of(quotes(sources));
        SourceTexts.of(sentences.stream().map(sentence -> fact(sentence, "text").toString()).toList());
        Map<Object, Grounding> byMarker = new HashMap<>();
        for (Object source : sources) {
            byMarker.put(fact(source, "marker"), new Grounding(quotes(List.of(source))));
        }
        List<String> ungrounded = new ArrayList<>();
        for (Object sentence : sentences) {
            if (!Boolean.FALSE.equals(fact(sentence, "factual"))) {
                String text = fact(sentence, "text").toString();
                if (text.isEmpty() || best(text, cited(sentence), byMarker) < share) {
                    ungrounded.add(text.isEmpty() ? TOO_LONG : text);
                }
            }
        }
        return ungrounded;
    }

    /** In the best of a few: a sentence that cites hundreds is not looked up in all. */
    private static double best(String sentence, List<?> cited, Map<Object, Grounding> byMarker) {
        Claims claims = Claims.of(sentence);
        return cited.stream().distinct().limit(MAX_CITED).map(byMarker::get).filter(Objects::nonNull)
                .mapToDouble(source -> source.of(claims)).max().orElse(0);
    }

    private static Set<Object> markers(List<?> sources) {
        Set<Object> markers = new HashSet<>();
        sources.forEach(source -> markers.add(fact(source, "marker")));
        return markers;
    }

    private static List<?> cited(Object sentence) {
        return fact(sentence, "citations") instanceof List<?> citations ? citations : List.of();
    }

    /** The quotes of sources; one that is too long to be known supports nothing. */
    static List<String> quotes(List<?> sources) {
        List<String> quotes = new ArrayList<>();
        sources.forEach(source -> quotes.add(fact(source, "quote") instanceof String quote ? quote : ""));
        return quotes;
    }

    /** A fact of a group; empty text if it is unknown. */
    private static Object fact(Object group, String name) {
        if (!(group instanceof Map<?, ?> facts)) {
            return "";
        }
        Object value = facts.get(name);
        return value == null ? "" : value;
    }
}
