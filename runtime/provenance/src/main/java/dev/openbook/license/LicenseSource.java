package dev.openbook.license;

import java.time.LocalDate;

/**
 * Where knowledge of licences was taken from.
 *
 * @param name what it is
 * @param revision which state of it, such as a commit; empty if it is our own
 * @param date of that state
 */
public record LicenseSource(String name, String revision, LocalDate date) {}
