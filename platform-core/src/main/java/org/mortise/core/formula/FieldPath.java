package org.mortise.core.formula;

import java.util.List;

/**
 * The dotted path of field keys written between braces: {@code {amount}}, {@code {items.amount}}, {@code {customer.level}}.
 *
 * @param keys at least one key, outermost first
 */
public record FieldPath(List<String> keys) {

    public FieldPath {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a field path has keys: " + keys);
        }
    }

    public static FieldPath of(String dotted) {
        return new FieldPath(List.of(dotted.split("\\.", -1)));
    }

    @Override
    public String toString() {
        return String.join(".", keys);
    }
}
