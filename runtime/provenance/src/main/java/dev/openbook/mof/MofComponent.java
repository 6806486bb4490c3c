package dev.openbook.mof;

import java.util.Arrays;
import java.util.List;

/**
 * Components of a model release, with the exact names of the Model Openness Tool (lfai/model_openness_tool, {@code
 * mof.settings.yml}, commit 8b5d30e).
 */
public enum MofComponent {
    /** Of class III. */
    MODEL_ARCHITECTURE("Model architecture", 3, true),
    /** Of class III. */
    FINAL_PARAMETERS("Model parameters (Final)", 3, true),
    /** Of class III. */
    TECHNICAL_REPORT("Technical report", 3, true),
    /** Of class III. */
    EVALUATION_RESULTS("Evaluation results", 3, true),
    /** Of class III. */
    MODEL_CARD("Model card", 3, true),
    /** Of class III. */
    DATA_CARD("Data card", 3, true),
    /** Of class III. */
    SAMPLE_OUTPUTS("Sample model outputs", 3, false),
    /** Of class II. */
    TRAINING_CODE("Training code", 2, true),
    /** Of class II. */
    INFERENCE_CODE("Inference code", 2, true),
    /** Of class II. */
    EVALUATION_CODE("Evaluation code", 2, true),
    /** Of class II. */
    EVALUATION_DATA("Evaluation data", 2, true),
    /** Of class II. */
    SUPPORTING_LIBRARIES("Supporting libraries and tools", 2, false),
    /** Of class I. */
    DATASETS("Datasets", 1, true),
    /** Of class I. */
    PREPROCESSING_CODE("Data preprocessing code", 1, true),
    /** Of class I. */
    INTERMEDIATE_PARAMETERS("Model parameters (Intermediate)", 1, true),
    /** Of class I. */
    RESEARCH_PAPER("Research paper", 1, true),
    /** Of class I. */
    MODEL_METADATA("Model metadata", 1, false);

    private final String label;
    private final int openness;
    private final boolean required;

    MofComponent(String label, int openness, boolean required) {
        this.label = label;
        this.openness = openness;
        this.required = required;
    }

    /** The name as records write it. */
    public String label() {
        return label;
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
