package dev.openbook.license.text;

import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.value.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes {@code texts.bin} anew from the texts of the SPDX list; run by {@code refresh-licenses.sh}. The texts are read
 * from a jar on this machine, {@code org.spdx:java-spdx-library}, which carries the list with its templates, or from a folder
 * of the same files ({@code resources/stdlicenses} or {@code json/details} of spdx/license-list-data).
 */
final class RefreshTexts {
    private static final String IN_JAR = "resources/stdlicenses";
    private static final JsonReader JSON = JsonReader.tolerant(JsonLimits.ofBytes(16 << 20));

    private RefreshTexts() {}

    /** Takes the jar or folder of the SPDX list, and the file to write. */
    public static void main(String[] arguments) throws IOException, InvalidJsonException {
        byte[] file = make(Path.of(arguments[0]));
        Files.write(Path.of(arguments[1]), file);
        TextsFile texts = TextsFile.read(new DataInputStream(new ByteArrayInputStream(file)));
        System.out.println(PublishedTexts.of(texts).all().size() + " texts of the SPDX list " + texts.listVersion() + " ("
                + texts.listDate() + "), " + file.length + " bytes");
    }

    static byte[] make(Path source) throws IOException, InvalidJsonException {
        if (Files.isDirectory(source)) {
            return makeFromFolder(source);
        }
        try (FileSystem jar = FileSystems.newFileSystem(source)) {
            return makeFromFolder(jar.getPath(IN_JAR));
        }
    }

    private static byte[] makeFromFolder(Path folder) throws IOException, InvalidJsonException {
        Json.Obj list = object(folder.resolve("licenses.json"));
        TextsFileWriter writer = new TextsFileWriter();
        for (LicenseTemplate template : templates(folder)) {
            List<TextPart> parts = template.withoutEmbedded().parts();
            writer.add(template.identifier(), parts);
            if (!isWhole(parts, template)) {
                writer.add(template.identifier(), LicenseTemplate.words(template.text()));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(text(list, "licenseListVersion"), text(list, "releaseDate"), new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** Whether the text is what the template describes; where the list disagrees with itself, both are the licence. */
    private static boolean isWhole(List<TextPart> parts, LicenseTemplate template) throws IOException {
        TextsFileWriter alone = new TextsFileWriter();
        alone.add(template.identifier(), parts);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        alone.write("", "", new DataOutputStream(bytes));
        TextForm form = TextsFile.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))).forms().getFirst();
        LicenseWords words = LicenseWords.of(template.text());
        return TextSearch.find(TextPattern.of(form), words, new BitSet())
                .filter(region -> IntStream.range(0, words.all().size())
                        .allMatch(place -> words.passable(place) || place >= region.first() && place < region.end()))
                .isPresent();
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

    private static Json.Obj object(Path file) throws IOException, InvalidJsonException {
        return JSON.read(Files.readAllBytes(file)) instanceof Json.Obj object ? object : Json.object();
    }

    private static String text(Json.Obj object, String name) {
        return Optional.ofNullable(object.members().get(name))
                .map(value -> value instanceof Json.Text text ? text.value() : "")
                .orElse("");
    }
}
