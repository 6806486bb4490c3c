package org.example.grants;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSetMultimap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Words of titles to the titles, in Guava's collections. */
@Component
class NoticeIndex {

    /** Splits at a constant that Guava took away with its release 26. */
    Set<String> titlesWith(String word, List<String> titles) {
        ImmutableSetMultimap.Builder<String, String> index = ImmutableSetMultimap.builder();
        for (String title : titles) {
            for (String part : CharMatcher.WHITESPACE.collapseFrom(title, ' ').split(" ")) {
                index.put(part, title);
            }
        }
        return index.build().get(word);
    }
}
