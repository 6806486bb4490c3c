package dev.openbook.bom.internal.address;

import java.util.regex.Pattern;

/** Addresses of electronic mail in their plain form (RFC 5321, {@code Dot-string} at a domain of names); quoted ones are refused. */
public final class EmailAddress {
    private static final int MAX_LENGTH = 254;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final String DOMAIN = LABEL + "(?:\\." + LABEL + ")*\\.[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]";
    private static final Pattern PLAIN =
            Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + DOMAIN);

    private EmailAddress() {}

    /** Whether it is one, and nothing more. */
    public static boolean sound(String address) {
        return address.length() <= MAX_LENGTH && PLAIN.matcher(address).matches();
    }
}
