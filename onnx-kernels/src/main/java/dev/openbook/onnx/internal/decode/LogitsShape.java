package dev.openbook.onnx.internal.decode;

import dev.openbook.onnx.session.TensorDeclaration.Element;

/**
 * What a graph's logits look like, as seen in a run of it.
 *
 * @param vocabulary how many tokens have a logit
 * @param element type of the numbers
 * @param rank 3 for text, position, token; 2 for text, token
 * @param which positions have logits
 */
record LogitsShape(int vocabulary, Element element, int rank, Positions which) {

    /** Which positions of a run have logits. */
    enum Positions {
        /** All of them. */
        ALL,
        /** The last. */
        LAST,
        /** As many of the last as a switch of the graph says. */
        AS_ASKED
    }

    long bytesPerPosition() {
        return (long) vocabulary * element.bytes();
    }

    long[] shapeOf(int positions) {
        return rank == 2 ? new long[] {positions, vocabulary} : new long[] {1, positions, vocabulary};
    }
}
