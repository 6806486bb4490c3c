package dev.openbook.cli;

import dev.openbook.document.SearchFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What narrows a search. */
final class FilterOptions {
    @Option(
            names = "--filter",
            paramLabel = "FIELD=VALUE",
            converter = Converter.class,
            description = "Narrow to document=PATH, folder=PATH or type=SUFFIX (such as pdf); repeatable, all must hold.")
    private List<SearchFilter> filters = new ArrayList<>();

    SearchFilter filter() {
        return filters.size() == 1 ? filters.getFirst() : new SearchFilter.All(filters);
    }

    /** Reads {@code FIELD=VALUE}. */
    static final class Converter implements CommandLine.ITypeConverter<SearchFilter> {
        @Override
        public SearchFilter convert(String words) {
            int equals = words.indexOf('=');
            if (equals > 0 && equals < words.length() - 1) {
                String name = words.substring(0, equals).toUpperCase(Locale.ROOT);
                for (SearchFilter.Field field : SearchFilter.Field.values()) {
                    if (field.name().equals(name)) {
                        return new SearchFilter.Equal(field, words.substring(equals + 1));
                    }
                }
            }
            throw new CommandLine.TypeConversionException(
                    "A filter is document=PATH, folder=PATH or type=SUFFIX, not: " + words);
        }
    }
}
