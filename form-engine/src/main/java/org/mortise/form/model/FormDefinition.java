package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/**
 * A form as its author wrote it.
 *
 * @param titleField key of the field that names a record; empty when the document names none
 * @param onHide what happens to the values of fields that rules hide, where they do not say themselves
 * @param ownerField key of the user field that says who owns a record; null: whoever makes it
 * @param departmentField key of the department field that says where a record belongs; null: the owner's department
 */
public record FormDefinition(
        ObjectKey key,
        LocalizedText title,
        String titleField,
        List<FieldDefinition> fields,
        List<Layout> layouts,
        List<LinkageRule> rules,
        List<Validation> validations,
        String onHide,
        @Nullable String ownerField,
        @Nullable String departmentField,
        List<List<String>> uniques) {

    public FormDefinition {
        fields = List.copyOf(fields);
        layouts = List.copyOf(layouts);
        rules = List.copyOf(rules);
        validations = List.copyOf(validations);
        uniques = uniques.stream().map(List::copyOf).toList();
    }

    /** Reads a document that fits the schema of forms. */
    public static FormDefinition parse(ObjectKey key, JsonNode doc) {
        var model = doc.path("model");
        var logic = doc.path("logic");
        var uniques = new ArrayList<List<String>>();
        model.path("uniques").forEach(unique -> uniques.add(Nodes.texts(unique.path("fields"))));
        var written = FieldRules.of(model.path("fields"));
        var rules = Nodes.indexed(logic.path("rules"), "/logic/rules/", LinkageRule::parse);
        rules.addAll(written.rules());
        var validations = Nodes.indexed(logic.path("validations"), "/logic/validations/", Validation::parse);
        validations.addAll(written.validations());
        return new FormDefinition(
                key,
                Nodes.label(doc.path("title"), key.key()),
                model.path("titleField").asText(""),
                Nodes.list(model.path("fields"), FieldDefinition::parse),
                Nodes.list(doc.path("layouts"), Layout::parse),
                rules,
                validations,
                doc.path("settings").path("onHide").asText("clear"),
                Nodes.text(model.path("ownerField")),
                Nodes.text(model.path("departmentField")),
                uniques);
    }

    public Optional<FieldDefinition> field(String fieldKey) {
        return fields.stream().filter(field -> field.key().equals(fieldKey)).findFirst();
    }
}
