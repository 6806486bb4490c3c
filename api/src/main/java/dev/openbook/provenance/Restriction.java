package dev.openbook.provenance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the short words of {@link License#restriction} mean, for people who do not read licences. Several of them stand with
 * {@code "; "} or {@code " + "} between. Thread-safe.
 */
public final class Restriction {
    private static final Pattern SEPARATOR = Pattern.compile("; | \\+ ");

    private static final Map<String, String> PLAIN = Map.ofEntries(
            // Which uses and which places.
            Map.entry("behavioural use limits", "it forbids certain uses"),
            Map.entry("acceptable use policy", "it forbids certain uses"),
            Map.entry("use policy", "it forbids certain uses"),
            Map.entry("use restrictions", "it forbids certain uses"),
            Map.entry("research only", "it allows research and no other use"),
            Map.entry("non-commercial", "it forbids commercial use"),
            Map.entry("non-production", "it forbids use in production"),
            Map.entry("no commercial supply", "it forbids supplying it in the course of business"),
            Map.entry("computational use only", "it allows analysis by computer and nothing else"),
            Map.entry("hosting limits", "it forbids offering the model to others as a service without leave"),
            Map.entry("no training of others", "neither it nor what it produces may be used to improve other models"),
            Map.entry("output too", "the same holds for what it produces"),
            Map.entry("guardrails kept", "removing its safety limits ends the licence"),
            Map.entry("EU limit", "it does not hold for everybody in the European Union"),
            Map.entry("EU limit on multimodal", "multimodal models are not licensed in the European Union"),
            Map.entry("not in EU/UK/South Korea", "it does not hold in the European Union, the United Kingdom or South Korea"),
            Map.entry("later editions not in EU/UK/South Korea",
                    "its later editions do not hold in the European Union, the United Kingdom or South Korea"),
            // Who needs leave.
            Map.entry("1M MAU", "companies with more than 1 million monthly users need a licence of their own"),
            Map.entry("100M MAU", "companies with more than 100 million monthly users need a licence of their own"),
            Map.entry("700M MAU", "companies with more than 700 million monthly users need a licence of their own"),
            Map.entry("700M MAU clause", "companies with more than 700 million monthly users need a licence of their own"),
            Map.entry("1M DAU", "companies with 1 million daily users or more need a licence of their own"),
            Map.entry("revenue cap", "companies above a certain yearly revenue need a licence of their own"),
            Map.entry("1M USD revenue", "companies above 1 million US dollars of yearly revenue need a licence of their own"),
            Map.entry("10M USD revenue", "companies with 10 million US dollars of yearly revenue or more need a licence of their own"),
            Map.entry("registration", "commercial use must be registered with its publisher"),
            Map.entry("commercial leave", "commercial use needs its publisher's leave"),
            Map.entry("royalty", "commercial use needs its publisher's leave and may cost a share of the revenue"),
            // What it asks of those who pass it on.
            Map.entry("no derivatives", "it forbids passing on changed versions"),
            Map.entry("limits passed on", "whoever passes it on must bind others to the same limits"),
            Map.entry("naming", "what is made with it must carry its name"),
            Map.entry("notice of origin", "what is made with it must say so"),
            // What it leaves to its publisher.
            Map.entry("remote restriction", "its publisher may restrict use from afar"),
            Map.entry("use policy, remote restriction", "it forbids certain uses, and its publisher may restrict use from afar"),
            Map.entry("revocable", "its publisher may take it back"),
            Map.entry("no patent rights", "it grants no rights in patents"),
            Map.entry("Apple hardware/limited", "it has conditions of its own, which its text lists"),
            Map.entry("custom conditions", "it has conditions of its own, which its text lists"),
            Map.entry("custom", "it has conditions of its own, which its text lists"),
            Map.entry("no reuse right", "it gives nobody but its publisher a right to use it"),
            Map.entry("not in MOT tables", "the tables of the Model Openness Tool do not list it"),
            Map.entry("family: not a licence", "its card names a family of licences, not one of them"));

    /** Short words that say what the lists lack, and restrict nothing. */
    private static final Set<String> NONE =
            Set.of("not in MOT tables", "family: not a licence", "later DeepSeek weights are MIT");

    private Restriction() {}

    /** Whether a licence is known to restrict use: not one that is merely unknown, nor the name of a whole family. */
    public static boolean restricts(License license) {
        return !license.open()
                && license.restriction().stream()
                        .flatMap(words -> SEPARATOR.splitAsStream(words))
                        .anyMatch(word -> !NONE.contains(word));
    }

    /** The short words as the rest of a sentence; words for which nothing plainer is known, as they are. */
    public static String inPlainWords(String restriction) {
        List<String> plain = SEPARATOR.splitAsStream(restriction)
                .filter(word -> !NONE.contains(word) || PLAIN.containsKey(word))
                .map(word -> PLAIN.getOrDefault(word, "it restricts use: " + word))
                .distinct()
                .toList();
        return plain.size() < 2
                ? plain.stream().findFirst().orElse("it restricts use: " + restriction)
                : plain.stream().limit(plain.size() - 1).collect(Collectors.joining(", ")) + ", and " + plain.getLast();
    }
}
