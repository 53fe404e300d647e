package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;

/** What a form says of submitted records although nothing of it is ever submitted. */
record SubmissionLint(FormDefinition form, MetadataLookup lookup, List<Problem> warnings) {

    private static final String FLOW = "flow";

    void check() {
        if (!hasFlow()) {
            if (!form.afterSubmit().equals(FormDefinition.ENDED)) {
                warnings.add(Problem.at("/settings/afterSubmit", "lint_after_submit_of_form"));
            }
            fields(form.fields(), "/model/fields/");
        }
    }

    private void fields(List<FieldDefinition> fields, String pointer) {
        for (var index = 0; index < fields.size(); index++) {
            var field = fields.get(index);
            if (field.afterSubmit() != null) {
                warnings.add(Problem.at(
                        pointer + index + "/afterSubmit",
                        "lint_after_submit_without_flow",
                        Map.of("field", field.title())));
            }
            fields(field.fields(), pointer + index + "/fields/");
        }
    }

    private boolean hasFlow() {
        return lookup.all(FLOW).stream().anyMatch(flow -> isOfForm(flow.key().pkg(), flow.doc()));
    }

    private boolean isOfForm(String pkg, JsonNode flow) {
        return ObjectKey.resolve(pkg, flow.path("form").asText()).equals(form.key());
    }
}
