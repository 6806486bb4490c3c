package dev.openbook.provenance;

/**
 * One step in a model's descent.
 *
 * @param model identifier of the model that this one comes from
 * @param relation how: finetune, adapter, merge, quantized, or {@code unknown}
 */
public record LineageLink(String model, String relation) {}
