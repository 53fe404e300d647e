package org.mortise.core.store;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One asking of a question.
 *
 * @param values what its tests compare with, in their order, in the shapes of the formula language
 * @param except a record that is not meant, such as the one that asks; null for none
 */
public record Inquiry(List<Object> values, @Nullable UUID except) {
    public Inquiry {
        values = List.copyOf(values);
    }
}
