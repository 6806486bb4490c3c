package dev.openbook.lineage;

import dev.openbook.json.PlainWords;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.LineageStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in words what a link and its ends are. */
final class LinkWords {
    private static final int MAX_CHARACTERS = 120;

    private LinkWords() {}

    /**
     * How it was made and who did, such as {@code fine-tuned by acme [stated, README.md:4]}; where the two are not known in the
     * same way, each with its own: {@code fine-tuned [stated, README.md:4] by acme [inferred, acme/model]}.
     */
    static String made(LineageLink link) {
        String how = " " + known(link.weakest());
        if (link.by().known().isEmpty()) {
            return relation(link) + how;
        }
        String maker = " by " + plain(link.by().known().get());
        return link.by().certainty() == link.weakest().certainty()
                ? relation(link) + maker + how
                : relation(link) + how + maker + " " + known(link.by());
    }

    /** Whether it was made from no other model. */
    static boolean trained(LineageLink link) {
        return link.relation().known().filter("trained"::equals).isPresent();
    }

    /** How it was made. */
    private static String relation(LineageLink link) {
        return link.relation().known().map(LinkWords::made).orElse("made, nobody says how,");
    }

    private static String made(String relation) {
        return RelationWords.of(relation);
    }

    /** What was done on the way, each with the program and how it is known. */
    static List<String> steps(LineageLink link) {
        List<String> words = new ArrayList<>();
        for (Fact<LineageStep> fact : link.steps()) {
            fact.known().ifPresent(step -> words.add(made(step.operation())
                    + (step.tool().isEmpty() ? "" : " with " + plain(step.tool()))
                    + (step.detail().isEmpty() ? "" : ": " + plain(step.detail()))
                    + " " + known(fact)));
        }
        return words;
    }

    /** A model's licence, if it is known. */
    static String license(Fact<License> license) {
        return license.known()
                .map(terms -> plain(terms.spdx().orElse(terms.declared())) + " " + known(license))
                .orElse("");
    }

    static String known(Fact<?> fact) {
        String source = fact.evidence().source();
        return "[" + fact.certainty().name().toLowerCase(Locale.ROOT) + (source.isEmpty() ? "" : ", " + plain(source)) + "]";
    }

    /** Words of somebody else, on one line and not too long. */
    static String plain(String words) {
        return PlainWords.of(words, MAX_CHARACTERS);
    }
}
