/**
 * Many token vectors into one, as sentence-transformers defines it (Reimers and Gurevych, "Sentence-BERT", EMNLP 2019,
 * arXiv:1908.10084, and the library's {@code Pooling} module). Pure functions over arrays.
 */
@NullMarked
package dev.openbook.onnx.pooling;

import org.jspecify.annotations.NullMarked;
