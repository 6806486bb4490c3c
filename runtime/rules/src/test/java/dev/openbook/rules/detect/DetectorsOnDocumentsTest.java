package dev.openbook.rules.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.detect.Detector.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What is found in funding notices, which name offices and no private persons: addresses of e-mail and phones, and nothing else. */
class DetectorsOnDocumentsTest {
    @Test
    void findsNothingButContactsInFundingNotices() throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        for (Path file : notices()) {
            String text = Files.readString(file).replaceAll("<[^>]*>", " ");
            for (String kind : Detectors.kindNames()) {
                List<Found> found = Detectors.named(kind).orElseThrow().find(text);
                if (!found.isEmpty()) {
                    kinds.merge(kind, found.size(), Integer::sum);
                }
            }
        }
        assertThat(kinds.keySet()).isSubsetOf("email-address", "us-phone-number");
    }

    @Test
    void findsNothingInWhatOnlyLooksLikeNumbersOfPersons() {
        String text = """
                The award ceiling is $1,500,000 for FY 2026; see 2 CFR 200.501 and 45 CFR 75.300(a)(1). CFDA 93.243, ALN 10.001.
                Opportunity number HHS-2025-ACL-NIDILRR-90IFRE-0110, UEI ABC123DEF456, page 12-34, section 4.2.1.3, version 1.2.3.
                Periods 2024-2026, 01/31/2026 to 12/31/2026, 10:30 a.m. to 5:00 p.m. Table 3: 123 456 789 and 12,345,678,901.
                ISBN 978-3-16-148410-0, DOI 10.1000/182, 40.7128 N 74.0060 W, 1 000 000 km, 3.14159265358979.
                """;
        for (String kind : Detectors.kindNames()) {
            assertThat(Detectors.named(kind).orElseThrow().find(text)).as(kind).isEmpty();
        }
    }

    private static List<Path> notices() throws IOException {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data/grants/html"))) {
            folder = folder.getParent();
        }
        Assumptions.assumeTrue(folder != null, "There is no folder shared/data/grants beside this checkout.");
        try (Stream<Path> files = Files.list(folder.resolve("shared/data/grants/html"))) {
            return files.sorted().toList();
        }
    }
}
