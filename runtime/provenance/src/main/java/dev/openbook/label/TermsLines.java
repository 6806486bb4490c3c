package dev.openbook.label;

import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.MofReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What one may do with a model, and what one should know before. */
final class TermsLines {
    /** What a person who decides looks for in a card, in the order of the label. */
    private static final List<CardSection> WANTED = List.of(
            CardSection.INTENDED_USE, CardSection.LIMITATIONS, CardSection.BIAS_AND_RISKS, CardSection.TRAINING_DATA,
            CardSection.EVALUATION);

    private TermsLines() {}

    static List<LabelLine> of(ModelProvenance model) {
        List<LabelLine> lines = new ArrayList<>();
        lines.add(LabelLine.of("Licence", model.license(), LicenseWords::of));
        LicenseTextLine.of(model.licenseTexts()).ifPresent(lines::add);
        lines.add(LabelLine.of("Openness", model.openness(), TermsLines::words, noClass(model.openness().evidence().source())));
        lines.add(model.card().map(TermsLines::card).orElseGet(() ->
                new LabelLine("Model card", "there is none", Certainty.UNKNOWN, "model")));
        return lines;
    }

    private static String words(MofReport report) {
        return (report.modelClass() == 0 ? "reaches no class" : report.label()) + (report.conditional() ? ", with reservations" : "");
    }

    private static String noClass(String source) {
        return "no class is claimed: "
                + (source.equals("model") ? "there is no record of what was released" : "the record cannot be read (" + source + ")");
    }

    private static LabelLine card(ModelCard card) {
        List<CardSection> said = WANTED.stream().filter(wanted -> says(card, wanted)).toList();
        List<CardSection> silent = WANTED.stream().filter(wanted -> !said.contains(wanted)).toList();
        String words = said.isEmpty() ? "says nothing" : "speaks of " + names(said);
        return new LabelLine(
                "Model card",
                words + (silent.isEmpty() ? "" : (said.isEmpty() ? " of " : "; silent on ") + names(silent)),
                Certainty.STATED,
                card.file());
    }

    private static boolean says(ModelCard card, CardSection wanted) {
        return card.section(wanted).flatMap(Fact::known).isPresent();
    }

    private static String names(List<CardSection> sections) {
        return sections.stream()
                .map(section -> switch (section) {
                    case INTENDED_USE -> "intended use";
                    case BIAS_AND_RISKS -> "risks";
                    case TRAINING_DATA -> "training data";
                    default -> section.label();
                })
                .collect(Collectors.joining(", "));
    }
}
