package dev.openbook.rules.detect;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The detectors that rules can name: one for each kind of thing, and {@code us-pii}, {@code eu-pii} and {@code pii} for what a
 * person can be known or robbed by. Numbers of organisations and street addresses, which are mostly public, are in no group.
 */
public final class Detectors {
    private static final Map<String, Detector> KINDS = kinds();
    private static final List<String> ANYWHERE = List.of("date-of-birth", "email-address", "ip-address", "payment-card-number");
    private static final List<String> UNITED_STATES = List.of(
            "us-medicare-number", "us-passport-number", "us-phone-number", "us-routing-number", "us-social-security-number",
            "us-taxpayer-number");
    private static final List<String> EUROPE = List.of(
            "at-social-insurance-number", "be-national-number", "de-tax-number", "es-foreigner-number", "es-identity-number",
            "fi-personal-code", "fr-social-security-number", "iban", "it-fiscal-code", "nl-citizen-service-number", "phone-number",
            "pl-national-number", "pt-tax-number", "se-personal-number", "uk-national-insurance-number");
    private static final Map<String, Detector> ALL = withGroups();

    private Detectors() {}

    /** A detector by its name. */
    public static Optional<Detector> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** All names, sorted. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /** The names of single kinds, without those of groups, sorted. */
    static Set<String> kindNames() {
        return KINDS.keySet();
    }

    private static Map<String, Detector> kinds() {
        Map<String, Detector> kinds = new TreeMap<>();
        kinds.put("us-social-security-number", new Together(UnitedStates.socialSecurityNumbers()));
        kinds.put("us-taxpayer-number", new Together(UnitedStates.taxpayerNumbers()));
        kinds.put("us-employer-number", UnitedStates.employerNumbers());
        kinds.put("us-routing-number", UnitedStates.routingNumbers());
        kinds.put("us-passport-number", UnitedStates.passports());
        kinds.put("us-medicare-number", UnitedStates.medicareNumbers());
        kinds.put("us-street-address", UnitedStates.streetAddresses());
        kinds.put("us-phone-number", new Together(Contacts.usPhones()));
        kinds.put("phone-number", new Together(Contacts.phones()));
        kinds.put(EmailDetector.KIND, new EmailDetector());
        kinds.put("payment-card-number", Contacts.paymentCards());
        kinds.put("date-of-birth", Contacts.birthDates());
        kinds.put("ip-address", new Together(InternetAddresses.all()));
        kinds.put(IbanDetector.KIND, new IbanDetector());
        Stream.concat(WesternEurope.all().stream(), OtherEurope.all().stream())
                .forEach(detector -> kinds.merge(detector.kind(), detector, (a, b) -> new Together(List.of(a, b))));
        return Collections.unmodifiableMap(kinds);
    }

    private static Map<String, Detector> withGroups() {
        Map<String, Detector> all = new TreeMap<>(KINDS);
        all.put("us-pii", group(List.of(ANYWHERE, UNITED_STATES)));
        all.put("eu-pii", group(List.of(ANYWHERE, EUROPE)));
        all.put("pii", group(List.of(ANYWHERE, UNITED_STATES, EUROPE)));
        return Collections.unmodifiableMap(all);
    }

    private static Detector group(List<List<String>> names) {
        return new Together(names.stream().flatMap(List::stream).map(name -> {
            Detector detector = KINDS.get(name);
            if (detector == null) {
                throw new IllegalStateException("No detector is named " + name + ".");
            }
            return detector;
        }).toList());
    }
}
