package dev.openbook.provenance;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the short words of {@link License#restriction} mean, for people who do not read licences. Thread-safe. */
public final class Restriction {
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("behavioural use limits", "it forbids certain uses, which its text lists"),
            Map.entry("behavioural use limits; later DeepSeek weights are MIT", "it forbids certain uses, which its text lists"),
            Map.entry("research only", "it allows research and no other use"),
            Map.entry("non-commercial", "it forbids commercial use"),
            Map.entry("no derivatives", "it forbids passing on changed versions"),
            Map.entry("non-production", "it forbids use in production"),
            Map.entry("computational use only", "it allows analysis by computer and nothing else"),
            Map.entry("Apple hardware/limited", "it allows use with software of Apple's only, and little else"),
            Map.entry("use policy + 700M MAU clause",
                    "it forbids certain uses, and companies with more than 700 million monthly users need a licence of their own"),
            Map.entry("use policy + 700M MAU",
                    "it forbids certain uses, and companies with more than 700 million monthly users need a licence of their own"),
            Map.entry("use policy + 700M MAU + naming",
                    "it forbids certain uses, companies with more than 700 million monthly users need a licence of their own, and"
                            + " what is made with it must carry its name"),
            Map.entry("use policy + 700M MAU + naming; EU limit",
                    "it forbids certain uses, companies with more than 700 million monthly users need a licence of their own, what"
                            + " is made with it must carry its name, and it does not hold for everybody in the European Union"),
            Map.entry("use policy + 700M MAU + naming; EU limit on multimodal",
                    "it forbids certain uses, companies with more than 700 million monthly users need a licence of their own, what"
                            + " is made with it must carry its name, and multimodal models are not licensed in the European Union"),
            Map.entry("use policy, remote restriction",
                    "it forbids certain uses, and its publisher may restrict use from afar"),
            Map.entry("use restrictions", "it forbids certain uses"),
            Map.entry("acceptable use policy", "it forbids certain uses"),
            Map.entry("hosting limits", "it forbids offering the model to others as a service without leave"),
            Map.entry("100M MAU", "companies with more than 100 million monthly users need a licence of their own"),
            Map.entry("revenue cap", "companies above a certain yearly revenue need a licence of their own"),
            Map.entry("custom conditions", "it has conditions of its own, which its text lists"),
            Map.entry("custom", "it has conditions of its own, which its text lists"),
            Map.entry("not in MOT tables", "the tables of the Model Openness Tool do not list it"),
            Map.entry("no reuse right", "it gives nobody but its publisher a right to use it"),
            Map.entry("family: not a licence", "its card names a family of licences, not one of them"));

    /** Short words that say what the lists lack, and restrict nothing. */
    private static final Set<String> NONE = Set.of("not in MOT tables", "family: not a licence");

    private Restriction() {}

    /** Whether a licence is known to restrict use: not one that is merely unknown, nor the name of a whole family. */
    public static boolean restricts(License license) {
        return !license.open()
                && license.restriction().stream()
                        .flatMap(words -> List.of(words.split("; ")).stream())
                        .anyMatch(word -> !NONE.contains(word));
    }

    /** The short words as the rest of a sentence; the words themselves if nothing plainer is known. */
    public static String inPlainWords(String restriction) {
        return PLAIN.getOrDefault(restriction, "it restricts use: " + restriction);
    }
}
