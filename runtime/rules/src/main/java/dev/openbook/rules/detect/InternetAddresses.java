package dev.openbook.rules.detect;

import java.util.List;

/** Addresses of devices on the Internet. */
final class InternetAddresses {
    private static final String KIND = "ip-address";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d{2}|[1-9]?\\d)";
    private static final String FOUR = OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET;
    private static final String WORDS = "IP|IPv4|IP[ -]address|address|host|server|adresse|IP-Adresse|ping";
    private static final int PARTS = 8;

    private InternetAddresses() {}

    /**
     * Version 4 in decimals (RFC 3986, section 3.2.2); such as 4.2.1.3 only near a word for it, as that is also how sections are
     * numbered. Version 6 in any of its forms without an address of version 4 within (RFC 4291, section 2.2).
     */
    static List<Detector> all() {
        return List.of(
                FormDetector.of(KIND, FOUR, written -> written.indexOf('.') > 1),
                FormDetector.near(KIND, WORDS, FOUR, written -> true),
                FormDetector.of(KIND, "(?<![:.])(?:[0-9A-Fa-f]{1,4}|(?=::))(?::{1,2}[0-9A-Fa-f]{1,4}){1,7}(?:::)?(?!:)",
                        InternetAddresses::isVersion6));
    }

    /** Eight parts, or fewer with one gap. */
    static boolean isVersion6(String written) {
        int gap = written.indexOf("::");
        boolean oneGap = gap >= 0 && written.indexOf("::", gap + 1) < 0;
        int parts = 0;
        for (int at = 0; at < written.length(); at++) {
            boolean begins = written.charAt(at) != ':' && (at == 0 || written.charAt(at - 1) == ':');
            parts += begins ? 1 : 0;
        }
        return gap < 0 ? parts == PARTS : oneGap && parts >= 2 && parts < PARTS;
    }
}
