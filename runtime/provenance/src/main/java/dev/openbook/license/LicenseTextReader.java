package dev.openbook.license;

import dev.openbook.layout.FolderContent;
import dev.openbook.license.LicenseText.Standing;
import dev.openbook.license.text.LicenseTitles;
import dev.openbook.license.text.PublishedTexts;
import dev.openbook.license.text.Recognition;
import dev.openbook.license.text.TextRecognizer;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the licence files of a model. First by title, since licences of open-weight models borrow words from others; then by
 * words; then by an {@code SPDX-License-Identifier} that the file gives instead of a text.
 */
final class LicenseTextReader {
    private static final int MAX_BYTES = 256 << 10;
    private static final int MAX_FILES = 16;
    /** Words in a file that does no more than name its licence by an identifier, those of the identifier included. */
    private static final int MAX_WORDS_AROUND = 16;

    private static final String TAG = "SPDX-License-Identifier";
    private static final Pattern DECLARED = Pattern.compile(TAG + ":\\s*([A-Za-z0-9.+-]+)[ \\t]*(?:\\R|$)");

    private final LicenseTable table;
    private final LicenseTitles titles = LicenseTitles.standard();

    /** Loaded when the first licence file comes along: many models have none. */
    private static final class Known {
        static final TextRecognizer RECOGNIZER = new TextRecognizer(PublishedTexts.standard());
    }

    LicenseTextReader(LicenseTable table) {
        this.table = table;
    }

    /** The licences of each licence file, in the order of paths; a file that holds several has one entry for each. */
    List<LicenseText> read(FolderContent files) {
        return files.paths().stream()
                .filter(LicenseFileName::isLicense)
                .limit(MAX_FILES)
                .flatMap(path -> read(path, files).stream())
                .toList();
    }

    private List<LicenseText> read(String path, FolderContent files) {
        if (files.size(path) > MAX_BYTES) {
            return List.of(unknown(new Evidence(path, String.format(
                    Locale.ROOT, "It has %,d bytes; licences of up to %,d are read.", files.size(path), MAX_BYTES))));
        }
        ByteBuffer bytes = files.bytes(path);
        Digest digest = Digest.of(bytes.duplicate());
        return read(path, StandardCharsets.UTF_8.decode(bytes.duplicate()).toString()).stream()
                .map(text -> new LicenseText(path, text.license().in(digest), text.identifiers(), text.standing()))
                .toList();
    }

    private List<LicenseText> read(String path, String text) {
        Optional<LicenseTitles.Title> title = titles.find(text);
        if (title.isPresent()) {
            return List.of(titled(path, title.get()));
        }
        Recognition recognition = Known.RECOGNIZER.recognize(text);
        if (!recognition.licenses().isEmpty()) {
            return new TextJudgement(table, path, recognition).licenses();
        }
        Optional<License> named = table.listed(declared(text, recognition).orElse(text.strip()));
        if (named.isPresent()) {
            return List.of(new LicenseText(
                    path,
                    Fact.stated(named.get(), path, "The file names the licence by its SPDX identifier and holds no text."),
                    named.get().spdx().stream().toList(),
                    Standing.SAME));
        }
        return List.of(unknown(new Evidence(path, "Its words are those of no licence that is known here.")));
    }

    /** The one identifier of a file that says hardly anything else: other words would be terms. */
    private static Optional<String> declared(String text, Recognition recognition) {
        Matcher declared = DECLARED.matcher(text);
        boolean only = text.indexOf(TAG) == text.lastIndexOf(TAG)
                && recognition.rest().size() <= MAX_WORDS_AROUND
                && recognition.reservation().isEmpty();
        return only && declared.find() ? Optional.of(declared.group(1)) : Optional.empty();
    }

    private LicenseText titled(String path, LicenseTitles.Title title) {
        License license = table.listed(title.identifier()).orElseThrow(() -> new IllegalStateException(
                "The licence " + title.identifier() + " is known by its title and missing from the table."));
        return new LicenseText(
                path,
                Fact.inferred(license, path, "It begins with the title \"" + title.words() + "\"."),
                List.of(title.identifier()),
                Standing.SAME);
    }

    private static LicenseText unknown(Evidence evidence) {
        return new LicenseText(evidence.source(), Fact.unknown(evidence), List.of(), Standing.UNKNOWN);
    }
}
