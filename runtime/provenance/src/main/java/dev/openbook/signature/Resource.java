package dev.openbook.signature;

import dev.openbook.value.Digest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file, or a piece of one, as a statement lists it.
 *
 * @param name as listed
 * @param path of the file, from the model's root; {@code .} if the model is that one file
 * @param piece which bytes of it; all if empty
 * @param digest of those bytes
 */
record Resource(String name, String path, Optional<Piece> piece, Digest digest) {
    static final String WHOLE_MODEL = ".";

    private static final Pattern PIECE = Pattern.compile("(.+):(0|[1-9]\\d{0,17}):([1-9]\\d{0,17})", Pattern.DOTALL);

    /**
     * A piece of a file.
     *
     * @param start offset of its first byte
     * @param end offset behind its last byte
     */
    record Piece(long start, long end) {}

    /** A whole file. */
    static Resource file(String name, Digest digest) {
        return new Resource(name, name, Optional.empty(), digest);
    }

    /** A piece, if the name is one of a piece: {@code path:start:end}, where the path may have colons, too. */
    static Optional<Resource> piece(String name, Digest digest) {
        Matcher matcher = PIECE.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Piece piece = new Piece(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)));
        return Optional.of(new Resource(name, matcher.group(1), Optional.of(piece), digest));
    }
}
