package dev.openbook.rules.function;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of months in English, German, French, Spanish and Italian, whole and shortened. */
final class Months {
    private static final List<String> NAMES = List.of(
            "january jan januar jänner janvier janv enero ene gennaio gen",
            "february feb februar février fevrier févr febrero febbraio",
            "march mar märz mrz mars marzo",
            "april apr avril avr abril abr aprile",
            "may mai mayo maggio mag",
            "june jun juni juin junio giugno giu",
            "july jul juli juillet juil julio luglio lug",
            "august aug août aout agosto ago",
            "september sep sept septembre septiembre settembre set",
            "october oct oktober okt octobre octubre ottobre ott",
            "november nov novembre noviembre",
            "december dec dezember dez décembre decembre déc diciembre dic dicembre");
    private static final Map<String, Integer> NUMBERS = numbers();

    private Months() {}

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int month = 1; month <= NAMES.size(); month++) {
            for (String name : NAMES.get(month - 1).split(" ", -1)) {
                numbers.put(name, month);
            }
        }
        return Map.copyOf(numbers);
    }

    /** 1 to 12; 0 if it is no month. */
    static int number(String name) {
        return NUMBERS.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }
}
