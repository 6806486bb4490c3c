package dev.openbook.rules.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An exact amount in one currency. Only amounts in the same currency can be compared or added: nothing here knows a rate.
 *
 * @param currency code of ISO 4217, such as {@code USD}
 * @param amount without zeros at its end
 */
public record Money(String currency, BigDecimal amount) {
    private static final Pattern FORM = Pattern.compile("([^\\d+\\-−.,]{0,20}?)[ \\u00A0]*+"
            + "([+\\-−]?[\\d.,'’ \\u00A0\\u202F]{1,60}?)[ \\u00A0]*+((?:[^\\d.,][^\\d,]{0,29})?)");
    private static final Set<String> CODES =
            Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());
    /** Signs that mean one currency, and the dollar, which means that of the United States unless a letter says otherwise. */
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("$", "USD"), Map.entry("US$", "USD"), Map.entry("U.S.$", "USD"), Map.entry("€", "EUR"), Map.entry("£", "GBP"),
            Map.entry("C$", "CAD"), Map.entry("CA$", "CAD"), Map.entry("A$", "AUD"), Map.entry("₹", "INR"), Map.entry("CHF", "CHF"),
            Map.entry("EURO", "EUR"), Map.entry("EUROS", "EUR"), Map.entry("DOLLAR", "USD"), Map.entry("DOLLARS", "USD"),
            Map.entry("FR.", "CHF"), Map.entry("POUNDS", "GBP"), Map.entry("ZŁ", "PLN"));
    private static final int DIGITS = 30;

    /** Removes zeros at the end. */
    public Money {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /** The amount that a text says, such as {@code USD 1,250.00}, {@code 1.250,00 €} or {@code $1.2 million}. */
    static Money of(String text) {
        return read(text).orElseThrow(() -> new FunctionFailure(FunctionFailure.shown(text)
                + " is not an amount of money. Write the currency and the number, as in USD 1,250.00 or 1.250,00 EUR."));
    }

    private static Optional<Money> read(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String before = matcher.group(1).strip();
        String after = matcher.group(3).strip();
        Optional<String> first = currency(before);
        int space = after.lastIndexOf(' ');
        Optional<String> last = currency(space < 0 ? after : after.substring(space + 1));
        // The currency stands on one side only; a word such as million may stand after the number.
        if (first.isPresent() == last.isPresent() || (first.isEmpty() && !before.isEmpty())) {
            return Optional.empty();
        }
        String word = first.isPresent() ? after : space < 0 ? "" : after.substring(0, space).strip();
        Optional<BigDecimal> factor = word.isEmpty() ? Optional.of(BigDecimal.ONE) : Multipliers.of(word);
        return Decimals.ofMoney(matcher.group(2).strip())
                .filter(number -> number.precision() <= DIGITS)
                .flatMap(number -> factor.map(number::multiply))
                .map(number -> new Money(first.or(() -> last).orElseThrow(), number));
    }

    /** The currency that a sign, a code or a word stands for. */
    static Optional<String> currency(String written) {
        String upper = written.toUpperCase(Locale.ROOT);
        return CODES.contains(upper) ? Optional.of(upper) : Optional.ofNullable(SIGNS.get(upper));
    }

    static Money sum(List<?> amounts) {
        if (amounts.isEmpty()) {
            throw new FunctionFailure("sumMoney() needs at least one amount, since without one there is no currency.");
        }
        Money sum = of(String.valueOf(amounts.get(0)));
        for (Object amount : amounts.subList(1, amounts.size())) {
            sum = sum.plus(of(String.valueOf(amount)));
        }
        return sum;
    }

    /** Both together; fails if they are in different currencies. */
    public Money plus(Money other) {
        same(other);
        return new Money(currency, amount.add(other.amount));
    }

    /** This less another; fails if they are in different currencies. */
    public Money minus(Money other) {
        same(other);
        return new Money(currency, amount.subtract(other.amount));
    }

    /** Which is more; fails if they are in different currencies. */
    public int compare(Money other) {
        same(other);
        return amount.compareTo(other.amount);
    }

    /** So many per cent of it, exactly. */
    Money percent(double percent) {
        return new Money(currency, amount.multiply(BigDecimal.valueOf(percent)).movePointLeft(2));
    }

    private void same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new FunctionFailure("Amounts in " + currency + " and " + other.currency
                    + " cannot be compared or added: no rate is known. Give both in the same currency.");
        }
    }

    /** As {@code USD 1250.00}: with two decimals, or more if it has more. */
    @Override
    public String toString() {
        return currency + " " + amount.setScale(Math.max(2, amount.scale()), RoundingMode.UNNECESSARY).toPlainString();
    }
}
