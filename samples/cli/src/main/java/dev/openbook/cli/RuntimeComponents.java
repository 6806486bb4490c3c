package dev.openbook.cli;

import dev.openbook.bom.entry.BomComponent;
import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.published.BomReader;
import dev.openbook.bom.published.PublishedComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** What an application that embeds Openbook runs on here. Nothing native is started to find out. */
final class RuntimeComponents {
    private static final String ONNX_RUNTIME = "onnxruntime";
    /** What the jar of the rules carries inside, under names of its own: whoever looks for jars would not find it. */
    private static final String INSIDE_RULES = "META-INF/sbom/openbook-rules.cdx.json";

    private RuntimeComponents() {}

    static List<BomComponent> of(String openbookVersion) {
        Stream<BomComponent> known = Stream.of(
                BomComponent.maven("dev.openbook", "openbook-runtime", openbookVersion).withLicense("Apache-2.0"),
                BomComponent.maven("com.microsoft.onnxruntime", ONNX_RUNTIME, onnxRuntimeVersion()).withLicense("MIT"),
                BomComponent.of(
                        PartKind.PLATFORM,
                        "Java (" + System.getProperty("java.vendor", "vendor not known") + ")",
                        System.getProperty("java.runtime.version", "")));
        return Stream.concat(known, insideRules()).toList();
    }

    /** None where jars were put together into one that left the list out. */
    private static Stream<BomComponent> insideRules() {
        try (InputStream in = RuntimeComponents.class.getClassLoader().getResourceAsStream(INSIDE_RULES)) {
            return in == null
                    ? Stream.empty()
                    : BomReader.read(INSIDE_RULES, in.readAllBytes()).components().stream().map(RuntimeComponents::library);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BomComponent library(PublishedComponent inside) {
        BomComponent library = BomComponent.maven(inside.group(), inside.name(), inside.version());
        return inside.licenses().isEmpty() ? library : library.withLicense(inside.licenses().getFirst());
    }

    /** As its jar's manifest says; empty, hence not known, where jars were put together into one. */
    private static String onnxRuntimeVersion() {
        try {
            Enumeration<URL> manifests = RuntimeComponents.class.getClassLoader().getResources("META-INF/MANIFEST.MF");
            while (manifests.hasMoreElements()) {
                try (InputStream in = manifests.nextElement().openStream()) {
                    Attributes jar = new Manifest(in).getMainAttributes();
                    String version = jar.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
                    if (version != null && ONNX_RUNTIME.equals(jar.getValue(Attributes.Name.IMPLEMENTATION_TITLE))) {
                        return version;
                    }
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
