package org.mortise.rule.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mortise.core.access.FormTypes;
import org.mortise.core.contract.RecordFacts;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/**
 * What people are asked before they run a rule. To formulas and conditions the answers are a record that the triggering one points
 * to, so that {@code input.reason} is read like any field behind a link.
 */
public record RuleInputs(List<RuleInput> all) {

    /** Key of the link to the answers. */
    public static final String FIELD = "input";

    private static final ObjectKey FORM = new ObjectKey("mortise", "rule_input");
    private static final UUID ANSWERS = new UUID(0, 1);

    public RuleInputs {
        all = List.copyOf(all);
    }

    /** The types of what the rule may look at. */
    FieldTypes types(FormShape shape, Function<ObjectKey, Optional<FormShape>> forms) {
        return FormTypes.unsecured(
                beside(shape), form -> form.equals(FORM) && !all.isEmpty() ? Optional.of(shape()) : forms.apply(form));
    }

    /** The same facts with the answers. */
    public RecordFacts with(RecordFacts facts, JsonNode answers) {
        if (all.isEmpty()) {
            return facts;
        }
        var document = facts.document().deepCopy();
        if (document.path("data") instanceof ObjectNode data) {
            data.put(FIELD, ANSWERS.toString());
        }
        var linked = new HashMap<>(facts.linked());
        linked.put(ANSWERS, new RecordFacts.Linked(shape(), answered(answers)));
        return new RecordFacts(beside(facts.shape()), document, facts.oldData(), linked, facts.environment());
    }

    private ObjectNode answered(JsonNode answers) {
        var document = Json.object().put("id", ANSWERS.toString());
        var data = document.putObject("data");
        all.forEach(input -> data.set(input.key(), input.value(answers.path(input.key()))));
        return document;
    }

    public List<Problem> check(JsonNode answers) {
        return all.stream()
                .flatMap(input -> input.check(answers.path(input.key())).stream())
                .toList();
    }

    private FormShape shape() {
        return new FormShape(
                FORM,
                1,
                LocalizedText.of(FIELD),
                FIELD,
                FIELD,
                "",
                null,
                null,
                all.stream().map(RuleInput::shape).toList(),
                List.of());
    }

    private FormShape beside(FormShape shape) {
        if (all.isEmpty() || shape.field(FIELD).isPresent()) {
            return shape;
        }
        var fields = new ArrayList<>(shape.fields());
        fields.add(FieldShape.of(FIELD, "link", ValueType.LINK, LocalizedText.of(FIELD))
                .column(FIELD)
                .target(FORM)
                .computed(true)
                .build());
        return shape.with(fields);
    }
}
