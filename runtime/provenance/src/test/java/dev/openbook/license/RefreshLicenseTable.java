package dev.openbook.license;

import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code licenses.csv} anew; run by {@code refresh-licenses.sh}. The Model Openness Tool's own table goes over the SPDX
 * list, licence by licence; a licence is open if the Open Source Initiative approved it, the Free Software Foundation calls it
 * free, the tool lists it as open data, or it is OpenMDW-1.0.
 */
final class RefreshLicenseTable {
    private static final JsonReader JSON = JsonReader.tolerant(JsonLimits.ofBytes(16 << 20));
    private static final List<String> KINDS = List.of("code", "data", "document");
    private static final String HEADER = "id,name,source,osi_approved,fsf_libre,mot_open_data,mot_open,type_appropriate,"
            + "mof_ok_for,mof_conditional_for,deprecated,hf_ids,restriction";
    private static final String OPEN_BY_NAME = "OpenMDW-1.0";

    private final Set<String> openData = Set.copyOf(resource("open-data.txt").lines().toList());
    private final List<List<String>> hub = rows("hub.csv");
    private final List<List<String>> own = rows("own.csv");
    private final StringBuilder table = new StringBuilder(HEADER).append('\n');

    private RefreshLicenseTable() {}

    /** Takes the folder of the tool's tables, and the file to write. */
    public static void main(String[] arguments) throws IOException, InvalidJsonException {
        String table = make(Path.of(arguments[0]));
        Files.writeString(Path.of(arguments[1]), table);
        System.out.println(table.lines().count() - 1 + " licences");
    }

    static String make(Path folder) throws IOException, InvalidJsonException {
        return new RefreshLicenseTable().table(folder);
    }

    private String table(Path folder) throws IOException, InvalidJsonException {
        Map<String, Map<String, Json>> listed = licenses(folder.resolve("licenses.json"));
        licenses(folder.resolve("mof-licenses.json")).forEach((identifier, values) ->
                listed.merge(identifier, values, (one, over) -> {
                    Map<String, Json> both = new LinkedHashMap<>(one);
                    both.putAll(over);
                    return both;
                }));
        Map<String, List<String>> words = hub.stream().collect(Collectors.groupingBy(
                row -> row.get(1), Collectors.mapping(List::getFirst, Collectors.toList())));
        listed.forEach((identifier, values) -> listedRow(identifier, values, words.getOrDefault(identifier, List.of())));
        openData.stream().filter(identifier -> !listed.containsKey(identifier)).sorted().forEach(identifier ->
                row(identifier, identifier, "mot-code-list", "0", "0", "1", "1", "", "", "code|data|document", "0", "", ""));
        hub.stream().filter(row -> !listed.containsKey(row.get(1))).forEach(row ->
                row(row.get(1), row.get(2), "hf", "0", "0", "0", "0", "", "", "", "0", row.getFirst(), row.get(3)));
        own.forEach(row -> row(row.get(0), row.get(1), "ours", "0", "0", "0", "0", "", "", "", "0", "", row.get(2)));
        return table.toString();
    }

    private void listedRow(String identifier, Map<String, Json> values, List<String> words) {
        boolean approved = truth(values, "isOsiApproved");
        boolean free = truth(values, "isFsfLibre");
        boolean data = openData.contains(identifier);
        boolean open = approved || free || data || identifier.equals(OPEN_BY_NAME);
        List<String> suits = texts(values.get("ContentType"));
        row(
                identifier, texts(values.get("name")).getFirst(), "mot", bit(approved), bit(free), bit(data), bit(open),
                String.join("|", suits),
                open ? String.join("|", suits) : "",
                open ? KINDS.stream().filter(kind -> !suits.contains(kind)).collect(Collectors.joining("|")) : "",
                bit(truth(values, "isDeprecatedLicenseId")),
                String.join("|", words),
                restriction(identifier));
    }

    /** Creative Commons says it in the name; for others it stands beside the hub's word. */
    private String restriction(String identifier) {
        if (identifier.startsWith("CC-BY-NC")) {
            return "non-commercial";
        }
        if (identifier.startsWith("CC-BY-ND")) {
            return "no derivatives";
        }
        return hub.stream().filter(row -> row.get(1).equals(identifier)).map(List::getLast).findFirst().orElse("");
    }

    private void row(String... fields) {
        table.append(Stream.of(fields).map(RefreshLicenseTable::quoted).collect(Collectors.joining(","))).append('\n');
    }

    private static String quoted(String field) {
        return field.contains(",") || field.contains("\"") ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }

    private static Map<String, Map<String, Json>> licenses(Path file) throws IOException, InvalidJsonException {
        Map<String, Map<String, Json>> licenses = new TreeMap<>();
        Json.Obj root = (Json.Obj) JSON.read(Files.readAllBytes(file));
        for (Json item : ((Json.Array) Optional.ofNullable(root.members().get("licenses")).orElseThrow()).items()) {
            Map<String, Json> values = ((Json.Obj) item).members();
            licenses.put(texts(values.get("licenseId")).getFirst(), values);
        }
        return licenses;
    }

    private static boolean truth(Map<String, Json> values, String name) {
        return new Json.Bool(true).equals(values.get(name));
    }

    private static String bit(boolean value) {
        return value ? "1" : "0";
    }

    private static List<String> texts(@Nullable Json value) {
        return switch (value) {
            case Json.Text text -> List.of(text.value());
            case Json.Array array -> array.items().stream().flatMap(item -> texts(item).stream()).toList();
            case null, default -> List.of();
        };
    }

    private static List<List<String>> rows(String name) {
        return resource(name).lines().skip(1).map(LicenseRow::fields).toList();
    }

    private static String resource(String name) {
        try (InputStream stream = RefreshLicenseTable.class.getResourceAsStream("/licenses/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
