package dev.openbook.license;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.License;
import dev.openbook.provenance.Restriction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What users of a model should know about its terms. */
final class LicenseFindings {
    private final LicenseTable table;
    private final Fact<License> license;
    private final List<LicenseText> texts;
    private final Set<String> paths;

    LicenseFindings(LicenseTable table, Fact<License> license, List<LicenseText> texts, Set<String> paths) {
        this.table = table;
        this.license = license;
        this.texts = texts;
        this.paths = paths;
    }

    List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        license.known().flatMap(this::openness).ifPresent(findings::add);
        license.known().flatMap(License::spdx).ifPresent(declared -> texts.stream()
                .filter(text -> LicenseFileName.atRoot(text.file()) && !text.identifiers().isEmpty())
                .filter(text -> texts.stream().noneMatch(
                        other -> other.file().equals(text.file()) && other.identifiers().contains(declared)))
                .findFirst()
                .ifPresent(text -> findings.add(differs(declared, text))));
        texts.stream().flatMap(text -> standing(text).stream()).distinct().forEach(findings::add);
        paths.stream().filter(LicenseFileName::isPolicy).forEach(path -> findings.add(new Finding(
                "USE_POLICY",
                Severity.INFO,
                path,
                path + " is a policy that says what the model must not be used for.",
                "Read it; using the model may mean to agree to it.")));
        return findings;
    }

    private Optional<Finding> openness(License known) {
        String place = license.evidence().source();
        String name = known.spdx().orElse(known.declared());
        if (known.open()) {
            return Optional.empty();
        }
        if (known.restriction().isPresent()) {
            return Optional.of(new Finding(
                    "LICENSE_NOT_OPEN",
                    Severity.INFO,
                    place,
                    "The licence " + name + " is not open: " + Restriction.inPlainWords(known.restriction().get()) + ".",
                    "Read the licence, and check that your use keeps to it."));
        }
        boolean listed = known.spdx().flatMap(table::listed).isPresent();
        return Optional.of(new Finding(
                listed ? "LICENSE_NOT_OPEN" : "LICENSE_UNKNOWN",
                Severity.INFO,
                place,
                listed
                        ? "The licence " + name + " is on no list of open licences."
                        : "The licence \"" + known.declared() + "\" is not known here, so it is not taken to be open.",
                "Read the licence, and check that your use keeps to it."));
    }

    private static Optional<Finding> standing(LicenseText text) {
        String reason = text.license().evidence().reason();
        return switch (text.standing()) {
            case SAME -> Optional.empty();
            case MORE -> Optional.of(new Finding(
                    "LICENSE_TEXT_MORE",
                    Severity.INFO,
                    text.file(),
                    "The file " + text.file() + " says more than its licence. " + reason,
                    "Read those words; they may be a note, or terms of their own."));
            case CHANGED -> Optional.of(new Finding(
                    "LICENSE_TEXT_CHANGED",
                    Severity.WARNING,
                    text.file(),
                    "The licence in " + text.file() + " is not the text that was published. " + reason,
                    "Read the changed words, and ask the publisher what they mean."));
            case UNKNOWN -> Optional.of(new Finding(
                    "LICENSE_TEXT_UNKNOWN",
                    Severity.INFO,
                    text.file(),
                    "The licence in " + text.file() + " is not known. " + reason,
                    "Read it before you rely on the model."));
        };
    }

    private Finding differs(String declared, LicenseText text) {
        return new Finding(
                "LICENSE_TEXT_DIFFERS",
                Severity.WARNING,
                text.file(),
                license.evidence().source() + " states the licence " + declared + ", and " + text.file() + " holds the text of "
                        + text.identifiers().getFirst() + ".",
                "Ask the publisher which of the two is meant; until then keep to the stricter one.");
    }
}
