package dev.openbook.rules.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of e-mail: the usual part of RFC 5322, section 3.4.1 (dot-atom), at a domain with a name for its top. Goes from one
 * at-sign to the next and looks at what stands before and after it, since most characters could begin an address: every character
 * is looked at a bounded number of times.
 */
final class EmailDetector implements Detector {
    static final String KIND = "email-address";

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\-]{0,61}[\\p{L}\\p{N}])?";
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.){1,6}\\p{L}{2,24}" + Forms.END);
    /** What may stand in the local part, beside letters, digits and points. */
    private static final String SIGNS = "_!#$%&'*+/=?^`{|}~-";
    /** Parts between points, and characters of each. */
    private static final int PARTS = 9;
    private static final int LONGEST = 64;

    @Override
    public List<Found> find(CharSequence text) {
        List<Found> found = new ArrayList<>();
        Matcher domain = DOMAIN.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '@') {
                int start = start(text, from, at);
                if (start < at && domain.region(at + 1, text.length()).lookingAt()) {
                    found.add(new Found(start, domain.end(), KIND));
                    from = domain.end();
                }
            }
        }
        return found;
    }

    /** The first place from which a local part leads to an at-sign; the at-sign itself if there is none. */
    private static int start(CharSequence text, int from, int sign) {
        int start = sign;
        int parts = 1;
        int length = 0;
        for (int at = sign; at > from; ) {
            int c = Character.codePointBefore(text, at);
            at -= Character.charCount(c);
            if (c == '.' && length > 0 && parts < PARTS) {
                parts++;
                length = 0;
            } else if (length < LONGEST && isLocal(c)) {
                length++;
                start = Forms.mayBegin(text, at) ? at : start;
            } else {
                return start;
            }
        }
        return start;
    }

    private static boolean isLocal(int c) {
        return Character.isLetter(c) || isNumber(c) || SIGNS.indexOf(c) >= 0;
    }

    /** As {@code \p{N}}. */
    private static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }
}
