package dev.openbook.readers.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides whether what a file's metadata calls its title is one. */
public final class Titles {
    /** What programs write there by themselves: {@code Microsoft Word - draft3.docx}, {@code untitled}, {@code Document1}. */
    private static final Pattern MADE_BY_PROGRAM = Pattern.compile(
            "(microsoft (word|powerpoint|excel)|powerpoint presentation|untitled|document|dokument|title|slide|print|blank|none|null)"
                    + "\\s*[-–]?\\s*\\d*( - .*)?");

    private static final Pattern FILE_NAME = Pattern.compile(
            ".*\\.(docx?|dotx?|pdf|rtf|odt|xlsx?|pptx?|indd|qxp|tex|dvi|pages|html?|txt|fm)");

    private static final int LONGEST = 300;

    private Titles() {}

    /** The title, with white space made single, unless it is missing or was made by a program. */
    public static Optional<String> meaningful(@Nullable String claimed) {
        if (claimed == null) {
            return Optional.empty();
        }
        String title = CleanText.of(claimed).strip();
        String lower = title.toLowerCase(Locale.ROOT);
        boolean letters = title.codePoints().filter(Character::isLetter).limit(2).count() == 2;
        boolean made = MADE_BY_PROGRAM.matcher(lower).matches() || FILE_NAME.matcher(lower).matches();
        return letters && !made && title.length() <= LONGEST ? Optional.of(title) : Optional.empty();
    }
}
