package dev.openbook.license;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the licence out of a model card's front matter: one hub identifier, a list of them, or {@code other} with {@code
 * license_name} (<a href="https://github.com/huggingface/hub-docs/blob/main/modelcard.md">modelcard.md</a>).
 *
 * <p>Thread-safe.
 */
public final class CardLicense {
    private static final String KEY = "license";

    private final LicenseTable table;

    /** Reads with the knowledge of a table. */
    public CardLicense(LicenseTable table) {
        this.table = table;
    }

    /**
     * The licence that front matter states.
     *
     * @param frontMatter of the card
     * @param source where the statement stands, such as {@code README.md:3}
     */
    public Fact<License> read(Json.Obj frontMatter, String source) {
        List<String> words = words(frontMatter.members().get(KEY));
        if (words.isEmpty()) {
            return Fact.unknown(source, "The card does not name a licence.");
        }
        if (words.size() > 1) {
            return Fact.stated(
                    several(words), source, "The card names " + words.size() + " licences without saying how they combine.");
        }
        String word = words.getFirst();
        Optional<String> name = words(frontMatter.members().get("license_name")).stream().findFirst();
        if (word.equalsIgnoreCase("other") && name.isPresent()) {
            return Fact.stated(table.findOther(name.get()), source, "The card says \"other\" and names the licence itself.");
        }
        return Fact.stated(table.find(word), source, reason(word));
    }

    private static String reason(String word) {
        return word.toLowerCase(Locale.ROOT).matches("[al]?gpl-[0-9.]+")
                ? "The card says so; it does not say \"or any later version\", so this version only is taken."
                : "The card says so.";
    }

    /** Open only if each is; no single identifier fits. */
    private License several(List<String> words) {
        List<License> licenses = words.stream().map(table::find).toList();
        List<String> restrictions =
                licenses.stream().flatMap(license -> license.restriction().stream()).distinct().toList();
        return new License(
                String.join(", ", words),
                Optional.empty(),
                licenses.stream().allMatch(License::osiApproved),
                licenses.stream().allMatch(License::open),
                restrictions.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", restrictions)));
    }

    private static List<String> words(@Nullable Json value) {
        return switch (value) {
            case Json.Text text when !text.value().isBlank() -> List.of(text.value());
            case Json.Array array -> array.items().stream().flatMap(item -> words(item).stream()).toList();
            case null, default -> List.of();
        };
    }
}
