package dev.openbook.license.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A licence in the form of the SPDX list: text with marks around what may be left out ({@code <<beginOptional>>}) and in place of
 * what may be replaced ({@code <<var;…>>}).
 *
 * @param identifier of SPDX
 * @param template the text with marks
 * @param text the text as a reader sees it
 */
record LicenseTemplate(String identifier, String template, String text) {
    private static final Pattern MARK = Pattern.compile("<<(?:beginOptional|endOptional|var;.*?)>>", Pattern.DOTALL);
    private static final int MAX_DIGESTS = 400;

    /** What it will be known by. */
    Fingerprint fingerprint() {
        TreeSet<Integer> required = new TreeSet<>();
        requiredPieces().forEach(piece -> add(piece, required));
        TreeSet<Integer> allowed = new TreeSet<>();
        add(text, allowed);
        // The template and the text differ in bullets and line ends here and there; the text is what people copy.
        required.retainAll(allowed);
        add(MARK.matcher(template).replaceAll(" "), allowed);
        if (required.size() * 3 < allowed.size()) {
            // Nearly all of it may be replaced or left out, so that what must stay says too little.
            required.clear();
            add(text, required);
        }
        allowed.removeAll(required);
        int sample = 0;
        while (kept(required, sample).length > MAX_DIGESTS) {
            sample++;
        }
        return new Fingerprint(List.of(identifier), sample, kept(required, sample), kept(allowed, sample));
    }

    private static void add(String piece, TreeSet<Integer> runs) {
        for (int run : WordRuns.of(LicenseWords.of(piece))) {
            runs.add(run);
        }
    }

    private static int[] kept(TreeSet<Integer> runs, int sample) {
        return runs.stream().mapToInt(run -> run).filter(run -> Fingerprint.sampled(run, sample)).toArray();
    }

    private List<String> requiredPieces() {
        List<String> pieces = new ArrayList<>();
        Matcher mark = MARK.matcher(template);
        int optional = 0;
        int start = 0;
        while (mark.find()) {
            if (optional == 0) {
                pieces.add(template.substring(start, mark.start()));
            }
            if (mark.group().equals("<<beginOptional>>")) {
                optional++;
            } else if (mark.group().equals("<<endOptional>>")) {
                optional = Math.max(0, optional - 1);
            }
            start = mark.end();
        }
        pieces.add(optional == 0 ? template.substring(start) : "");
        return pieces;
    }
}
