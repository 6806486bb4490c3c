package dev.openbook.license.text;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Spellings that SPDX's matching guidelines treat as one ("equivalentwords.txt" of the SPDX list). */
final class SameWords {
    private static final Map<String, String> SAME = Stream.of(
                    "acknowledgement acknowledgment", "analogue analog", "analyse analyze", "artefact artifact",
                    "authorisation authorization", "authorised authorized", "calibre caliber", "cancelled canceled",
                    "capitalisations capitalizations", "catalogue catalog", "categorise categorize", "centre center",
                    "emphasised emphasized", "favour favor", "favourite favorite", "fulfil fulfill", "fulfilment fulfillment",
                    "initialise initialize", "judgement judgment", "labelling labeling", "labour labor", "licence license",
                    "licences licenses", "licenced licensed", "sublicence sublicense", "maximise maximize", "modelled modeled",
                    "modelling modeling", "offence offense", "optimise optimize", "organisation organization",
                    "organise organize", "practise practice", "programme program", "realise realize", "recognise recognize",
                    "signalling signaling", "utilisation utilization", "whilst while", "wilful willful",
                    "merchantibility merchantability")
            .map(pair -> pair.split(" "))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    private SameWords() {}

    /** The spelling that stands for all of the same meaning. */
    static String of(String word) {
        return SAME.getOrDefault(word, word);
    }

    /** Whether two words are one that is also written with a hyphen or in two. */
    static boolean joins(String word, String next) {
        return (word.equals("non") && next.length() > 3)
                || (word.equals("sub") && next.startsWith("licens"))
                || (word.equals("per") && next.equals("cent"));
    }
}
