package dev.openbook.inspect;

import dev.openbook.reading.OrderedReading;
import dev.openbook.reading.ReadingSettings;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;

/** Reads the files of a model, several at once, as inspection wants them. */
final class ContentReading {
    private ContentReading() {}

    /** What is known of each, in the order of the files; if some cannot be read, the first of them is named. */
    static List<ContentFile> read(List<FoundFile> files, ReadingSettings settings) {
        FileLoader loader = new FileLoader(files);
        return OrderedReading.all(files.size(), settings, (index, executor, unwanted) -> {
            try {
                return loader.load(index, executor, unwanted);
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (IOException e) {
                throw FileLoader.unreadable(files.get(index).path(), e);
            }
        });
    }
}
