package dev.openbook.license.text;

import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.value.Json;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes {@code fingerprints.bin} anew from the texts of the SPDX list; run by {@code refresh-licenses.sh}. The texts are read
 * from a jar on this machine, {@code org.spdx:java-spdx-library}, which carries the list with its templates, or from a folder
 * of the same files ({@code resources/stdlicenses} or {@code json/details} of spdx/license-list-data).
 */
final class RefreshFingerprints {
    private static final String IN_JAR = "resources/stdlicenses";
    private static final JsonReader JSON = JsonReader.tolerant(JsonLimits.ofBytes(16 << 20));

    private RefreshFingerprints() {}

    /** Takes the jar or folder of the SPDX list, and the file to write. */
    public static void main(String[] arguments) throws IOException, InvalidJsonException {
        Fingerprints fingerprints = read(Path.of(arguments[0]));
        try (OutputStream file = Files.newOutputStream(Path.of(arguments[1]));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file))) {
            fingerprints.write(out);
        }
        System.out.println(fingerprints.all().size() + " fingerprints of the SPDX list " + fingerprints.listVersion() + " ("
                + fingerprints.listDate() + ")");
    }

    static Fingerprints read(Path source) throws IOException, InvalidJsonException {
        if (Files.isDirectory(source)) {
            return readFolder(source);
        }
        try (FileSystem jar = FileSystems.newFileSystem(source)) {
            return readFolder(jar.getPath(IN_JAR));
        }
    }

    private static Fingerprints readFolder(Path folder) throws IOException, InvalidJsonException {
        Json.Obj list = object(folder.resolve("licenses.json"));
        List<Fingerprint> fingerprints = new ArrayList<>();
        for (LicenseTemplate template : templates(folder)) {
            Fingerprint fingerprint = template.fingerprint();
            if (fingerprint.required().length > 0) {
                fingerprints.add(fingerprint);
            }
        }
        return new Fingerprints(
                text(list, "licenseListVersion"), text(list, "releaseDate"), grouped(withoutEmbedded(fingerprints)));
    }

    /**
     * The list has the text of the GPL behind that of the LGPL 3.0, which refers to it; elsewhere it is a file of its own, so it
     * may be there and need not.
     */
    private static List<Fingerprint> withoutEmbedded(List<Fingerprint> fingerprints) {
        Fingerprint embedded = fingerprints.stream()
                .filter(fingerprint -> fingerprint.identifiers().contains("GPL-3.0-only"))
                .findFirst()
                .orElseThrow();
        Set<Integer> inside = Stream.of(embedded.required(), embedded.allowed())
                .flatMapToInt(Arrays::stream)
                .boxed()
                .collect(Collectors.toSet());
        return fingerprints.stream()
                .map(one -> one.identifiers().getFirst().startsWith("LGPL-3.0") ? without(one, inside) : one)
                .toList();
    }

    private static Fingerprint without(Fingerprint one, Set<Integer> inside) {
        int[] required = Arrays.stream(one.required()).filter(run -> !inside.contains(run)).toArray();
        int[] embedded = Arrays.stream(one.required()).filter(inside::contains).toArray();
        int[] allowed = Arrays.stream(new int[][] {one.allowed(), embedded}).flatMapToInt(Arrays::stream).sorted().toArray();
        return new Fingerprint(one.identifiers(), one.sample(), required, allowed);
    }

    /** Every licence of the list that is not deprecated, by identifier. */
    static List<LicenseTemplate> templates(Path folder) throws IOException, InvalidJsonException {
        List<LicenseTemplate> templates = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
                Json.Obj license = object(file);
                boolean current = new Json.Bool(false).equals(license.members().get("isDeprecatedLicenseId"));
                if (current && license.members().containsKey("standardLicenseTemplate")) {
                    templates.add(new LicenseTemplate(
                            text(license, "licenseId"), text(license, "standardLicenseTemplate"), text(license, "licenseText")));
                }
            }
        }
        return templates;
    }

    /**
     * Licences of the same words become one. Shortest names come first, so that "only" stands before "or-later", which grants
     * more than the text says.
     */
    private static List<Fingerprint> grouped(List<Fingerprint> fingerprints) {
        Map<List<Integer>, Fingerprint> groups = new LinkedHashMap<>();
        for (Fingerprint one : fingerprints) {
            groups.merge(Arrays.stream(one.required()).boxed().toList(), one, RefreshFingerprints::together);
        }
        return List.copyOf(groups.values());
    }

    private static Fingerprint together(Fingerprint one, Fingerprint other) {
        List<String> identifiers =
                Stream.concat(one.identifiers().stream(), other.identifiers().stream())
                        .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                        .toList();
        int[] allowed = Arrays.stream(new int[][] {one.allowed(), other.allowed()})
                .flatMapToInt(Arrays::stream).sorted().distinct().toArray();
        return new Fingerprint(identifiers, one.sample(), one.required(), allowed);
    }

    private static Json.Obj object(Path file) throws IOException, InvalidJsonException {
        return JSON.read(Files.readAllBytes(file)) instanceof Json.Obj object ? object : Json.object();
    }

    private static String text(Json.Obj object, String name) {
        return Optional.ofNullable(object.members().get(name))
                .map(value -> value instanceof Json.Text text ? text.value() : "")
                .orElse("");
    }
}
