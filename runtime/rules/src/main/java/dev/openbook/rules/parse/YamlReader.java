package dev.openbook.rules.parse;

import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * Reads the YAML of one rule file (YAML 1.2, JSON schema: {@code yes} is a text) into nodes with places.
 *
 * <p>Rule files are untrusted. A first pass over the event stream, which does not recurse, refuses aliases (the means of
 * YAML bombs), nesting deeper than {@value #MAX_DEPTH} and more than {@value #MAX_NODES} nodes; only then is a tree built.
 */
final class YamlReader {
    static final int MAX_DEPTH = 32;
    static final int MAX_NODES = 50_000;

    private final RuleSource source;

    YamlReader(RuleSource source) {
        this.source = source;
    }

    /** The one document of the file; empty if it cannot be read, which is then reported. */
    Optional<YamlNode> read() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.file())
                .setUseMarks(true)
                .setSchema(new JsonSchema())
                .setAllowNonScalarKeys(false)
                .setCodePointLimit(RuleFile.MAX_BYTES)
                .build();
        try {
            if (!withinLimits(new Parse(settings).parseString(source.text()))) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(source.text());
            if (root.isEmpty()) {
                source.report(Place.START, Code.YAML, "The file is empty. A rule file starts with \"apiVersion: rules/v1\".");
                return Optional.empty();
            }
            return Optional.of(convert(root.get()));
        } catch (MarkedYamlEngineException e) {
            String problem = e.getProblem() == null ? "it breaks off here" : e.getProblem().replace('\n', ' ');
            source.report(place(e.getProblemMark()), Code.YAML, "This is not well-formed YAML: " + problem + ".");
        } catch (YamlEngineException e) {
            source.report(Place.START, Code.YAML, "This is not well-formed YAML; it may hold characters that YAML forbids.");
        }
        return Optional.empty();
    }

    private boolean withinLimits(Iterable<Event> events) {
        int depth = 0;
        int nodes = 0;
        int documents = 0;
        for (Event event : events) {
            nodes++;
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            } else if (event instanceof DocumentStartEvent) {
                documents++;
            }
            String refusal = refusal(event, depth, nodes, documents);
            if (!refusal.isEmpty()) {
                source.report(place(event.getStartMark()), event instanceof AliasEvent ? Code.YAML : Code.LIMIT, refusal);
                return false;
            }
        }
        return true;
    }

    private static String refusal(Event event, int depth, int nodes, int documents) {
        if (event instanceof AliasEvent) {
            return "Rule files take no YAML aliases (*name). Write the value out, or make it a param.";
        }
        if (depth > MAX_DEPTH) {
            return "The file nests deeper than " + MAX_DEPTH + " levels; rule files need about five.";
        }
        if (nodes > MAX_NODES) {
            return "The file has more than " + MAX_NODES + " values. Split it into several rule sets.";
        }
        return documents > 1 ? "A rule file holds one rule set; put what follows \"---\" into a file of its own." : "";
    }

    private YamlNode convert(Node node) {
        Place place = place(node.getStartMark());
        return switch (node) {
            case MappingNode mapping -> new YamlNode.Mapping(place, entries(mapping));
            case SequenceNode sequence ->
                new YamlNode.Sequence(place, sequence.getValue().stream().map(this::convert).toList());
            case ScalarNode scalar -> scalar(scalar, place);
            default -> throw new IllegalStateException("Aliases were refused, so no other kind of node is left.");
        };
    }

    private Map<String, YamlNode.Entry> entries(MappingNode mapping) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place keyPlace = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                source.report(keyPlace, Code.YAML, "A key must be one word, not a list or a table.");
                continue;
            }
            YamlNode.Entry entry = new YamlNode.Entry(keyPlace, convert(tuple.getValueNode()));
            YamlNode.Entry earlier = entries.putIfAbsent(key.getValue(), entry);
            if (earlier != null) {
                source.report(keyPlace, Code.DUPLICATE, "The key '" + key.getValue() + "' stands here for the second time; the"
                        + " first is on line " + earlier.keyPlace().line() + ". Keep one.");
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    private YamlNode scalar(ScalarNode node, Place place) {
        return new YamlNode.Scalar(place, value(node, place), ScalarText.of(node, place, source));
    }

    private @Nullable Object value(ScalarNode node, Place place) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.STR)) {
            return text;
        }
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return text.equals("true");
        }
        try {
            if (tag.equals(Tag.INT)) {
                return Long.valueOf(text);
            }
            if (tag.equals(Tag.FLOAT) && Double.isFinite(Double.parseDouble(text))) {
                return Double.valueOf(text);
            }
        } catch (NumberFormatException e) {
            // Reported below: too large for a number, or a tag that the text does not fit.
        }
        source.report(place, Code.WRONG_VALUE, "'" + text + "' is not a value that rule files take. Allowed are texts, true, false,"
                + " null, whole numbers of at most 18 digits and finite decimal numbers, without YAML tags.");
        return null;
    }

    private static Place place(Optional<Mark> mark) {
        return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1)).orElse(Place.START);
    }
}
