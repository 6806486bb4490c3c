package dev.openbook.lineage;

import dev.openbook.provenance.Fact;

/**
 * A model that another one was made from.
 *
 * @param model its identifier
 * @param relation how the other was made from it
 */
record Parent(Fact<String> model, Fact<String> relation) {}
