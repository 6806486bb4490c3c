package dev.openbook.bom.internal.part;

import java.util.Optional;

/**
 * What only data sets have, in the words of a card. What is not known is empty.
 *
 * @param personal what it holds about persons
 * @param collection how it was gathered
 * @param preparation what was done to it
 * @param bias whom or what it treats unfairly
 * @param intendedUse what it was made for
 * @param composition what it consists of
 * @param bytes how large it is
 */
public record DataDetails(
        String personal,
        String collection,
        String preparation,
        String bias,
        String intendedUse,
        String composition,
        Optional<Long> bytes) {}
