package dev.openbook.card;

import dev.openbook.layout.FolderContent;
import dev.openbook.license.CardLicense;
import dev.openbook.license.LicenseTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;

/** Files in memory, by path. */
record CardFolder(TreeMap<String, byte[]> files) implements FolderContent {
    private static final CardLicense LICENSES = new CardLicense(LicenseTable.standard());

    static CardFolder of(String path, String text) {
        return new CardFolder(new TreeMap<>()).with(path, text);
    }

    CardFolder with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    CardFolder with(String path, byte[] bytes) {
        TreeMap<String, byte[]> copy = new TreeMap<>(files);
        copy.put(path, bytes);
        return new CardFolder(copy);
    }

    CardSurvey.Result read() {
        return read(CardLimits.standard());
    }

    CardSurvey.Result read(CardLimits limits) {
        return new CardSurvey(limits, LICENSES).read(this);
    }

    @Override
    public Set<String> paths() {
        return files.keySet();
    }

    @Override
    public long size(String path) {
        return files.get(path).length;
    }

    @Override
    public ByteBuffer bytes(String path) {
        return ByteBuffer.wrap(files.get(path));
    }
}
