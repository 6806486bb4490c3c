package dev.openbook.license.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows licences of open-weight models by their titles, or by a phrase at their beginning that no other licence has. Their
 * texts come in many editions and may not be copied, so there are no fingerprints of them.
 *
 * <p>Immutable and thread-safe.
 */
public final class LicenseTitles {
    private static final String RESOURCE = "titles.csv";
    /** A title stands at the beginning; further down a text may speak of other licences. */
    private static final int MAX_CHARACTERS = 800;

    private static final Pattern MARKUP = Pattern.compile("[*_#>\"“”`=|]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern DASHES = Pattern.compile("[‐‑‒–—]");

    private final List<Title> titles;

    private LicenseTitles(List<Title> titles) {
        this.titles = titles;
    }

    /**
     * A licence that is known by its title.
     *
     * @param identifier of SPDX or a {@code LicenseRef-…}
     * @param words its title in lower case
     */
    public record Title(String identifier, String words) {}

    /** Those of this library. */
    public static LicenseTitles standard() {
        try (InputStream stream = LicenseTitles.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the library's jar.");
            }
            return new LicenseTitles(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .map(field -> new Title(field[0], field[1]))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The licence whose title a text begins with: the title that comes first, and of several there the longest. */
    public Optional<Title> find(String text) {
        String start = text.substring(0, Math.min(text.length(), 4 * MAX_CHARACTERS)).toLowerCase(Locale.ROOT);
        String plain = BLANKS.matcher(MARKUP.matcher(DASHES.matcher(start).replaceAll("-")).replaceAll(" ")).replaceAll(" ")
                .replace("licence", "license");
        String beginning = plain.substring(0, Math.min(plain.length(), MAX_CHARACTERS));
        return titles.stream()
                .filter(title -> beginning.contains(title.words()))
                .min(Comparator.comparingInt((Title title) -> beginning.indexOf(title.words()))
                        .thenComparing(Comparator.comparingInt((Title title) -> title.words().length()).reversed()));
    }

    /** All of them. */
    public List<Title> all() {
        return List.copyOf(titles);
    }
}
