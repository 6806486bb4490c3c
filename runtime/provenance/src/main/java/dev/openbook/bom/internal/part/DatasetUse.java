package dev.openbook.bom.internal.part;

/**
 * A data set and what a model has to do with it.
 *
 * @param reference of the data set
 * @param training whether the model's card names it among those that it was made with; else only a card of it lies there
 */
public record DatasetUse(String reference, boolean training) {}
