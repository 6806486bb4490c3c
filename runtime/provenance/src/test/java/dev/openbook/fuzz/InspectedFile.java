package dev.openbook.fuzz;

import dev.openbook.failure.OpenbookException;
import dev.openbook.inspect.InspectionReport;
import dev.openbook.inspect.InspectionSettings;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.value.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A file of a model, which is inspected whole each time, and reported.
 *
 * @param name of the format
 * @param path where the file lies in the model
 * @param seeds sound ones
 * @param others the model's other files
 */
record InspectedFile(String name, String path, List<byte[]> seeds, Map<String, byte[]> others) implements FuzzTarget {
    private static final ModelInspector INSPECTOR = ModelInspector.create(
            InspectionSettings.standard().withHubCache(Path.of("there", "is", "no", "cache")));

    @Override
    public String outcome(byte[] file) {
        Map<String, byte[]> files = new HashMap<>(others);
        files.put(path, file);
        ClassLoader loader = new ClassLoader(null) {
            @Override
            public InputStream getResourceAsStream(String resource) {
                return new ByteArrayInputStream(files.get(resource));
            }
        };
        Map<String, String> names = files.keySet().stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
        try (ModelContent content = INSPECTOR.inspect(new ModelSource.Resources("fuzz", Optional.empty(), loader, names))) {
            ModelProvenance provenance = content.provenance();
            CanonicalJson.write(InspectionReport.of(provenance));
            return provenance.unsafe() ? "refused" : provenance.findings().isEmpty() ? "clean" : "findings";
        } catch (OpenbookException e) {
            return e.code().name();
        }
    }
}
