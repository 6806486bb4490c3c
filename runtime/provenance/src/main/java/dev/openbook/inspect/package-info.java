/**
 * From a folder, a snapshot in the hub cache or resources in a jar to everything that can be known of a model before it is
 * opened: pure Java, no native code, no network.
 *
 * <p>{@link dev.openbook.inspect.ModelInspector} is the door. It reads every file once, several at a time ({@link
 * dev.openbook.reading.ReadingSettings}), and gives facts together with the bytes that they were taken from. {@link
 * dev.openbook.inspect.InspectionReport} writes the facts as JSON.
 *
 * <p>Every inspection reads every byte. There is no cache of digests, because no key would be sound: a byte can change while size,
 * time of change and identity of a file stay as they were. Whoever may write can set the time of content back; the time of state,
 * which nobody can set, moves in steps of the system's clock, is written late for bytes that go through a mapping, and does not move
 * at all for those that reach the disk in another way (another machine, a disk mounted elsewhere). That a folder is read-only binds
 * this process and not its owner. What these marks can do is notice: {@code ModelContent.requireUnchanged} compares them just before
 * and after an engine opens files by name, over moments and not over days.
 */
@NullMarked
package dev.openbook.inspect;

import org.jspecify.annotations.NullMarked;
