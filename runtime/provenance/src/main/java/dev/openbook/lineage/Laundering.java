package dev.openbook.lineage;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.License;
import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.Restriction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Compares the terms of a model with those of its ancestors. Where a model is declared to be open and was made from one that is
 * not, or from one whose licence wants to be kept, somebody may have dropped terms on the way, or have got leave to; cards do
 * not tell. So the finding says what is declared and accuses nobody.
 */
final class Laundering {
    /** Licences that ask for the same licence on what is made from the work. */
    private static final Pattern KEEPS_ITSELF = Pattern.compile(
            "(?:A|L)?GPL-.*|CC-BY(?:-NC)?-SA-.*|ODbL-.*|CDLA-Sharing-.*|OSL-.*|GFDL-.*|EUPL-.*|CECILL-2.*");

    private static final Pattern VERSION = Pattern.compile("-(?:only|or-later)$");

    private final Lineage lineage;
    private final Map<String, Fact<License>> terms = new LinkedHashMap<>();

    private Laundering(Fact<License> own, Lineage lineage) {
        this.lineage = lineage;
        terms.put("", own);
        for (LineageLink link : lineage.links()) {
            link.model().known().ifPresent(model -> terms.putIfAbsent(model, link.license()));
        }
    }

    /**
     * A finding for each ancestor whose terms do not fit those of a model made from it.
     *
     * @param own licence of the model at hand
     */
    static List<Finding> find(Fact<License> own, Lineage lineage) {
        return new Laundering(own, lineage).find();
    }

    private List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        for (String ancestor : lineage.ancestors().keySet()) {
            terms(ancestor).known().filter(theirs -> Restriction.restricts(theirs) || keepsItself(theirs)).ifPresent(theirs ->
                    descendants(ancestor).stream()
                            .filter(model -> model.isEmpty() || !terms("").known().map(License::open).orElse(false))
                            .filter(model -> terms(model).known().filter(mine -> drops(mine, theirs)).isPresent())
                            .findFirst()
                            .ifPresent(model -> findings.add(finding(model, ancestor, theirs))));
        }
        return findings;
    }

    private Fact<License> terms(String model) {
        return terms.getOrDefault(model, Fact.unknown(model, "Nobody says."));
    }

    private static boolean keepsItself(License license) {
        return license.spdx().filter(id -> KEEPS_ITSELF.matcher(id).matches()).isPresent();
    }

    private static boolean drops(License mine, License theirs) {
        String id = mine.spdx().map(Laundering::versionless).orElse("");
        return mine.open() && !id.equals(theirs.spdx().map(Laundering::versionless).orElse("-"));
    }

    private static String versionless(String identifier) {
        return VERSION.matcher(identifier).replaceFirst("");
    }

    /** Models that were made from an ancestor, the model at hand first, then farthest from the ancestor first. */
    private List<String> descendants(String ancestor) {
        return descendants(ancestor, lineage.links());
    }

    /** Whether a model's descent from an ancestor is stated in each step. */
    private boolean declares(String model, String ancestor) {
        return descendants(
                        ancestor,
                        lineage.links().stream().filter(link -> link.model().certainty() == Certainty.STATED).toList())
                .contains(model);
    }

    private static List<String> descendants(String ancestor, List<LineageLink> links) {
        Map<String, Integer> found = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(ancestor));
        while (!open.isEmpty()) {
            String model = open.removeFirst();
            links.stream()
                    .filter(link -> link.model().known().filter(model::equals).isPresent())
                    .filter(link -> !link.of().equals(ancestor) && found.putIfAbsent(link.of(), found.size()) == null)
                    .forEach(link -> open.addLast(link.of()));
        }
        return List.copyOf(found.keySet()).reversed();
    }

    private Finding finding(String model, String ancestor, License theirs) {
        Fact<License> mine = terms(model);
        Fact<License> declared = terms(ancestor);
        String name = model.isEmpty() ? "This model" : model;
        String licensed = theirs.spdx().orElse(theirs.declared());
        String asks = theirs.open()
                ? "asks that what is made from it keeps the same licence"
                : "is not open" + theirs.restriction().map(words -> ": " + Restriction.inPlainWords(words)).orElse("");
        return new Finding(
                "LICENSE_LAUNDERING_SUSPECTED",
                Severity.WARNING,
                mine.evidence().source(),
                name + " is " + certainly(mine) + " under " + mine.known().flatMap(License::spdx).orElse("several open licences")
                        + descends(mine, declares(model, ancestor)) + ancestor + ", which is " + certainly(declared) + " under "
                        + licensed + " (" + declared.evidence().source() + "). That licence " + asks + ".",
                "Ask the publisher on what ground the terms differ; until then keep to the stricter licence.");
    }

    private static String descends(Fact<License> mine, boolean declared) {
        if (!declared) {
            return " and seems to descend from ";
        }
        return mine.certainty() == Certainty.STATED ? " and to descend from " : " and is declared to descend from ";
    }

    private static String certainly(Fact<License> terms) {
        return terms.certainty() == Certainty.STATED ? "declared to be" : "by what is known here";
    }
}
