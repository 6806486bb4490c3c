package dev.openbook.rules.parse;

import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The params of a rule set as plain values.
 *
 * @param source where problems go
 */
record ParamValues(RuleSource source) {

    Map<String, Object> of(Keys set) {
        Map<String, Object> params = new LinkedHashMap<>();
        set.table("params").forEach((name, entry) -> {
            if (set.usable(name, entry.keyPlace())) {
                params.put(name, value(entry.value()));
            }
        });
        return Collections.unmodifiableMap(params);
    }

    private Object value(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar(scalar);
            case YamlNode.Sequence sequence -> {
                List<Object> values = new ArrayList<>();
                sequence.items().forEach(item -> values.add(value(item)));
                yield Collections.unmodifiableList(values);
            }
            case YamlNode.Mapping mapping -> {
                Map<String, Object> values = new LinkedHashMap<>();
                mapping.entries().forEach((name, entry) -> values.put(name, value(entry.value())));
                yield Collections.unmodifiableMap(values);
            }
        };
    }

    private Object scalar(YamlNode.Scalar scalar) {
        if (scalar.value() == null) {
            source.report(scalar.place(), Code.WRONG_VALUE, "A param needs a value. Write \"\" for an empty text.");
            return "";
        }
        return scalar.value();
    }
}
