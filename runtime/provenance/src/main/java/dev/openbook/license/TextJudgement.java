package dev.openbook.license;

import dev.openbook.license.LicenseText.Standing;
import dev.openbook.license.text.Difference;
import dev.openbook.license.text.Recognition;
import dev.openbook.license.text.RecognizedLicense;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a licence file is worth that holds the words of a published licence. Only the published text, word for word, is that licence
 * for certain. With a few harmless words around it, it is so by conclusion. An open licence in which anything was changed, or beside
 * which something is held back, is another licence, which nobody here has read; one that is not open does not become open by a
 * change, so it keeps its name.
 */
final class TextJudgement {
    private static final int MAX_DIFFERENCES = 3;

    private final LicenseTable table;
    private final String path;
    private final Recognition recognition;

    TextJudgement(LicenseTable table, String path, Recognition recognition) {
        this.table = table;
        this.path = path;
        this.recognition = recognition;
    }

    /** One for each licence of the file. */
    List<LicenseText> licenses() {
        return recognition.licenses().stream().map(this::judge).distinct().toList();
    }

    private LicenseText judge(RecognizedLicense found) {
        String identifier = found.identifiers().getFirst();
        License license = table.listed(identifier)
                .orElseGet(() -> new License(identifier, Optional.of(identifier), false, false, Optional.empty()));
        if (!found.whole()) {
            return changed(found, license);
        }
        if (recognition.onlyTitlesBesides() && recognition.reservation().isEmpty()) {
            String where = recognition.licenses().size() > 1 ? "It holds" : "It is";
            String reason = where + " the published text of " + names(found) + ", word for word.";
            return text(Certainty.MEASURED, license, reason, found, Standing.SAME);
        }
        String held = "It holds the published text of " + names(found) + ", word for word, and " + counted(recognition.rest().size())
                + " besides: " + Difference.quoted(recognition.rest());
        Optional<String> doubt = license.open() ? doubt() : Optional.empty();
        return doubt.map(reason -> unknown(held + reason, Standing.UNKNOWN))
                .orElseGet(() -> text(Certainty.INFERRED, license, held + ".", found, Standing.MORE));
    }

    /** Why words besides an open licence make it another one, if they do. */
    private Optional<String> doubt() {
        return recognition.reservation()
                .map(phrase -> ". Something seems to be held back (\"" + phrase + "\"), so it is another licence.")
                .or(() -> recognition.muchBesides() || recognition.setsTerms()
                        ? Optional.of(", which nobody here can judge; so it is not taken to be that licence.")
                        : Optional.empty());
    }

    private LicenseText changed(RecognizedLicense found, License license) {
        String like = String.format(
                Locale.ROOT,
                "It is like %s (%d %% of its phrases are there) and not the same: %s.",
                names(found), Math.min(99, Math.round(Math.floor(100 * found.found()))), changes(found.differences()));
        return license.open()
                ? unknown(like + " So it is not taken to be that licence.", Standing.CHANGED)
                : text(Certainty.INFERRED, license, like, found, Standing.CHANGED);
    }

    private static String changes(List<Difference> differences) {
        if (differences.isEmpty()) {
            return "many words differ, or their order";
        }
        String first = differences.stream().limit(MAX_DIFFERENCES).map(Difference::inPlainWords).collect(Collectors.joining("; "));
        int more = differences.size() - MAX_DIFFERENCES;
        return more <= 0 ? first : first + "; and " + more + (more == 1 ? " more place differs" : " more places differ");
    }

    private static String counted(int words) {
        return words == 1 ? "one word" : words + " words";
    }

    private LicenseText text(Certainty certainty, License license, String reason, RecognizedLicense found, Standing standing) {
        return new LicenseText(path, new Fact<>(license, certainty, new Evidence(path, reason)), found.identifiers(), standing);
    }

    private LicenseText unknown(String reason, Standing standing) {
        return new LicenseText(path, Fact.unknown(new Evidence(path, reason)), List.of(), standing);
    }

    /** Licences that the text cannot tell apart. */
    private static String names(RecognizedLicense license) {
        List<String> all = license.identifiers();
        return all.size() == 1
                ? all.getFirst()
                : all.getFirst() + " (the same text as " + String.join(", ", all.subList(1, Math.min(all.size(), 4))) + ")";
    }
}
