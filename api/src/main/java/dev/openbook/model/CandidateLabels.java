package dev.openbook.model;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.HashSet;
import java.util.List;

/**
 * Classes that a text may be sorted into without training, and how a sentence is made of each.
 *
 * @param labels names of the classes: at least one, none blank, none twice
 * @param hypothesisTemplate a sentence in the language of the texts in which {@code {}} stands for the label, once
 * @param multiLabel whether several classes may be true of one text. Then each has a probability of its own: entailed rather than
 *     contradicted; so has a single class. Otherwise the probabilities of all classes make 1
 */
public record CandidateLabels(List<String> labels, String hypothesisTemplate, boolean multiLabel) {
    /** The template that is usual with English models. */
    public static final String ENGLISH_TEMPLATE = "This example is {}.";

    private static final String PLACE = "{}";

    /** Copies the list; {@code ARGUMENT_INVALID} names what is not allowed. */
    public CandidateLabels {
        if (labels.isEmpty()) {
            throw invalid("No label was given; at least one is needed.");
        }
        for (String label : labels) {
            if (label == null || label.isBlank()) {
                throw invalid("An empty label was given. Give every label a name.");
            }
        }
        labels = List.copyOf(labels);
        if (new HashSet<>(labels).size() < labels.size()) {
            throw invalid("A label was given twice. Leave one of them out.");
        }
        int place = hypothesisTemplate.indexOf(PLACE);
        if (place < 0 || place != hypothesisTemplate.lastIndexOf(PLACE)) {
            throw invalid("The hypothesis template must hold {} once, where the label belongs, as in \"" + ENGLISH_TEMPLATE + "\".");
        }
    }

    /** Classes of which exactly one is true, worded in English. */
    public static CandidateLabels of(String... labels) {
        return of(List.of(labels));
    }

    /** Classes of which exactly one is true, worded in English. */
    public static CandidateLabels of(List<String> labels) {
        return new CandidateLabels(labels, ENGLISH_TEMPLATE, false);
    }

    /** The same with another sentence. */
    public CandidateLabels withTemplate(String hypothesisTemplate) {
        return new CandidateLabels(labels, hypothesisTemplate, multiLabel);
    }

    /** The same where several may be true, or only one. */
    public CandidateLabels withMultiLabel(boolean multiLabel) {
        return new CandidateLabels(labels, hypothesisTemplate, multiLabel);
    }

    /** The sentence of each label. */
    public List<String> hypotheses() {
        return labels.stream().map(label -> hypothesisTemplate.replace(PLACE, label)).toList();
    }

    private static OpenbookException invalid(String message) {
        return new OpenbookException(FailureCode.ARGUMENT_INVALID, message);
    }
}
