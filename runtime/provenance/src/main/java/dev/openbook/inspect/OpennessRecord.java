package dev.openbook.inspect;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.license.LicenseTable;
import dev.openbook.mof.MofEvaluator;
import dev.openbook.mof.MofRecord;
import dev.openbook.mof.MofRecordReader;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.License;
import dev.openbook.provenance.MofComponent;
import dev.openbook.provenance.MofMode;
import dev.openbook.provenance.MofReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the record of what a model's release contains, and what it amounts to: the record that the caller names, else {@code
 * MODEL_OPENNESS.yml} at the model's top. Without a record no class is claimed, whatever else lies in the folder.
 */
final class OpennessRecord {
    private static final List<String> NAMES = List.of("MODEL_OPENNESS.yml", "MODEL_OPENNESS.yaml");
    private static final int MAX_BYTES = 1 << 20;

    private final InspectionSettings settings;
    private final LicenseTable licenses;
    private final FindingList findings;

    OpennessRecord(InspectionSettings settings, LicenseTable licenses, FindingList findings) {
        this.settings = settings;
        this.licenses = licenses;
        this.findings = findings;
    }

    /**
     * What the record amounts to.
     *
     * @param declared the licence that the card declares
     * @throws OpenbookException {@code RECORD_INVALID} if the record that the caller names cannot be read; one that lies beside the
     *     model is a finding then
     */
    Fact<MofReport> read(ModelFiles files, Fact<License> declared) {
        if (settings.opennessRecord().isPresent()) {
            Path named = settings.opennessRecord().get();
            String name = String.valueOf(named.getFileName());
            return evaluated(name, MofRecordReader.read(name, text(named)), declared);
        }
        Optional<String> found = NAMES.stream().filter(files.paths()::contains).findFirst();
        if (found.isEmpty()) {
            return Fact.unknown("model", "There is no record of what the release contains (" + NAMES.getFirst() + ").");
        }
        try {
            return evaluated(found.get(), MofRecordReader.read(found.get(), text(found.get(), files)), declared);
        } catch (OpenbookException e) {
            if (e.code() != FailureCode.RECORD_INVALID) {
                throw e;
            }
            findings.add(new Finding(
                    "OPENNESS_RECORD_INVALID",
                    Severity.WARNING,
                    found.get(),
                    "The openness record cannot be read, so no class is claimed: " + e.getMessage(),
                    FailureCode.RECORD_INVALID.remedy()));
            return Fact.unknown(found.get(), "The record cannot be read.");
        }
    }

    private Fact<MofReport> evaluated(String file, MofRecord release, Fact<License> declared) {
        MofReport report = new MofEvaluator(licenses).evaluate(release, MofMode.TOOL);
        compareWeights(file, release, declared);
        return Fact.inferred(
                report, file, "By the rules of the Model Openness Tool, from the components and licences that the record names.");
    }

    /** A record that grants more than the publisher does would make a model look more open than it is. */
    private void compareWeights(String file, MofRecord release, Fact<License> declared) {
        Optional<String> ofCard = declared.known().flatMap(License::spdx);
        Optional<String> ofRecord = release.entries().stream()
                .filter(entry -> entry.component() == MofComponent.FINAL_PARAMETERS)
                .findFirst()
                .flatMap(release::license);
        if (ofCard.isPresent() && ofRecord.isPresent() && !ofCard.equals(ofRecord)) {
            findings.add(new Finding(
                    "OPENNESS_RECORD_DIFFERS",
                    Severity.WARNING,
                    file,
                    "The openness record says that the weights are under " + ofRecord.get() + ", while " + declared.evidence().source()
                            + " says " + ofCard.get() + ".",
                    "Ask the publisher which of the two holds."));
        }
    }

    private static String text(Path named) {
        try (InputStream in = Files.newInputStream(named)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            requireSize(String.valueOf(named.getFileName()), bytes.length);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new OpenbookException(
                    FailureCode.RECORD_INVALID,
                    "The openness record " + named + " cannot be read from disk. Check that it is there and may be read.",
                    e);
        }
    }

    private static String text(String path, ModelFiles files) {
        requireSize(path, files.size(path));
        ByteBuffer bytes = files.bytes(path);
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private static void requireSize(String name, long bytes) {
        if (bytes > MAX_BYTES) {
            throw new OpenbookException(
                    FailureCode.RECORD_INVALID,
                    name + " is larger than " + MAX_BYTES + " bytes, so it is no openness record. Name the record's own file.");
        }
    }
}
