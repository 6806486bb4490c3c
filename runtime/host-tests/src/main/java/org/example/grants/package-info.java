/** Somebody else's application: it keeps notices in Protobuf, indexes them with Guava, and asks Openbook's rules. */
@NullMarked
package org.example.grants;

import org.jspecify.annotations.NullMarked;
