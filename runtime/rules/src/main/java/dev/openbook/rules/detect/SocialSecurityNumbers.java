package dev.openbook.rules.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Social security numbers of the United States in the form {@code 123-45-6789}, with the ranges that are never issued left out
 * (area 000, 666 and 900 to 999, group 00, serial 0000: Social Security Administration, randomised numbers since 2011).
 */
final class SocialSecurityNumbers implements Detector {
    private static final Pattern FORM = Pattern.compile(
            "(?<![\\w-])(?!000|666|9\\d\\d)\\d{3}([- ])(?!00)\\d{2}\\1(?!0000)\\d{4}(?![\\w-])");

    @Override
    public List<Found> find(String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            found.add(new Found(matcher.start(), matcher.end(), "us-social-security-number"));
        }
        return found;
    }
}
