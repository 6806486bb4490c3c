package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path of members such as {@code function.name}, as filters take it in their {@code attribute}. */
final class Attributes {
    private final Meter meter;
    private final Members members;
    private final List<Value> path;
    private final @Nullable Value otherwise;

    private Attributes(Run run, List<Value> path, @Nullable Value otherwise) {
        this.meter = run.meter();
        this.members = new Members(run);
        this.path = path;
        this.otherwise = otherwise;
    }

    /** A path; None is the item itself. */
    static Attributes of(Run run, Value attribute) {
        return of(run, attribute, null);
    }

    /** A path, and what stands for members that are missing. */
    static Attributes of(Run run, Value attribute, @Nullable Value otherwise) {
        return new Attributes(run, parts(attribute), otherwise == None.NONE ? null : otherwise);
    }

    /** Several paths with commas between. */
    static List<Attributes> several(Run run, Value attribute) {
        if (!(attribute instanceof Text text)) {
            return List.of(of(run, attribute));
        }
        List<Attributes> paths = new ArrayList<>();
        for (String part : text.value().split(",", -1)) {
            paths.add(of(run, Text.of(part)));
        }
        return paths;
    }

    private static List<Value> parts(Value attribute) {
        if (attribute == None.NONE) {
            return List.of();
        }
        if (!(attribute instanceof Text text)) {
            return List.of(attribute);
        }
        List<Value> parts = new ArrayList<>();
        for (String part : text.value().split("\\.", -1)) {
            boolean number = !part.isEmpty() && part.length() < 10 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            parts.add(number ? new Int(Long.parseLong(part)) : Text.of(part));
        }
        return parts;
    }

    Value of(Value item) {
        Value value = item;
        for (Value part : path) {
            meter.step();
            value = members.item(value, part);
            if (otherwise != null && value instanceof Undefined) {
                value = otherwise;
            }
        }
        return value;
    }
}
