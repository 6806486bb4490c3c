/**
 * From a folder, a snapshot in the hub cache or resources in a jar to everything that can be known of a model before it is
 * opened: pure Java, no native code, no network.
 *
 * <p>{@link dev.openbook.inspect.ModelInspector} is the door. It reads every file once, and gives facts together with the
 * bytes that they were taken from. {@link dev.openbook.inspect.InspectionReport} writes the facts as JSON.
 */
@NullMarked
package dev.openbook.inspect;

import org.jspecify.annotations.NullMarked;
