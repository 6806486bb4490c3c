package dev.openbook.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a day, which begins at midnight of Greenwich, or a moment (ISO 8601). */
final class MomentArgument implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
        try {
            return value.indexOf('T') < 0
                    ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "\"" + value + "\" is neither a day such as 2026-11-23 nor a moment such as 2026-11-23T10:00:00Z.");
        }
    }
}
