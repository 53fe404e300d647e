package org.mortise.rule.definition;

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
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/**
 * Values that come along with what sets a rule off. To formulas and conditions they are a record that the triggering one points to,
 * so that {@code input.reason} is read like any field behind a link.
 *
 * @param key of the link to them
 * @param fields none where nothing comes along
 */
public record Alongside(String key, LocalizedText title, List<FieldShape> fields) {

    static final Alongside NOTHING = new Alongside("", LocalizedText.of(""), List.of());

    /** No control makes them. */
    private static final String VALUE = "value";

    private static final UUID VALUES = new UUID(0, 1);

    public Alongside {
        fields = List.copyOf(fields);
    }

    /** One of the values. */
    static FieldShape value(String key, ValueType type, LocalizedText title) {
        return FieldShape.of(key, VALUE, type, title).column(key).build();
    }

    /** Whether the form has a field of the same key, which is then meant everywhere. */
    boolean isShadowedBy(FormShape shape) {
        return !fields.isEmpty() && shape.field(key).isPresent();
    }

    /** The types of what the rule may look at. */
    FieldTypes types(FormShape shape, Function<ObjectKey, Optional<FormShape>> forms) {
        return FormTypes.unsecured(
                beside(shape),
                form -> !fields.isEmpty() && form.equals(form()) ? Optional.of(shape()) : forms.apply(form));
    }

    /** The same facts with the values, as records hold them. */
    RecordFacts with(RecordFacts facts, ObjectNode values) {
        if (fields.isEmpty()) {
            return facts;
        }
        var document = facts.document().deepCopy();
        if (document.path("data") instanceof ObjectNode data && !isShadowedBy(facts.shape())) {
            data.put(key, VALUES.toString());
        }
        var linked = new HashMap<>(facts.linked());
        ObjectNode record = Json.object().put("id", VALUES.toString());
        record.set("data", values);
        linked.put(VALUES, new RecordFacts.Linked(shape(), record));
        return new RecordFacts(beside(facts.shape()), document, facts.oldData(), linked, facts.environment());
    }

    private ObjectKey form() {
        return new ObjectKey("mortise", "rule_" + key);
    }

    private FormShape shape() {
        return new FormShape(form(), 1, title, key, key, "", null, null, fields, List.of());
    }

    private FormShape beside(FormShape shape) {
        if (fields.isEmpty() || isShadowedBy(shape)) {
            return shape;
        }
        var all = new ArrayList<>(shape.fields());
        all.add(FieldShape.of(key, VALUE, ValueType.LINK, title)
                .column(key)
                .target(form())
                .computed(true)
                .build());
        return shape.with(all);
    }
}
