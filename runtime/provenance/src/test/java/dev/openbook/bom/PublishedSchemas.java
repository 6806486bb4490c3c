package dev.openbook.bom;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.openbook.inspect.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The official schemas: CycloneDX 1.6 and SPDX 3.0.1 out of jars of their makers, 1.7 from beside the checkout. */
final class PublishedSchemas {
    private static final String CYCLONEDX = "http://cyclonedx.org/schema/";
    private static final String SPDX = "https://spdx.org/schema/3.0.1/spdx-json-schema.json";

    private final Map<BomFormat, Schema> schemas = new HashMap<>();

    /** What the schema has against a document; nothing if it is valid. */
    List<Error> problems(BomFormat format, String document) {
        return schemas.computeIfAbsent(format, PublishedSchemas::load).validate(document, InputFormat.JSON);
    }

    private static Schema load(BomFormat format) {
        return switch (format) {
            case CYCLONEDX_1_6 -> schema(
                    SpecificationVersion.DRAFT_7,
                    CYCLONEDX + "bom-1.6.schema.json",
                    Map.of(
                            CYCLONEDX + "bom-1.6.schema.json", resource("/bom-1.6.schema.json"),
                            CYCLONEDX + "spdx.schema.json", resource("/spdx.schema.json"),
                            CYCLONEDX + "jsf-0.82.schema.json", resource("/jsf-0.82.schema.json")));
            case CYCLONEDX_1_7 -> schema(
                    SpecificationVersion.DRAFT_7,
                    CYCLONEDX + "bom-1.7.schema.json",
                    Map.of(
                            CYCLONEDX + "bom-1.7.schema.json", shared("bom-1.7"),
                            CYCLONEDX + "spdx.schema.json", shared("spdx"),
                            CYCLONEDX + "jsf-0.82.schema.json", shared("jsf-0.82"),
                            CYCLONEDX + "cryptography-defs.schema.json", shared("cryptography-defs")));
            case SPDX_3_0_1 -> schema(
                    SpecificationVersion.DRAFT_2020_12, SPDX, Map.of(SPDX, resource("/resources/schema-v3.0.1.json")));
        };
    }

    private static Schema schema(SpecificationVersion version, String location, Map<String, String> texts) {
        return SchemaRegistry.withDefaultDialect(version, builder -> builder
                        .schemas(texts)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()))
                .getSchema(SchemaLocation.of(location));
    }

    private static String resource(String name) {
        try (InputStream stream = PublishedSchemas.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shared(String name) {
        try (InputStream stream = new GZIPInputStream(
                Files.newInputStream(SharedData.find("data/metadata/cyclonedx/schema/" + name + ".schema.json.gz")))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
