package org.mortise.core.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;

/**
 * Of the records of a form those in the reader's scope, and the titles of all others: what a link with {@code "scope": "all"} offers and
 * names. Nobody learns more of a field than he may see of it in some record of his own.
 */
final class Titles {

    private Titles() {}

    /** The fields that a field shows beside the titles of all records of {@code target}; empty when it keeps to scopes. */
    static Optional<List<String>> shown(FormShape holder, String path, ObjectKey target) {
        var dot = path.indexOf('.');
        var field = dot < 0
                ? holder.field(path)
                : holder.field(path.substring(0, dot)).flatMap(table -> table.field(path.substring(dot + 1)));
        return field.filter(link -> target.equals(link.target())).map(FieldShape::beyond);
    }

    /**
     * @param shown keys of the fields that are seen beside the title
     * @param within condition of the field itself, which holds for all that it offers whatever the reader may see; null for none
     */
    static FormAccess of(FormAccess own, List<String> shown, @Nullable Condition within) {
        var shape = own.shape();
        var rights = new HashMap<String, FieldRight>();
        rights.put(shape.titleField(), own.reading(shape.titleField()));
        shown.forEach(key -> rights.put(key, own.reading(key)));
        var grants = new ArrayList<Grant>();
        own.grants().stream()
                .map(grant -> within == null ? grant : grant.within(within))
                .forEach(grants::add);
        grants.add(new Grant(
                shape.form(),
                EnumSet.of(RecordAction.READ),
                within == null ? Condition.ALWAYS : within,
                FieldRights.of(rights),
                CommentRight.NONE));
        var momentary = within != null && Moment.speaksOf(within);
        return new FormAccess(new FormGrants(shape, grants), own.caller(), momentary);
    }
}
