package dev.openbook.graph;

/** How much may still be kept in memory of what one graph says. A file of gigabytes can be nothing but names. */
final class Allowance {
    private final long total;
    private long left;

    Allowance(long total) {
        this.total = total;
        this.left = total;
    }

    void take(long bytes, long offset) {
        left -= bytes;
        if (left < 0) {
            throw new DamagedGraphException(
                    offset, "holds more names and texts than any model needs: above " + WireReader.grouped(total) + " bytes.");
        }
    }
}
