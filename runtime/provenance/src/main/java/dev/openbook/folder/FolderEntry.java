package dev.openbook.folder;

import java.nio.file.Path;

/**
 * A thing in a folder that is no folder.
 *
 * @param path from the walk's root, with {@code /} between names
 * @param kind what it is
 * @param location where its bytes lie, no link on the way, if it is a file or a link to one that may be read; else the thing itself
 * @param names how many names the file has on its disk; 1 where the platform does not say or it is no file
 */
public record FolderEntry(String path, Kind kind, Path location, int names) {

    /** What lies there. */
    public enum Kind {
        /** A regular file. */
        FILE,
        /** A symbolic link to a regular file in the same folder. */
        LINK_INSIDE,
        /** A symbolic link to a regular file in the store that was declared. */
        LINK_INTO_STORE,
        /** A symbolic link to something elsewhere. It was not followed. */
        LINK_OUTSIDE,
        /** A symbolic link that stays inside and leads to no regular file. It was not followed. */
        LINK_TO_FOLDER,
        /** A symbolic link that leads nowhere. */
        LINK_BROKEN,
        /** A file or folder that cannot be looked at. */
        UNREADABLE,
        /** Its name is no text, so that it cannot be told from others by its path. */
        NAMELESS,
        /** A device, a pipe, a socket. */
        OTHER
    }
}
