package dev.openbook.rules.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * International bank account numbers: the length that the country has in the IBAN registry (SWIFT, release 99), and the check
 * digits of ISO 13616 (ISO 7064 MOD 97-10 over the number with its first four characters moved to the end).
 */
final class IbanDetector implements Detector {
    static final String KIND = "iban";

    private static final Pattern BEGINNING = Pattern.compile("(?<![\\p{L}\\p{N}_])[A-Z]{2}\\d{2}");
    private static final Map<String, Integer> LENGTHS = Arrays.stream(("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28"
                    + " CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28"
                    + " HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22"
                    + " MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24"
                    + " SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")
                    .split(" "))
            .collect(Collectors.toUnmodifiableMap(entry -> entry.substring(0, 2), entry -> Integer.valueOf(entry.substring(2))));

    @Override
    public List<Found> find(CharSequence text) {
        List<Found> found = new ArrayList<>();
        Matcher beginning = BEGINNING.matcher(text);
        int from = 0;
        while (from < text.length() && beginning.find(from)) {
            int end = end(text, beginning.start());
            if (end > 0) {
                found.add(new Found(beginning.start(), end, KIND));
            }
            from = end > 0 ? end : beginning.start() + 1;
        }
        return found;
    }

    /** The index after the number that begins somewhere; 0 if none does. */
    private static int end(CharSequence text, int start) {
        int length = LENGTHS.getOrDefault(text.subSequence(start, start + 2).toString(), 0);
        StringBuilder bare = new StringBuilder();
        int at = start;
        boolean gap = false;
        while (bare.length() < length && at < text.length()) {
            char c = text.charAt(at);
            if (c < 128 && Character.isLetterOrDigit(c)) {
                bare.append(Character.toUpperCase(c));
                gap = false;
            } else if (gap || " \u00A0\u202F-".indexOf(c) < 0) {
                return 0;
            } else {
                gap = true;
            }
            at++;
        }
        boolean whole = length > 0 && bare.length() == length && (at == text.length() || !Character.isLetterOrDigit(text.charAt(at)));
        return whole && CheckDigits.mod97(bare.substring(4) + bare.substring(0, 4)) ? at : 0;
    }
}
