package dev.openbook.rules.function;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether licences of a list suffice for an SPDX licence expression (SPDX 2.3, annex D): of {@code A OR B} one, of
 * {@code A AND B} both. {@code A WITH exception} needs itself or A in the list, since an exception only permits more. Capitals do
 * not count. {@code NONE} and {@code NOASSERTION} are in no list.
 */
final class LicenseExpression {
    private static final Pattern TOKEN = Pattern.compile("\\s*+(\\(|\\)|[A-Za-z0-9.:+\\-]+)");
    private static final Pattern VERSION = Pattern.compile("([a-z][a-z\\-]{0,40}?)-(\\d{1,3}(?:\\.\\d{1,3})?)(-only|-or-later)?");
    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_DEPTH = 32;
    /** Names that SPDX gave up for others. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("agpl-1.0", "agpl-1.0-only"), Map.entry("agpl-3.0", "agpl-3.0-only"), Map.entry("gpl-1.0", "gpl-1.0-only"),
            Map.entry("gpl-2.0", "gpl-2.0-only"), Map.entry("gpl-3.0", "gpl-3.0-only"), Map.entry("lgpl-2.0", "lgpl-2.0-only"),
            Map.entry("lgpl-2.1", "lgpl-2.1-only"), Map.entry("lgpl-3.0", "lgpl-3.0-only"), Map.entry("gfdl-1.3", "gfdl-1.3-only"));

    private final String text;
    private final Set<String> allowed;
    private final Matcher matcher;
    private String token = "";
    private int depth;

    private LicenseExpression(String text, Set<String> allowed) {
        this.text = text;
        this.allowed = allowed;
        this.matcher = TOKEN.matcher(text);
    }

    static boolean isIn(String expression, List<?> licenses) {
        String text = expression.strip();
        if (text.length() > MAX_LENGTH) {
            throw new FunctionFailure("licenseIn() reads licence expressions of " + MAX_LENGTH + " characters at most, and this one has "
                    + text.length() + ".");
        }
        Set<String> allowed = licenses.stream().map(license -> normal(String.valueOf(license))).collect(Collectors.toUnmodifiableSet());
        LicenseExpression parser = new LicenseExpression(text, allowed);
        parser.next();
        boolean result = parser.any();
        if (!parser.token.isEmpty()) {
            throw parser.malformed();
        }
        return result;
    }

    private void next() {
        int from = matcher.regionStart();
        if (text.substring(from).isBlank()) {
            token = "";
        } else if (matcher.lookingAt()) {
            token = matcher.group(1);
            matcher.region(matcher.end(), text.length());
        } else {
            throw malformed();
        }
    }

    private boolean any() {
        boolean result = all();
        while (token.equalsIgnoreCase("OR")) {
            next();
            result |= all();
        }
        return result;
    }

    private boolean all() {
        boolean result = one();
        while (token.equalsIgnoreCase("AND")) {
            next();
            result &= one();
        }
        return result;
    }

    private boolean one() {
        if (token.equals("(")) {
            if (++depth > MAX_DEPTH) {
                throw malformed();
            }
            next();
            boolean result = any();
            if (!token.equals(")")) {
                throw malformed();
            }
            depth--;
            next();
            return result;
        }
        String license = name();
        if (!token.equalsIgnoreCase("WITH")) {
            return holds(license);
        }
        next();
        return allowed.contains(normal(license) + " with " + name().toLowerCase(Locale.ROOT)) || holds(license);
    }

    private String name() {
        String name = token;
        if (name.isEmpty() || name.equals("(") || name.equals(")") || Set.of("AND", "OR", "WITH").contains(name.toUpperCase(Locale.ROOT))) {
            throw malformed();
        }
        next();
        return name;
    }

    /** Who may choose a later version may choose any that is listed. */
    private boolean holds(String license) {
        String name = normal(license);
        if (name.equals("none") || name.equals("noassertion")) {
            return false;
        }
        Matcher later = VERSION.matcher(name);
        return allowed.contains(name)
                || (later.matches() && "-or-later".equals(later.group(3)) && allowed.stream().anyMatch(listed -> isFrom(listed, later)));
    }

    private static boolean isFrom(String listed, Matcher from) {
        Matcher version = VERSION.matcher(listed);
        return version.matches() && version.group(1).equals(from.group(1))
                && new BigDecimal(version.group(2)).compareTo(new BigDecimal(from.group(2))) >= 0;
    }

    /** In small letters, without blanks that say nothing, by the name that SPDX uses now; a plus means or later. */
    private static String normal(String license) {
        String name = license.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        int with = name.indexOf(" with ");
        String bare = with < 0 ? name : name.substring(0, with);
        String current = bare.endsWith("+") ? bare.substring(0, bare.length() - 1) + "-or-later" : RENAMED.getOrDefault(bare, bare);
        return with < 0 ? current : current + name.substring(with);
    }

    private FunctionFailure malformed() {
        return new FunctionFailure(FunctionFailure.shown(text)
                + " is not an SPDX licence expression, such as Apache-2.0, MIT OR Apache-2.0, or"
                + " GPL-2.0-only WITH Classpath-exception-2.0.");
    }
}
