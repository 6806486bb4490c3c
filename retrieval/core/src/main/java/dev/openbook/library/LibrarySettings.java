package dev.openbook.library;

import dev.openbook.library.fuse.MinMaxFusion;
import dev.openbook.library.read.DocumentReaders;
import dev.openbook.library.split.SplitterSettings;
import dev.openbook.value.Limits;
import java.time.InstantSource;

/**
 * How a library reads, splits and ranks. A value; other settings for reading or splitting make the next sync read all
 * documents again.
 *
 * @param readers reads documents
 * @param limits bounds on each document
 * @param splitting how long passages are
 * @param fusion how words and meaning are brought together
 * @param clock tells the time
 */
public record LibrarySettings(
        DocumentReaders readers, Limits limits, SplitterSettings splitting, MinMaxFusion fusion, InstantSource clock) {

    /** The defaults, with all readers that a class loader finds. */
    public static LibrarySettings standard(ClassLoader loader) {
        return standard(DocumentReaders.installed(loader));
    }

    /** The defaults, with these readers. */
    public static LibrarySettings standard(DocumentReaders readers) {
        return new LibrarySettings(
                readers, Limits.standard(), SplitterSettings.standard(), MinMaxFusion.even(), InstantSource.system());
    }
}
