package dev.openbook.onnx.sampling;

/**
 * Random numbers that are the same on every Java machine: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom
 * Number Generators", OOPSLA 2014, with the mixing constants of Stafford's variant 13), written out here because the
 * generators of the Java library are free to change between releases, and some live in a module that small runtimes leave out.
 */
final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    /** 64 random bits. */
    long nextLong() {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** A number from 0 inclusive to 1 exclusive, a multiple of 2^-53. */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }
}
