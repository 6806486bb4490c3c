/**
 * What lies in the folder of a model: {@link dev.openbook.folder.FolderWalk} names each thing and says what it is. Whether that
 * is a danger is for others to judge: inspection reports, signatures refuse.
 */
@NullMarked
package dev.openbook.folder;

import org.jspecify.annotations.NullMarked;
