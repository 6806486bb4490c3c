package dev.openbook.card;

import dev.openbook.provenance.Finding;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Map;

/**
 * Front matter, read.
 *
 * @param value every key as it was
 * @param words by key: the text of a scalar, or of each scalar in a list, exactly as it stands in the file
 * @param lines line of each key in the card, counted from 1
 * @param findings what is wrong with it
 */
record YamlReading(
        Json.Obj value, Map<String, List<String>> words, Map<String, Integer> lines, List<Finding> findings) {}
