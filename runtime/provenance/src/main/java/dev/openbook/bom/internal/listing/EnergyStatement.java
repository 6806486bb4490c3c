package dev.openbook.bom.internal.listing;

import dev.openbook.bom.internal.part.EnergyUse;
import dev.openbook.bom.internal.part.EnergyUse.Activity;
import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelCard;
import dev.openbook.value.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the energy that a card states, and only where it says the unit. Two places do: {@code energy_consumed} in the front matter
 * together with CodeCarbon as its source, which counts in kilowatt hours (https://docs.codecarbon.io, "output"; the cards of
 * Sentence Transformers have it), and the section on the environment, where exactly one amount follows the word. Carbon dioxide is
 * never turned into energy, and an amount of which it is not plain what it counts stays in the card's own words.
 */
final class EnergyStatement {
    private static final int MAX_TEXT = 20_000;
    private static final String EMISSIONS = "co2_eq_emissions";
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(?:\\.\\d{1,30})?");
    private static final Pattern SAID = Pattern.compile(
            "(?i)\\benergy\\b[^\\n\\d]{0,40}(?<![\\d.,])(" + AMOUNT + ")\\s?([kM]?Wh)\\b(?!\\s*(?:/|per\\b|each\\b|[-\u2013]\\s*\\d))");
    private static final Pattern UNITS = Pattern.compile("(?i)\\b[kMGT]?Wh\\b");

    private final ModelCard card;

    private EnergyStatement(ModelCard card) {
        this.card = card;
    }

    static Fact<EnergyUse> of(ModelCard card) {
        EnergyStatement statement = new EnergyStatement(card);
        return statement.measured().or(statement::told).orElseGet(() ->
                Fact.unknown(card.file(), "The card states no amount of energy together with its unit."));
    }

    /** What CodeCarbon counted. */
    private Optional<Fact<EnergyUse>> measured() {
        if (!(card.frontMatter().members().getOrDefault(EMISSIONS, Json.NULL) instanceof Json.Obj details)
                || !text(details, "source").toLowerCase(Locale.ROOT).contains("codecarbon")) {
            return Optional.empty();
        }
        Evidence place = card.emissions().evidence();
        return amount(details, "energy_consumed").map(energy -> Fact.stated(
                new EnergyUse(activity(text(details, "training_type")), energy, amount(details, "emissions")),
                new Evidence(place.source(), "The card gives it as CodeCarbon's, which counts in kWh.", place.digest())));
    }

    /** What stands in the text; several amounts could be parts of one another, or rates. */
    private Optional<Fact<EnergyUse>> told() {
        Optional<Fact<String>> section = card.section(CardSection.ENVIRONMENTAL_IMPACT);
        String text = section.flatMap(Fact::known).filter(words -> words.length() <= MAX_TEXT).orElse("");
        List<MatchResult> amounts = SAID.matcher(text).results().toList();
        if (section.isEmpty() || amounts.size() != 1 || UNITS.matcher(text).results().count() != 1) {
            return Optional.empty();
        }
        BigDecimal energy = inKilowattHours(new BigDecimal(amounts.getFirst().group(1)), amounts.getFirst().group(2));
        Activity activity = card.emissions().known().map(said -> activity(said.trainingType())).orElse(Activity.OTHER);
        Evidence place = section.get().evidence();
        return Optional.of(Fact.stated(
                new EnergyUse(activity, energy, Optional.empty()),
                new Evidence(place.source(), "The card's section on the environment says so.", place.digest())));
    }

    private static BigDecimal inKilowattHours(BigDecimal amount, String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "wh" -> amount.movePointLeft(3);
            case "mwh" -> amount.movePointRight(3);
            default -> amount;
        };
    }

    private static Activity activity(String words) {
        String said = words.toLowerCase(Locale.ROOT);
        if (said.contains("fine")) {
            return Activity.FINE_TUNING;
        }
        return said.contains("train") ? Activity.TRAINING : Activity.OTHER;
    }

    private static Optional<BigDecimal> amount(Json.Obj details, String name) {
        return switch (details.members().getOrDefault(name, Json.NULL)) {
            case Json.Num number when number.value() >= 0 -> Optional.of(BigDecimal.valueOf(number.value()));
            case Json.Text text when AMOUNT.matcher(text.value()).matches() -> Optional.of(new BigDecimal(text.value()));
            default -> Optional.empty();
        };
    }

    private static String text(Json.Obj details, String name) {
        return details.members().getOrDefault(name, Json.NULL) instanceof Json.Text text ? text.value() : "";
    }
}
