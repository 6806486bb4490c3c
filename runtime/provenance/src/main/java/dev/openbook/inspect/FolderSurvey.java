package dev.openbook.inspect;

import dev.openbook.folder.FolderEntry;
import dev.openbook.folder.FolderWalk;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which things in a model's folder are its files, and reports what should not be there. A link that leads outside is an
 * error and its target is not read; one that stays inside is read and reported. In the hub cache, links from a snapshot to the
 * contents of its repository are how the cache works, and so are several names of one file: both pass.
 */
final class FolderSurvey {
    private static final String UNSAFE = "Do not use this copy; fetch the model again from its publisher.";

    private final boolean inCache;
    private final FindingList findings;
    private final List<FoundFile> files = new ArrayList<>();

    private FolderSurvey(boolean inCache, FindingList findings) {
        this.inCache = inCache;
        this.findings = findings;
    }

    /**
     * Surveys a folder.
     *
     * @param root real path of the folder
     * @param blobs real path of the hub cache's folder of contents that links may lead to, if the folder lies in the cache
     * @return the model's files, in the order of their paths
     */
    static List<FoundFile> files(Path root, Optional<Path> blobs, InspectionLimits limits, FindingList findings) throws IOException {
        FolderSurvey survey = new FolderSurvey(blobs.isPresent(), findings);
        FolderWalk.walk(root, blobs, limits.maxFiles(), limits.maxDepth()).forEach(survey::judge);
        FileNames.find(survey.files).forEach(findings::add);
        return survey.files;
    }

    private void judge(FolderEntry entry) {
        switch (entry.kind()) {
            case FILE -> {
                noteNames(entry);
                add(entry, false);
            }
            case LINK_INTO_STORE -> add(entry, false);
            case LINK_INSIDE -> {
                report("LINK_INSIDE", Severity.WARNING, entry, "is a link to another file of the model");
                add(entry, true);
            }
            case LINK_OUTSIDE -> report(
                    "LINK_OUTSIDE", Severity.ERROR, entry, "is a link that leads outside the model's folder; it was not followed");
            case LINK_TO_FOLDER -> report("LINK_TO_FOLDER", Severity.WARNING, entry, "is a link to a folder; it was not followed");
            case LINK_BROKEN -> report("LINK_BROKEN", Severity.WARNING, entry, "is a link that leads nowhere");
            case UNREADABLE -> report("FILE_UNREADABLE", Severity.ERROR, entry, "cannot be read");
            case NAMELESS -> report(
                    "FILE_NAME_NOT_TEXT", Severity.ERROR, entry, "has a name that is no text in this system's encoding; it was not read");
            case OTHER -> report("NOT_A_FILE", Severity.WARNING, entry, "is neither a file nor a folder and was left out");
        }
    }

    private void add(FolderEntry entry, boolean linked) {
        files.add(new FoundFile(entry.path(), entry.location(), linked));
    }

    /** A second name outside the folder would let somebody change the bytes behind inspection's back. */
    private void noteNames(FolderEntry entry) {
        if (entry.names() > 1 && !inCache) {
            report("HARD_LINK", Severity.WARNING, entry,
                    "has " + entry.names() + " names on this disk and may be changed through another one");
        }
    }

    private void report(String code, Severity severity, FolderEntry entry, String problem) {
        String remedy = severity == Severity.ERROR ? UNSAFE : "Replace it by a copy of the file if the model needs it.";
        findings.add(new Finding(code, severity, entry.path(), entry.path() + " " + problem + ".", remedy));
    }
}
