package dev.openbook.layout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Files in memory, by path. */
record FolderInMemory(TreeMap<String, String> files) implements FolderContent {

    FolderInMemory(Map<String, String> files) {
        this(new TreeMap<>(files));
    }

    /** Empty files. */
    static FolderInMemory of(String... paths) {
        TreeMap<String, String> files = new TreeMap<>();
        for (String path : paths) {
            files.put(path, "");
        }
        return new FolderInMemory(files);
    }

    FolderInMemory with(String path, String text) {
        TreeMap<String, String> copy = new TreeMap<>(files);
        copy.put(path, text);
        return new FolderInMemory(copy);
    }

    LayoutReading read(String variant) {
        return new LayoutDetector(10_000).read(this, variant);
    }

    @Override
    public Set<String> paths() {
        return files.keySet();
    }

    @Override
    public long size(String path) {
        return files.get(path).length();
    }

    @Override
    public ByteBuffer bytes(String path) {
        return ByteBuffer.wrap(files.get(path).getBytes(StandardCharsets.UTF_8));
    }
}
