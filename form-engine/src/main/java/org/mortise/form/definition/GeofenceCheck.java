package org.mortise.form.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.Geofence;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.Unknown;

/** What is wrong with circles whose middle another field says: paths that lead to no place. */
final class GeofenceCheck {

    private final FormShape shape;
    private final MetadataLookup lookup;
    private final List<Problem> problems;

    GeofenceCheck(FormShape shape, MetadataLookup lookup, List<Problem> problems) {
        this.shape = shape;
        this.lookup = lookup;
        this.problems = problems;
    }

    void fields(FormDefinition form) {
        for (var each : Neighbours.of(form, shape)) {
            var circles = each.field().props().path(Geofence.SETTING);
            for (var index = 0; index < circles.size(); index++) {
                var path = circles.get(index).path("field").asText("");
                if (!path.isEmpty()) {
                    var at = each.at() + "/props/" + Geofence.SETTING + "/" + index + "/field";
                    follow(FieldPath.of(path).keys(), path, each.beside(), at);
                }
            }
        }
    }

    private void follow(List<String> keys, String path, List<FieldShape> fields, String at) {
        var found = Neighbours.named(fields, keys.get(0)).orElse(null);
        if (found == null) {
            problems.add(Unknown.key(at, path, known(fields, path, keys)));
            return;
        }
        if (keys.size() == 1) {
            if (found.type() != ValueType.STRUCTURE || !found.traits().place()) {
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
}
