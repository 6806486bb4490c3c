package dev.openbook.mof;

import dev.openbook.card.internal.TreeTooLargeException;
import dev.openbook.card.internal.YamlNodes;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.json.PlainWords;
import dev.openbook.provenance.MofComponent;
import dev.openbook.provenance.MofComponent.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads records of the Model Openness Tool in all forms that its repository has had: the first (2024-10-03, seventeen components
 * with {@code license_name}), today's (2025-04-08, a component that is listed is included), and today's with only the name,
 * licence, producer and components (2025-11-21). The form is told by the keys that are there: all say version 1.0.
 */
public final class MofRecordReader {
    /** Some fifty times the longest in use. */
    static final int MAX_CHARACTERS = 1 << 20;

    /** Messages quote what is wrong, not all of it. */
    private static final int MAX_PROBLEM = 300;

    private static final List<String> FRAMEWORK = List.of("name", "version", "date");
    /** Some records say "Component Component not included". */
    private static final String NOT_INCLUDED = "not included";
    private static final String NOT_SPECIFIED = "license not specified";

    private final String file;

    private MofRecordReader(String file) {
        this.file = file;
    }

    /**
     * Reads a record.
     *
     * @param file what to call it in errors
     * @param yaml its text
     * @throws OpenbookException with {@code RECORD_INVALID} and the line, if it is not YAML, is longer than a mebibyte, has a key
     *     twice, lacks {@code release} or {@code components}, names a component that the framework does not know, has a component
     *     whose {@code license} is not one word, or a release whose {@code license} is one
     */
    public static MofRecord read(String file, String yaml) {
        return new MofRecordReader(file).read(yaml);
    }

    private MofRecord read(String yaml) {
        if (yaml.length() > MAX_CHARACTERS) {
            throw invalid(0, "has " + yaml.length() + " characters; at most " + MAX_CHARACTERS + " are read", null);
        }
        try {
            Node root = YamlNodes.compose(yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml)
                    .orElseThrow(() -> invalid(0, "is empty", null));
            return record(members(root, "the record"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw invalid(line, "cannot be read as YAML", e);
        } catch (YamlEngineException | TreeTooLargeException e) {
            throw invalid(0, "cannot be read as YAML, or is far larger than any record", e);
        }
    }

    private MofRecord record(YamlMembers root) {
        Map<String, String> framework = root.node("framework")
                .map(node -> members(node, "\"framework\"").texts(FRAMEWORK))
                .orElse(Map.of());
        YamlMembers release = members(
                root.node("release").orElseThrow(() -> invalid(root.line(), "has no \"release\"", null)), "\"release\"");
        Node components = release.node("components")
                .orElseThrow(() -> invalid(release.line(), "has no \"components\" in its \"release\"", null));
        Map<String, String> about = release.texts(MofRecord.ABOUT);
        release.text("github").ifPresent(place -> about.putIfAbsent("repository", place)); // as it was called until 2025-11
        return new MofRecord(framework, about, licenses(release), entries(components));
    }

    private MofLicenses licenses(YamlMembers release) {
        Optional<Node> node = release.node("license").filter(found -> !YamlMembers.blank(found));
        if (node.isEmpty()) {
            return MofLicenses.none();
        }
        YamlMembers all = members(node.get(), "\"license\" of the release");
        Map<Kind, NamedLicense> byKind = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            named(all, kind.name().toLowerCase(Locale.ROOT)).ifPresent(license -> byKind.put(kind, license));
        }
        return new MofLicenses(named(all, "distribution"), byKind);
    }

    private Optional<NamedLicense> named(YamlMembers licenses, String key) {
        return licenses.node(key)
                .filter(node -> !YamlMembers.blank(node))
                .map(node -> members(node, "\"" + key + "\" under \"license\""))
                .map(license -> new NamedLicense(license.text("name").orElse(""), license.text("path").orElse("")));
    }

    private List<MofEntry> entries(Node components) {
        Map<MofComponent, MofEntry> entries = new EnumMap<>(MofComponent.class);
        for (Node item : items(components)) {
            YamlMembers member = members(item, "a component");
            String name = member.text("name").orElse("");
            MofComponent component = MofComponent.named(name)
                    .orElseThrow(() -> invalid(member.line(), "has the component \"" + name
                            + "\", which the framework does not know; names are exact, such as \"Model parameters (Final)\"", null));
            entry(member, component).ifPresentOrElse(
                    entry -> entries.put(component, entry), // of two of a name, the tool lets the last one count
                    () -> entries.remove(component));
        }
        return new ArrayList<>(entries.values());
    }

    private Optional<MofEntry> entry(YamlMembers member, MofComponent component) {
        String description = member.text("description").orElse("");
        if (member.has("license_name")) {
            String name = member.text("license_name").orElse("");
            String word = name.strip().toLowerCase(Locale.ROOT);
            if (word.contains(NOT_INCLUDED)) {
                return Optional.empty();
            }
            return Optional.of(new MofEntry(
                    component,
                    description,
                    Optional.of(word.startsWith(NOT_SPECIFIED) ? "" : name),
                    member.text("license_path").orElse(""),
                    member.text("location").orElse("")));
        }
        return Optional.of(new MofEntry(
                component,
                description,
                license(member),
                member.text("license_path").orElse(""),
                member.text("component_path").orElse("")));
    }

    /** Only what says nothing of a licence has that of the release. */
    private Optional<String> license(YamlMembers member) {
        member.node("license").filter(node -> !(node instanceof ScalarNode)).ifPresent(node -> {
            throw invalid(YamlMembers.line(node), "has a \"license\" of a component that is not one word", null);
        });
        return member.text("license");
    }

    private List<Node> items(Node node) {
        return YamlMembers.items(node)
                .orElseThrow(() -> invalid(YamlMembers.line(node), "has \"components\" that are not a list", null));
    }

    private YamlMembers members(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw invalid(YamlMembers.line(node), "has " + what + " that is not a list of keys and values, such as \"name\" and"
                    + " what it is", null);
        }
        YamlMembers members = new YamlMembers(mapping);
        members.repeated().ifPresent(key -> {
            throw invalid(members.line(), "has the key \"" + key + "\" twice in " + what, null);
        });
        return members;
    }

    private OpenbookException invalid(int line, String problem, @Nullable Throwable cause) {
        String place = line > 0 ? " (line " + line + ")" : "";
        return new OpenbookException(
                FailureCode.RECORD_INVALID,
                "The openness record " + file + place + " " + PlainWords.of(problem, MAX_PROBLEM)
                        + ". Mend it, or write one with the form that the Model Openness Tool publishes.",
                cause);
    }
}
