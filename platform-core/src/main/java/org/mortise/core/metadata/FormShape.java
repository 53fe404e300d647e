package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/**
 * A published form as storage, access, flows, rules and reports see it; compiled by the form engine at publish.
 *
 * @param table table of its records in schema {@code rec}, without the schema
 * @param searchTable table of its search tokens in schema {@code rec}
 * @param titleField key of the field that names a record
 * @param ownerField key of the user field mirrored into {@code owner_id}; null: the creator owns
 * @param departmentField key of the department field mirrored into {@code dept_id}; null: the owner's department
 * @param uniques fields that are unique together or under a condition, beyond fields that are unique by themselves
 */
public record FormShape(
        ObjectKey form,
        int version,
        LocalizedText title,
        String table,
        String searchTable,
        String titleField,
        @Nullable String ownerField,
        @Nullable String departmentField,
        List<FieldShape> fields,
        List<UniqueShape> uniques) {

    public FormShape {
        fields = List.copyOf(fields);
        uniques = List.copyOf(uniques);
    }

    public Optional<FieldShape> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** A field by its key, or a column by {@code table.column}. */
    public Optional<FieldShape> at(String path) {
        var dot = path.indexOf('.');
        return dot < 0
                ? field(path)
                : field(path.substring(0, dot)).flatMap(table -> table.field(path.substring(dot + 1)));
    }

    /** What a record is called in the language of {@code locale}; empty where nothing names it. */
    public String titleOf(JsonNode data, Locale locale) {
        return field(titleField)
                .map(field -> field.textIn(locale, data))
                .orElseGet(() -> data.path(titleField))
                .asText("");
    }

    /** The fields and columns that hold the text of another one in another language, by path, with the path of that one. */
    public Map<String, String> translated() {
        var translated = new HashMap<String, String>();
        for (var field : fields) {
            field.translations().values().forEach(key -> translated.put(key, field.key()));
            var prefix = field.key() + ".";
            field.fields().forEach(column -> column.translations()
                    .values()
                    .forEach(key -> translated.put(prefix + key, prefix + column.key())));
        }
        return translated;
    }

    /** The same form with the choices that its option sets offer now. */
    FormShape offering(Function<ObjectKey, Optional<List<OptionShape>>> sets) {
        return with(fields.stream().map(field -> field.offering(sets)).toList());
    }

    /** The same form with the choices that fields of other forms, whose values it borrows, have now. */
    FormShape borrowing(Function<FieldShape.Borrowed, Optional<FieldShape>> sources) {
        return fields.stream().noneMatch(FieldShape::borrows)
                ? this
                : with(fields.stream().map(field -> field.borrowing(sources)).toList());
    }

    /** The same form with these fields. */
    public FormShape with(List<FieldShape> changed) {
        return new FormShape(
                form, version, title, table, searchTable, titleField, ownerField, departmentField, changed, uniques);
    }

    /** Paths of the fields and columns of which a walk still has to turn values. */
    public List<String> turning() {
        return fields.stream()
                .flatMap(field -> Stream.concat(
                        field.turning() ? Stream.of(field.key()) : Stream.empty(),
                        field.fields().stream()
                                .filter(FieldShape::turning)
                                .map(column -> field.key() + "." + column.key())))
                .toList();
    }

    /** The same form once all its values are kept as they shall be. */
    public FormShape settled() {
        return with(fields.stream().map(FieldShape::settled).toList());
    }

    /** Key of a document under which it lists the computed fields that hold what people gave. */
    public static final String OVERRIDDEN = "_own";

    /** Name of the kind of metadata whose {@code compiled} is a shape. */
    public static final String KIND = "form";

    /** The shape in a published form; empty for other kinds. */
    public static Optional<FormShape> of(PublishedObject object) {
        var compiled = object.compiled();
        return object.kind().equals(KIND) && compiled != null ? Optional.of(fromJson(compiled)) : Optional.empty();
    }

    /** Reads what {@link #toJson()} wrote. */
    public static FormShape fromJson(JsonNode compiled) {
        return Json.convert(compiled, FormShape.class);
    }

    /** As kept in {@code compiled} of a published form. */
    public JsonNode toJson() {
        return Json.mapper().valueToTree(this);
    }
}
