package org.mortise.form.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;

/**
 * A field or a column of a form, and what its properties may name.
 *
 * @param at where it stands in the document
 * @param siblings the fields of the form, or the columns of its table
 * @param beside all that it may name, the nearest first
 */
record Neighbours(FieldDefinition field, String at, List<FieldShape> siblings, List<FieldShape> beside) {

    /** Of every field and column, in the order of the document. */
    static List<Neighbours> of(FormDefinition form, FormShape shape) {
        var all = new ArrayList<Neighbours>();
        for (var index = 0; index < form.fields().size(); index++) {
            var field = form.fields().get(index);
            var at = "/model/fields/" + index;
            all.add(new Neighbours(field, at, shape.fields(), shape.fields()));
            var columns = shape.field(field.key()).map(FieldShape::fields).orElse(List.of());
            var beside =
                    Stream.concat(columns.stream(), shape.fields().stream()).toList();
            for (var column = 0; column < field.fields().size(); column++) {
                all.add(new Neighbours(field.fields().get(column), at + "/fields/" + column, columns, beside));
            }
        }
        return all;
    }

    static Optional<FieldShape> named(List<FieldShape> fields, String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }
}
