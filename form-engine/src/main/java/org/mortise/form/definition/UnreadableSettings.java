package org.mortise.form.definition;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;

/** Settings of fields that ought to name something and are no names: nothing can be looked up by them, so that nobody tries. */
final class UnreadableSettings {

    private static final Set<String> CODES = Set.of("schema_blank", "schema_pattern");

    private UnreadableSettings() {}

    static List<Problem> of(FormDefinition form, ControlCatalog controls) {
        return of(form.fields(), controls, "/model/fields/").toList();
    }

    private static Stream<Problem> of(List<FieldDefinition> fields, ControlCatalog controls, String pointer) {
        return IntStream.range(0, fields.size()).boxed().flatMap(index -> {
            var field = fields.get(index);
            var at = pointer + index;
            return Stream.concat(own(field, controls, at), of(field.fields(), controls, at + "/fields/"));
        });
    }

    private static Stream<Problem> own(FieldDefinition field, ControlCatalog controls, String at) {
        var props = field.props().isMissingNode() ? Json.object() : field.props();
        return controls.find(field.type()).stream()
                .flatMap(control -> controls.check(control, props).stream())
                .filter(problem -> CODES.contains(problem.code()))
                .map(problem -> problem.under(at + "/props"));
    }
}
