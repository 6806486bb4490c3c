package dev.openbook.cli;

import dev.openbook.bom.BomCompleteness;
import dev.openbook.bom.completeness.AibomScore;
import dev.openbook.bom.completeness.BomElement;
import dev.openbook.bom.completeness.BomSupplier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a bill of materials says and does not, for people: a screen for each list. */
final class CompletenessText {
    private static final int LABEL_WIDTH = 24;
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("MD", "the bill itself");
        GROUPS.put("SLP", "the system around it");
        GROUPS.put("MDL", "models");
        GROUPS.put("DP", "data sets");
        GROUPS.put("INF", "infrastructure");
        GROUPS.put("SP", "security");
        GROUPS.put("KPI", "key figures");
    }

    private final Terminal terminal;

    CompletenessText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(BomCompleteness known) {
        minimum(known);
        terminal.out().println();
        score(known.score());
    }

    private void minimum(BomCompleteness known) {
        List<BomElement> elements = known.minimumElements();
        terminal.out().println(terminal.bold("G7 minimum elements: " + known.present() + " of " + elements.size()));
        terminal.out().println();
        GROUPS.forEach((group, words) -> {
            List<BomElement> inside = elements.stream().filter(element -> element.group().equals(group)).toList();
            long present = inside.stream().filter(BomElement::present).count();
            String missing = names(inside, element -> !element.present());
            line(words, String.format(Locale.ROOT, "%d of %d", present, inside.size())
                    + (missing.isEmpty() ? "" : "; missing: " + missing));
        });
        String yours = names(elements, BomElement::byCaller);
        if (!yours.isEmpty()) {
            line("stated by you", yours);
        }
        terminal.out().println();
        for (BomSupplier supplier : BomSupplier.values()) {
            long count = elements.stream().filter(element -> !element.present() && element.supplier() == supplier).count();
            if (count > 0) {
                terminal.out().println(terminal.wrapped(count + " missing. " + supplier.remedy(), "  "));
            }
        }
    }

    private void score(AibomScore score) {
        terminal.out().println(terminal.bold(String.format(Locale.ROOT, "OWASP AIBOM score: %.1f of 100", score.total())));
        terminal.out().println();
        for (AibomScore.Category category : AibomScore.Category.values()) {
            String missing = score.fields().stream()
                    .filter(field -> field.category() == category && !field.present())
                    .map(field -> field.name() + (field.tier() == AibomScore.Tier.CRITICAL ? " (critical)" : ""))
                    .collect(Collectors.joining(", "));
            line(category.label().replace('_', ' '), String.format(Locale.ROOT, "%.1f of %d", score.points(category), category.points())
                    + (missing.isEmpty() ? "" : "; missing: " + missing));
        }
        if (score.penalty() < 1) {
            terminal.out().println(terminal.wrapped(
                    String.format(Locale.ROOT, "Times %.2f, since critical or many important fields are missing.", score.penalty()), "  "));
        }
    }

    private static String names(List<BomElement> elements, Predicate<BomElement> wanted) {
        return elements.stream()
                .filter(wanted)
                .map(element -> element.name() + (element.value().isEmpty() ? "" : " (" + element.value() + ")"))
                .collect(Collectors.joining(", "));
    }

    private void line(String label, String words) {
        int indentation = LABEL_WIDTH + 2;
        String lines = terminal.wrapped(words, " ".repeat(indentation)).substring(indentation);
        terminal.out().println("  " + terminal.faint(label + " ".repeat(LABEL_WIDTH - label.length())) + lines);
    }
}
