package dev.openbook.lucene.internal.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Openbook that is running, as the build wrote it down. */
final class LibraryVersion {
    private static final String CURRENT = read();

    private LibraryVersion() {}

    static String current() {
        return CURRENT;
    }

    private static String read() {
        try (InputStream in = LibraryVersion.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("This jar of Openbook is incomplete: version.properties is missing.");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
