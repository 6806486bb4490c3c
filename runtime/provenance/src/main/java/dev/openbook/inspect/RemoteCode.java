package dev.openbook.inspect;

import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.value.Json;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reports configurations that make other programs run code when they load the model: {@code auto_map} and {@code
 * trust_remote_code} name Python classes beside it or elsewhere (Transformers), so do types in {@code modules.json} that are not
 * of the library itself (sentence-transformers), and chat templates are programs in Jinja, which
 * Openbook runs in bounds of its own.
 */
final class RemoteCode {
    private static final Set<String> ASKS = Set.of("auto_map", "trust_remote_code", "custom_pipelines");
    private static final String TEMPLATE = "chat_template";
    private static final Pattern CONFIGURATION = Pattern.compile(
            "(.*/)?([^/]*config|chat_template|modules)\\.json", Pattern.DOTALL);
    private static final String OWN_MODULES = "sentence_transformers.";

    private final ModelFiles files;
    private final int maxBytes;
    private final JsonReader json;
    private final List<Finding> findings = new ArrayList<>();

    private RemoteCode(ModelFiles files, int maxBytes) {
        this.files = files;
        this.maxBytes = maxBytes;
        this.json = JsonReader.tolerant(JsonLimits.ofBytes(maxBytes));
    }

    /**
     * Looks into the configurations.
     *
     * @param maxBytes size of the largest that is looked into
     */
    static List<Finding> find(ModelFiles files, int maxBytes) {
        RemoteCode search = new RemoteCode(files, maxBytes);
        files.paths().forEach(search::look);
        return search.findings;
    }

    private void look(String path) {
        if (path.endsWith(".jinja")) {
            template(path, path + " is");
        } else if (CONFIGURATION.matcher(path).matches()) {
            if (files.size(path) > maxBytes) {
                hidden(path, "is too large for a configuration");
                return;
            }
            ByteBuffer bytes = files.bytes(path);
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            try {
                look(path, json.read(copy));
            } catch (InvalidJsonException e) {
                hidden(path, e.problem() + e.place());
            }
        }
    }

    private void look(String path, Json root) {
        Set<String> asked = new TreeSet<>();
        boolean template = false;
        Deque<Json> left = new ArrayDeque<>(List.of(root));
        while (!left.isEmpty()) {
            switch (left.pop()) {
                case Json.Obj object -> {
                    object.members().forEach((name, value) -> {
                        if (ASKS.contains(name) && !value.equals(new Json.Bool(false)) && !value.equals(Json.NULL)) {
                            asked.add(name);
                        }
                    });
                    if (path.endsWith("modules.json")
                            && object.members().get("type") instanceof Json.Text type
                            && !type.value().startsWith(OWN_MODULES)) {
                        asked.add(type.value());
                    }
                    template |= object.members().containsKey(TEMPLATE);
                    left.addAll(object.members().values());
                }
                case Json.Array array -> left.addAll(array.items());
                default -> {}
            }
        }
        for (String name : asked) {
            findings.add(new Finding(
                    "REMOTE_CODE", Severity.WARNING, path, path + " asks for program code beside the model (" + name + ").",
                    "Nothing: Openbook never runs it. Other programs may, if told to trust it."));
        }
        if (template) {
            template(path, path + " holds");
        }
    }

    /** Python takes the last of two members of one name, and has other limits than we have. */
    private void hidden(String path, String reason) {
        findings.add(new Finding(
                "REMOTE_CODE_UNKNOWN", Severity.WARNING, path,
                path + " could not be looked into: it " + reason + ". Other programs may take program code from it.",
                "Look into it before you give the model to another program; Openbook never runs code beside a model."));
    }

    private void template(String path, String subject) {
        findings.add(new Finding(
                "CHAT_TEMPLATE", Severity.INFO, path, subject + " a chat template, which is a small program.",
                "Nothing: Openbook runs it without access to files or Java. Other programs may not bound it."));
    }
}
