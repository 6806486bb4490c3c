/**
 * Texts into vectors. {@link dev.openbook.embed.EmbeddingModels} opens an embedding model as its publisher arranged it:
 * which tokens make the vector, what stands in front of questions and passages, and how much text fits at once are read
 * from the files of sentence-transformers that lie beside the graph.
 *
 * <p>On the way from texts to vectors, a list is taken in chunks; each text becomes one or more windows of tokens; windows
 * are grouped into runs; runs go side by side; token vectors are pooled into one per window, and windows into one per text.
 */
@NullMarked
package dev.openbook.embed;

import org.jspecify.annotations.NullMarked;
