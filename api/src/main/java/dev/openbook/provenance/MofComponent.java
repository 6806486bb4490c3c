package dev.openbook.provenance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Components of a model release that the Model Openness Framework (White et al., arXiv:2403.13784) asks for, with the exact names of
 * the Model Openness Tool (lfai/model_openness_tool, {@code mof.settings.yml}, commit 8b5d30e).
 */
public enum MofComponent {
    /** Of class III. */
    MODEL_ARCHITECTURE("Model architecture", Kind.CODE, 3, true),
    /** Of class III. */
    FINAL_PARAMETERS("Model parameters (Final)", Kind.DATA, 3, true),
    /** Of class III. */
    TECHNICAL_REPORT("Technical report", Kind.DOCUMENT, 3, true),
    /** Of class III. */
    EVALUATION_RESULTS("Evaluation results", Kind.DOCUMENT, 3, true),
    /** Of class III. */
    MODEL_CARD("Model card", Kind.DOCUMENT, 3, true),
    /** Of class III. */
    DATA_CARD("Data card", Kind.DOCUMENT, 3, true),
    /** Of class III. */
    SAMPLE_OUTPUTS("Sample model outputs", Kind.DOCUMENT, 3, false),
    /** Of class II. */
    TRAINING_CODE("Training code", Kind.CODE, 2, true),
    /** Of class II. */
    INFERENCE_CODE("Inference code", Kind.CODE, 2, true),
    /** Of class II. */
    EVALUATION_CODE("Evaluation code", Kind.CODE, 2, true),
    /** Of class II. */
    EVALUATION_DATA("Evaluation data", Kind.DATA, 2, true),
    /** Of class II. */
    SUPPORTING_LIBRARIES("Supporting libraries and tools", Kind.CODE, 2, false),
    /** Of class I. */
    DATASETS("Datasets", Kind.DATA, 1, true),
    /** Of class I. */
    PREPROCESSING_CODE("Data preprocessing code", Kind.CODE, 1, true),
    /** Of class I. */
    INTERMEDIATE_PARAMETERS("Model parameters (Intermediate)", Kind.DATA, 1, true),
    /** Of class I. */
    RESEARCH_PAPER("Research paper", Kind.DOCUMENT, 1, true),
    /** Of class I. */
    MODEL_METADATA("Model metadata", Kind.DATA, 1, false);

    /** What a component is made of, which decides which licences suit it. */
    public enum Kind {
        /** Software. */
        CODE,
        /** Weights, datasets, metadata. */
        DATA,
        /** Reports, cards, papers. */
        DOCUMENT
    }

    private final String label;
    private final Kind kind;
    private final int openness;
    private final boolean required;

    MofComponent(String label, Kind kind, int openness, boolean required) {
        this.label = label;
        this.kind = kind;
        this.openness = openness;
        this.required = required;
    }

    /** The name as records write it. */
    public String label() {
        return label;
    }

    /** What it is made of. */
    public Kind kind() {
        return kind;
    }

    /** The component of this name, exactly as records write it. */
    public static Optional<MofComponent> named(String label) {
        return Arrays.stream(values()).filter(component -> component.label.equals(label)).findFirst();
    }

    /** The class that first asks for it: 3 (open model), 2 (open tooling) or 1 (open science). */
    public int openness() {
        return openness;
    }

    /** Whether its class cannot be reached without it. */
    public boolean required() {
        return required;
    }

    /** The fourteen components that class I needs, those of class III first. */
    public static List<MofComponent> allRequired() {
        return Arrays.stream(values()).filter(MofComponent::required).toList();
    }
}
