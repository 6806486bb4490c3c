package dev.openbook.reading;

import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * How the files of a model are read.
 *
 * @param atOnce how many files are read at once; each takes 2 MiB of memory meanwhile
 * @param executor lends threads; empty if each reading is to have threads of its own, which end with it. The calling thread works
 *     too, so that an executor without a free thread makes it slower and never stops it
 */
public record ReadingSettings(int atOnce, Optional<Executor> executor) {
    private static final int MOST_BY_DEFAULT = 8;

    /** Checks that something is read. */
    public ReadingSettings {
        if (atOnce < 1) {
            throw new IllegalArgumentException("At least one file must be read at once, not " + atOnce);
        }
    }

    /** As many files at once as the machine has processors, at most 8, on threads of its own. */
    public static ReadingSettings standard() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new ReadingSettings(Math.clamp(processors, 1, MOST_BY_DEFAULT), Optional.empty());
    }

    /** The same on threads of the caller's. */
    public ReadingSettings on(Executor lender) {
        return new ReadingSettings(atOnce, Optional.of(lender));
    }

    /** The same with another number of files at once. */
    public ReadingSettings withAtOnce(int files) {
        return new ReadingSettings(files, executor);
    }
}
