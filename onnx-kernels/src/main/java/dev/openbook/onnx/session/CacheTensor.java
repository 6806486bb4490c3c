package dev.openbook.onnx.session;

import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One cache of one layer, as a graph declares it.
 *
 * @param layer number of the layer
 * @param past name of the input
 * @param present name of the output
 * @param element type of its numbers
 * @param shape length of each dimension for one text; -1 where the tokens lie; 0 where a graph that gives the cache but takes none
 *     leaves it open
 * @param tokenAxis which dimension that is
 */
public record CacheTensor(
        int layer, String past, String present, Element element, List<Long> shape, int tokenAxis) {

    /** Copies the shape. */
    public CacheTensor {
        shape = List.copyOf(shape);
    }

    /** The shape with room for so many tokens. */
    public long[] shapeFor(int tokens) {
        long[] filled = new long[shape.size()];
        for (int i = 0; i < filled.length; i++) { // no stream: with separate caches this runs for every cache and token
            filled[i] = i == tokenAxis ? tokens : shape.get(i);
        }
        return filled;
    }

    /** Whether what one graph gives as this cache is what a second graph takes as the other. What the first leaves open may be anything. */
    public boolean goesInto(CacheTensor other) {
        return present.equals(other.present)
                && element == other.element
                && shape.size() == other.shape.size()
                && IntStream.range(0, shape.size()).allMatch(i -> shape.get(i) == 0 || shape.get(i).equals(other.shape.get(i)));
    }

    /** How many runs of consecutive tokens it consists of, such as the heads. */
    public int rows() {
        return Math.toIntExact(shape.subList(0, tokenAxis).stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact));
    }

    /** Bytes of one token within a row. */
    public int bytesPerCell() {
        long numbers = shape.subList(tokenAxis + 1, shape.size()).stream()
                .mapToLong(Long::longValue)
                .reduce(1, Math::multiplyExact);
        return Math.toIntExact(Math.multiplyExact(numbers, element.bytes()));
    }

    /** Bytes of one token over all rows. */
    public int bytesPerToken() {
        return Math.multiplyExact(rows(), bytesPerCell());
    }
}
