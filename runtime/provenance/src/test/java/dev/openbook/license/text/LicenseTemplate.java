package dev.openbook.license.text;

import dev.openbook.license.text.TextPart.Maybe;
import dev.openbook.license.text.TextPart.Place;
import dev.openbook.license.text.TextPart.Replaceable;
import dev.openbook.license.text.TextPart.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A licence in the form of the SPDX list: text with marks around what may be left out ({@code <<beginOptional>>}) and in place of
 * what may be replaced ({@code <<var;…>>}).
 *
 * @param identifier of SPDX
 * @param template the text with marks
 * @param text the text as a reader sees it
 */
record LicenseTemplate(String identifier, String template, String text) {
    private static final Pattern MARK = Pattern.compile(
            "<<(?:beginOptional|endOptional|var;name=\"([^\"]*)\";original=\"(.*?)\";match=\"(.*?)\")>>", Pattern.DOTALL);
    /** A pattern of anything at all. */
    private static final Pattern ANYTHING = Pattern.compile("(?:\\.|\\[\\^\\.])(?:[*+]|\\{[0-9,]+})(?:\\\\\\.)?");
    /** A pattern of no letters. */
    private static final Pattern MARKS_ONLY = Pattern.compile("[^\\p{L}.]*|\\.\\{54,64}|\\[\\.,]\\*");

    /**
     * The list has the text of the GPL behind that of the LGPL 3.0, which refers to it; elsewhere it is a file of its own, so it
     * may be there and need not.
     */
    LicenseTemplate withoutEmbedded() {
        int gpl = template.indexOf("<<beginOptional>>GNU GENERAL PUBLIC LICENSE");
        return identifier.startsWith("LGPL-3.0") && gpl > 0
                ? new LicenseTemplate(
                        identifier, template.substring(0, gpl) + "<<beginOptional>>" + template.substring(gpl) + "<<endOptional>>", text)
                : this;
    }

    /** The template as parts. */
    List<TextPart> parts() {
        Deque<List<TextPart>> open = new ArrayDeque<>();
        open.push(new ArrayList<>());
        Matcher mark = MARK.matcher(template);
        int start = 0;
        while (mark.find()) {
            open.element().addAll(words(template.substring(start, mark.start())));
            if (mark.group().equals("<<beginOptional>>")) {
                open.push(new ArrayList<>());
            } else if (!mark.group().equals("<<endOptional>>")) {
                addReplaceable(mark, open.element());
            } else if (open.size() > 1) {
                List<TextPart> inside = open.pop();
                open.element().add(new Maybe(inside));
            }
            start = mark.end();
        }
        open.element().addAll(words(template.substring(start)));
        return open.peekLast();
    }

    private static void addReplaceable(Matcher mark, List<TextPart> parts) {
        List<String> original = LicenseWords.of(mark.group(2)).all();
        String pattern = mark.group(3);
        if (mark.group(1).equals("bullet") || pattern.equals(".{0,20}")) {
            parts.add(new Replaceable(Place.BULLET, "", original));
        } else if (pattern.equals(".{0,5000}") || pattern.startsWith(".") && !original.isEmpty()
                && original.getFirst().equals("copyright")) {
            parts.add(new Replaceable(Place.NOTICE, "", original));
        } else if (ANYTHING.matcher(pattern).matches()) {
            parts.add(new Replaceable(Place.NAME, "", original));
        } else if (MARKS_ONLY.matcher(pattern).matches()) {
            parts.addAll(words(mark.group(2)));
        } else if (fits(pattern)) {
            parts.add(new Replaceable(Place.PATTERN, pattern, original));
        } else {
            System.out.println(pattern + " is about punctuation, so the words themselves must stand there");
            parts.addAll(words(mark.group(2)));
        }
    }

    private static boolean fits(String pattern) {
        try {
            PatternOfWords.of(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** Words of a piece of text; those that may be missing wherever they stand are marked so. */
    static List<TextPart> words(String piece) {
        LicenseWords words = LicenseWords.of(piece);
        List<TextPart> parts = new ArrayList<>();
        int start = 0;
        for (int place = 1; place <= words.all().size(); place++) {
            if (place == words.all().size() || words.passable(place) != words.passable(start)) {
                List<String> run = words.all().subList(start, place);
                parts.add(words.passable(start) ? new Replaceable(Place.PASSABLE, "", run) : new Words(run));
                start = place;
            }
        }
        return parts;
    }
}
