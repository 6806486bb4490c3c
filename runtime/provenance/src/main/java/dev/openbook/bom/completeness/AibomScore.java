package dev.openbook.bom.completeness;

import java.util.List;
import java.util.Locale;

/**
 * How complete a bill is by the rules of the OWASP AIBOM generator (GenAI-Security-Project/aibom-generator, {@code scoring.py} and
 * {@code field_registry.json} of commit 0311348): five categories, each worth its share of fields that are filled, less a tenth
 * or a fifth if critical fields are missing and a twentieth if five important ones are.
 *
 * <p>Its fields for GGUF files and for the law of single countries are left out, so that a score here and one of that program are
 * not the same number. Several models count as one: a field is filled if it is for each.
 *
 * @param fields in the order of the categories
 */
public record AibomScore(List<Field> fields) {
    private static final double ONE_DECIMAL = 10;
    private static final int MANY_CRITICAL = 3;
    private static final int SOME_CRITICAL = 2;
    private static final int MANY_IMPORTANT = 5;

    /** Copies the list. */
    public AibomScore {
        fields = List.copyOf(fields);
    }

    /** How much a field matters. */
    public enum Tier {
        /** A bill without it says little. */
        CRITICAL,
        /** Readers expect it. */
        IMPORTANT,
        /** Good to have. */
        SUPPLEMENTARY
    }

    /** Groups of fields and what each is worth. */
    public enum Category {
        /** What makes a document a bill. */
        REQUIRED_FIELDS(20),
        /** Purpose and supplier. */
        METADATA(20),
        /** What the model is called. */
        COMPONENT_BASIC(20),
        /** What only models have. */
        COMPONENT_MODEL_CARD(30),
        /** Where to look further. */
        EXTERNAL_REFERENCES(10);

        private final int points;

        Category(int points) {
            this.points = points;
        }

        /** What it is worth if all its fields are filled. */
        public int points() {
            return points;
        }

        /** The word for it in reports. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A field.
     *
     * @param name in that program
     * @param category where it belongs
     * @param tier how much it matters
     * @param present whether the bill fills it
     */
    public record Field(String name, Category category, Tier tier, boolean present) {}

    /** From 0 to 100, to one decimal. */
    public double total() {
        double sum = 0;
        for (Category category : Category.values()) {
            sum += points(category);
        }
        return rounded(sum * penalty());
    }

    /** What a category contributes before the penalty. */
    public double points(Category category) {
        List<Field> inside = fields.stream().filter(field -> field.category() == category).toList();
        long present = inside.stream().filter(Field::present).count();
        return inside.isEmpty() ? 0 : rounded((double) present / inside.size() * category.points());
    }

    /** What the sum is multiplied by: 1 if nothing that matters is missing. */
    public double penalty() {
        long critical = missing(Tier.CRITICAL);
        double factor = critical > MANY_CRITICAL ? 0.8 : critical >= SOME_CRITICAL ? 0.9 : 1;
        return missing(Tier.IMPORTANT) >= MANY_IMPORTANT ? factor * 0.95 : factor;
    }

    private long missing(Tier tier) {
        return fields.stream().filter(field -> field.tier() == tier && !field.present()).count();
    }

    private static double rounded(double value) {
        return Math.round(value * ONE_DECIMAL) / ONE_DECIMAL;
    }
}
