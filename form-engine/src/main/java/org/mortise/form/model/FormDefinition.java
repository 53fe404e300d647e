package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.UniqueShape;

/**
 * A form as its author wrote it.
 *
 * @param titleField key of the field that names a record; empty when the document names none
 * @param onHide what happens to the values of fields that rules hide, where they do not say themselves
 * @param afterSubmit when fields of submitted records may be changed, where they do not say themselves
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
        String afterSubmit,
        @Nullable String ownerField,
        @Nullable String departmentField,
        List<UniqueShape> uniques) {

    /** As long as a form does not say otherwise, its records may be changed once their approval has ended. */
    public static final String ENDED = "ended";

    public FormDefinition {
        fields = List.copyOf(fields);
        layouts = List.copyOf(layouts);
        rules = List.copyOf(rules);
        validations = List.copyOf(validations);
        uniques = List.copyOf(uniques);
    }

    /** Reads a document that fits the schema of forms. */
    public static FormDefinition parse(ObjectKey key, JsonNode doc) {
        var model = doc.path("model");
        var logic = doc.path("logic");
        var written = FieldRules.of(model.path("fields"));
        var rules = Nodes.indexed(logic.path("rules"), "/logic/rules/", LinkageRule::parse);
        rules.addAll(written.rules());
        var fields = Nodes.list(model.path("fields"), FieldDefinition::parse);
        var translations = Translations.byPath(fields);
        rules.replaceAll(rule -> rule.followed(translations));
        var validations = Nodes.indexed(logic.path("validations"), "/logic/validations/", Validation::parse);
        validations.addAll(written.validations());
        return new FormDefinition(
                key,
                Nodes.label(doc.path("title"), key.key()),
                model.path("titleField").asText(""),
                fields,
                Nodes.list(doc.path("layouts"), Layout::parse),
                rules,
                validations,
                doc.path("settings").path("onHide").asText("clear"),
                doc.path("settings").path("afterSubmit").asText(ENDED),
                Nodes.text(model.path("ownerField")),
                Nodes.text(model.path("departmentField")),
                Nodes.list(model.path("uniques"), FormDefinition::unique));
    }

    private static UniqueShape unique(JsonNode json) {
        return new UniqueShape(
                Nodes.text(json.path("table")),
                Nodes.texts(json.path("fields")),
                json.path("within").asText("").equals("form"),
                json.path("when").isObject() ? json.path("when") : null,
                json.has("message") ? Nodes.label(json.path("message"), "") : null);
    }

    public Optional<FieldDefinition> field(String fieldKey) {
        return named(fields, fieldKey);
    }

    /** A field by its key, or a column by {@code table.column}. */
    public Optional<FieldDefinition> at(String path) {
        var dot = path.indexOf('.');
        return dot < 0
                ? field(path)
                : field(path.substring(0, dot)).flatMap(table -> named(table.fields(), path.substring(dot + 1)));
    }

    private static Optional<FieldDefinition> named(List<FieldDefinition> among, String key) {
        return among.stream().filter(field -> field.key().equals(key)).findFirst();
    }
}
