package org.mortise.form.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.Geofence;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.Unknown;

/** What is wrong with circles whose middle another field says: paths that lead to no place. */
final class GeofenceCheck {

    private static final String LOCATION = "location";

    private final FormShape shape;
    private final MetadataLookup lookup;
    private final List<Problem> problems;

    GeofenceCheck(FormShape shape, MetadataLookup lookup, List<Problem> problems) {
        this.shape = shape;
        this.lookup = lookup;
        this.problems = problems;
    }

    void fields(FormDefinition form) {
        for (var index = 0; index < form.fields().size(); index++) {
            var field = form.fields().get(index);
            var at = "/model/fields/" + index;
            check(field, shape.fields(), at);
            var columns = shape.field(field.key()).map(FieldShape::fields).orElse(List.of());
            var beside =
                    Stream.concat(columns.stream(), shape.fields().stream()).toList();
            for (var column = 0; column < field.fields().size(); column++) {
                check(field.fields().get(column), beside, at + "/fields/" + column);
            }
        }
    }

    /** @param beside fields that may say it, the nearest first */
    private void check(FieldDefinition field, List<FieldShape> beside, String at) {
        var circles = field.props().path(Geofence.SETTING);
        for (var index = 0; index < circles.size(); index++) {
            var path = circles.get(index).path("field").asText("");
            if (!path.isEmpty()) {
                follow(FieldPath.of(path).keys(), path, beside, at + "/props/geofence/" + index + "/field");
            }
        }
    }

    private void follow(List<String> keys, String path, List<FieldShape> fields, String at) {
        var found = named(fields, keys.get(0));
        if (found == null) {
            problems.add(Unknown.key(at, path, known(fields, path, keys)));
            return;
        }
        if (keys.size() == 1) {
            if (found.type() != ValueType.STRUCTURE || !found.control().equals(LOCATION)) {
                problems.add(Problem.at(at, "geofence_field_type", Map.of("field", found.title())));
            }
            return;
        }
        var target = found.type() == ValueType.LINK ? target(found) : null;
        if (target == null) {
            problems.add(Problem.at(at, "geofence_field_type", Map.of("field", found.title())));
        } else {
            follow(keys.subList(1, keys.size()), path, target.fields(), at);
        }
    }

    /** What could have been meant, written as the path is. */
    private static List<String> known(List<FieldShape> fields, String path, List<String> keys) {
        var before = path.substring(0, path.length() - String.join(".", keys).length());
        var known = new ArrayList<String>();
        fields.forEach(field -> known.add(before + field.key()));
        return known;
    }

    private @Nullable FormShape target(FieldShape link) {
        var target = link.target();
        if (target == null) {
            return null;
        }
        return target.equals(shape.form()) ? shape : lookup.form(target).orElse(null);
    }

    private static @Nullable FieldShape named(List<FieldShape> fields, String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElse(null);
    }
}
