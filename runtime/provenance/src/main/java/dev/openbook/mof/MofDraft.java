package dev.openbook.mof;

import dev.openbook.json.PlainWords;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.MofComponent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A proposal for a record, from what lies in a model's folder. It claims no class: whoever knows the release completes it, corrects
 * it, and makes it a record. A component is proposed only where its file is there; what is merely mentioned is a question.
 *
 * @param release the record as far as it can be proposed
 * @param reasons why each component is in it
 * @param questions what only somebody who knows the release can answer
 */
public record MofDraft(MofRecord release, Map<MofComponent, String> reasons, List<String> questions) {
    private static final String PAPER = "arxiv:";

    /** Copies. */
    public MofDraft {
        reasons = Map.copyOf(reasons);
        questions = List.copyOf(questions);
    }

    /** A proposal for an inspected model. */
    public static MofDraft of(ModelProvenance model) {
        Map<MofComponent, String> reasons = new EnumMap<>(MofComponent.class);
        List<MofEntry> entries = new ArrayList<>();
        ProposedComponents.of(model).forEach((component, proposal) -> {
            reasons.put(component, proposal.reason());
            entries.add(new MofEntry(component, "", Optional.empty(), "", proposal.place()));
        });
        List<String> questions = new ArrayList<>(questions(model));
        if (!reasons.containsKey(MofComponent.FINAL_PARAMETERS)) {
            questions.add("Where are the final weights, and are they part of the release? No file here has a name that weights"
                    + " usually have.");
        }
        return new MofDraft(new MofRecord(Map.of(), about(model), licenses(model), entries), reasons, questions);
    }

    /** As declared, with the file that holds the licence's text if its words are those of the licence. */
    private static MofLicenses licenses(ModelProvenance model) {
        Optional<String> declared = model.license().known().flatMap(License::spdx);
        String text = model.licenseTexts().stream()
                .filter(fact -> fact.known().flatMap(License::spdx).equals(declared))
                .findFirst()
                .map(fact -> fact.evidence().source())
                .orElse("");
        return declared.map(name -> new MofLicenses(Optional.of(new NamedLicense(name, text)), Map.of())).orElse(MofLicenses.none());
    }

    private static Map<String, String> about(ModelProvenance model) {
        Map<String, String> about = new HashMap<>();
        about.put("name", model.card().flatMap(card -> card.title().known()).orElse(model.source()));
        about.put("producer", "");
        return about;
    }

    private static List<String> questions(ModelProvenance model) {
        List<String> questions = new ArrayList<>();
        if (model.license().known().flatMap(License::spdx).isEmpty()) {
            questions.add("Under which licence is the release? " + model.license().evidence().reason());
        } else {
            questions.add("Does the licence hold for every component? Weights, data and documents often have others than code.");
        }
        questions.add("Who is the producer?");
        model.card().ifPresent(card -> {
            card.datasets().known().ifPresent(datasets -> questions.add("The card names datasets (" + String.join(", ", datasets)
                    + "). Are they part of the release, and under which licences? Is there a data card?"));
            card.tags().known().orElse(List.of()).stream()
                    .filter(tag -> tag.startsWith(PAPER))
                    .forEach(paper -> questions.add("The card names " + paper
                            + ". Is it the research paper or technical report of this model?"));
        });
        questions.add("Where is the code (architecture, training, data preparation, inference, evaluation)? A graph shows the"
                + " architecture, but is no code to learn from.");
        return questions;
    }

    /** The draft as YAML, reasons and questions as comments: a record, once somebody has completed it. */
    public String yaml() {
        StringBuilder text = new StringBuilder("# A draft, made from the files of the model. It claims nothing until somebody who knows"
                + " the release has completed it.\n#\n# Proposed, and why:\n");
        for (MofEntry entry : release.entries()) {
            comment(text, "- " + entry.component().label() + ": " + reasons.get(entry.component()));
        }
        text.append("#\n# To be answered:\n");
        questions.forEach(question -> comment(text, "- " + question));
        return text.append(MofRecordWriter.write(release)).toString();
    }

    /** One line, whatever a card put into it. */
    private static void comment(StringBuilder text, String words) {
        text.append("# ").append(PlainWords.of(words)).append('\n');
    }
}
