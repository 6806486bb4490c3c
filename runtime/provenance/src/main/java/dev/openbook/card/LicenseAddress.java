package dev.openbook.card;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the addresses at which well-known licences are published, and what SPDX calls those. */
final class LicenseAddress {
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://(?:www\\.)?([^?#\\s]{1,300})(?:[?#].*)?");
    private static final Pattern LANGUAGE = Pattern.compile(
            "/(?:deed|legalcode)(?:\\.[a-z_-]{2,8})?$|(?:\\.[a-z]{2})?\\.(?:html?|txt|php|md)$");

    /** Where, as a pattern, and what SPDX calls it, with groups of the pattern. */
    private record Rule(Pattern address, String identifier) {
        static Rule of(String address, String identifier) {
            return new Rule(Pattern.compile(address), identifier);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("creativecommons\\.org/licenses/([a-z-]+)/(\\d\\.\\d)", "CC-$1-$2"),
            Rule.of("creativecommons\\.org/licenses/([a-z-]+)/(\\d\\.\\d)/([a-z]{2,3})", "CC-$1-$2-$3"),
            Rule.of("creativecommons\\.org/publicdomain/zero/1\\.0", "CC0-1.0"),
            Rule.of("spdx\\.org/licenses/([a-z0-9.+-]+)", "$1"),
            Rule.of("opensource\\.org/(?:licenses?|license)/([a-z0-9.+-]+)", "$1"),
            Rule.of("choosealicense\\.com/licenses/([a-z0-9.+-]+)", "$1"),
            Rule.of("apache\\.org/licenses/license-2\\.0", "Apache-2.0"),
            Rule.of("opendatacommons\\.org/licenses/by(?:/1[.-]0)?", "ODC-By-1.0"),
            Rule.of("opendatacommons\\.org/licenses/odbl(?:/1[.-]0)?", "ODbL-1.0"),
            Rule.of("opendatacommons\\.org/licenses/pddl(?:/1[.-]0)?", "PDDL-1.0"),
            Rule.of("cdla\\.(?:dev|io)/permissive-(\\d)-0", "CDLA-Permissive-$1.0"),
            Rule.of("cdla\\.(?:dev|io)/sharing-1-0", "CDLA-Sharing-1.0"),
            Rule.of("gnu\\.org/licenses/(?:old-licenses/)?([al]?gpl-\\d\\.\\d)", "$1"));

    private LicenseAddress() {}

    /** The licence at an address; empty if the words are no such address. */
    static Optional<String> identifier(String words) {
        Matcher address = ADDRESS.matcher(words.strip());
        if (!address.matches()) {
            return Optional.empty();
        }
        String place = address.group(1).toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
        String bare = LANGUAGE.matcher(place).replaceFirst("");
        for (Rule rule : RULES) {
            Matcher known = rule.address().matcher(bare);
            if (known.matches()) {
                return Optional.of(known.replaceFirst(rule.identifier()));
            }
        }
        return Optional.empty();
    }
}
