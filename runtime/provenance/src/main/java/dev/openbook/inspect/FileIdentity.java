package dev.openbook.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What tells one state of a file from another without reading it.
 *
 * @param key identity in the file system (device and inode), empty where the platform has none
 * @param size in bytes
 * @param modified time of the last change of content, which whoever may write can set back
 * @param changed time of the last change of the file or what is known of it, which nobody can set; empty where the platform has none
 */
record FileIdentity(Optional<Object> key, long size, FileTime modified, Optional<Object> changed) {

    /** The present state of a file, links not followed. */
    static FileIdentity of(Path file) throws IOException {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileIdentity(
                Optional.ofNullable(attributes.fileKey()),
                attributes.size(),
                attributes.lastModifiedTime(),
                unix ? Optional.ofNullable(Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)) : Optional.empty());
    }
}
