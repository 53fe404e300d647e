package org.mortise.form.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;

/** Links that a document names. */
public final class Links {

    private Links() {}

    /**
     * The link that is called {@code key}; null, and a problem at {@code at}, when there is none.
     *
     * @param among the fields, or the columns of one sub-table, among which it should stand
     */
    public static @Nullable FieldShape named(List<FieldShape> among, String key, String at, List<Problem> problems) {
        var link = among.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElse(null);
        if (link == null) {
            problems.add(
                    Unknown.key(at, key, among.stream().map(FieldShape::key).toList()));
            return null;
        }
        if (link.type() != ValueType.LINK && link.type() != ValueType.LINKS) {
            problems.add(Problem.at(at, "via_not_a_link", Map.of("field", link.title())));
            return null;
        }
        return link;
    }
}
