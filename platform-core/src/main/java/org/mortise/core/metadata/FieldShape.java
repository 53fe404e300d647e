package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/**
 * A field of a published form as storage, access and reports see it.
 *
 * @param key immutable key, unique in its form (or in its sub-table)
 * @param control type of the control that made it, such as {@code money}
 * @param column name of the shadow column in the form's (or sub-table's) table; null when it has none
 * @param table child table of a sub-table or link table of many links of a form; null otherwise
 * @param target form that a link points to; null otherwise
 * @param options choices, in order; empty when there are none
 * @param optionSet where the choices are kept, when several forms share them; null when they are the field's own
 * @param fields columns of a sub-table; empty otherwise
 * @param scale digits after the point of a number; 0 otherwise
 * @param searchable whether its text is found by the search box
 * @param unique whether no two records share its value
 * @param computed whether the engine computes it, so that nobody writes it
 * @param masked whether roles that do not name it see it masked
 * @param borrowed where its values come from, when they are those of another form's field; null otherwise
 * @param parts what its values are made of and can be asked for by itself, such as {@code start} of a span of days; empty otherwise
 * @param currency key of the field that says in which currency its amounts are: beside it in its row, or of the record; null when
 *     they are all in one
 * @param code the currency that all its amounts are in; null when another field says it, and for what is no amount
 * @param beyond of a link that names records beyond the scope of whoever looks: keys of the fields that he sees of them beside the
 *     title; null: he sees nothing of them
 * @param encrypted whether the database keeps its values sealed, so that they are compared for being the same and nothing else
 * @param traits what its control says of its values beyond their type
 * @param turning whether some values may still be kept as they were before it became encrypted, or while it was: a walk turns them
 * @param translations keys of the fields beside it that hold its text in other languages, by language tag; empty when there are none
 */
public record FieldShape(
        String key,
        String control,
        ValueType type,
        LocalizedText title,
        @Nullable String column,
        @Nullable String table,
        @Nullable ObjectKey target,
        List<OptionShape> options,
        @Nullable ObjectKey optionSet,
        List<FieldShape> fields,
        int scale,
        boolean searchable,
        boolean unique,
        boolean computed,
        boolean masked,
        @Nullable Borrowed borrowed,
        Map<String, ValueType> parts,
        @Nullable String currency,
        @Nullable String code,
        @Nullable List<String> beyond,
        boolean encrypted,
        FieldTraits traits,
        boolean turning,
        Map<String, String> translations) {

    public FieldShape {
        if (type.hasColumn() && column == null) {
            throw new IllegalArgumentException(key + " has no column");
        }
        options = List.copyOf(options);
        beyond = beyond == null ? null : List.copyOf(beyond);
        fields = List.copyOf(fields);
        // A form that was compiled before parts were known has none.
        parts = Map.copyOf(Objects.requireNonNullElse(parts, Map.of()));
        traits = Objects.requireNonNullElse(traits, FieldTraits.PLAIN);
        translations = Map.copyOf(Objects.requireNonNullElse(translations, Map.of()));
    }

    /** A field of another form. */
    public record Borrowed(ObjectKey form, String field) {}

    /** A field to be told what else it is. */
    public static FieldShapeBuilder of(String key, String control, ValueType type, LocalizedText title) {
        return new FieldShapeBuilder(key, control, type, title);
    }

    /** The same field, to be told in what it differs. */
    public FieldShapeBuilder but() {
        return new FieldShapeBuilder(this);
    }

    /** The same field with what its option set offers now; a field without one stays as it is. */
    FieldShape offering(Function<ObjectKey, Optional<List<OptionShape>>> sets) {
        var columns = fields.stream().map(field -> field.offering(sets)).toList();
        var offered = optionSet == null ? options : sets.apply(optionSet).orElse(options);
        return but().options(offered).fields(columns).build();
    }

    /** The same field with the options that the field it borrows from has now; one that borrows nothing stays as it is. */
    FieldShape borrowing(Function<Borrowed, Optional<FieldShape>> sources) {
        if (fields.stream().anyMatch(FieldShape::borrows)) {
            var columns = fields.stream().map(each -> each.borrowing(sources)).toList();
            return but().fields(columns).build();
        }
        return borrowed == null || options.isEmpty()
                ? this
                : sources.apply(borrowed)
                        .map(source -> but().options(source.options()).build())
                        .orElse(this);
    }

    /** Whether the database may hold its values sealed: it is encrypted, or was until lately. */
    public boolean mayBeSealed() {
        return encrypted || turning;
    }

    /** The same field once all its values, and those of its columns, are kept as they shall be. */
    public FieldShape settled() {
        return but().turning(false)
                .fields(fields.stream().map(FieldShape::settled).toList())
                .build();
    }

    /** Whether its values, or those of one of its columns, are those of another form's field. */
    boolean borrows() {
        return borrowed != null || fields.stream().anyMatch(FieldShape::borrows);
    }

    /** Its text in the language of {@code locale}, else as it stands in the field itself; missing where neither says anything. */
    public JsonNode textIn(Locale locale, JsonNode data) {
        var translated = data.path(translations.getOrDefault(locale.toLanguageTag(), key));
        return translated.asText("").isBlank() ? data.path(key) : translated;
    }

    public Optional<FieldShape> field(String childKey) {
        return fields.stream().filter(child -> child.key().equals(childKey)).findFirst();
    }

    /** An option with all that is below it in the tree; one that it does not have stands for itself. */
    public List<String> branch(String optionKey) {
        var branch = new ArrayList<>(List.of(optionKey));
        // Each stands after the one that holds it.
        for (var option : options) {
            if (option.parent() != null && branch.contains(option.parent()) && !branch.contains(option.key())) {
                branch.add(option.key());
            }
        }
        return branch;
    }

    /**
     * What its choices are called, by key: in a tree, kept by one key, from the top down.
     *
     * @return null when it has none of its own; none at all for tags, which are words
     */
    public @Nullable Map<String, List<LocalizedText>> labels() {
        if (options.isEmpty()) {
            return traits.open() ? Map.of() : null;
        }
        var labels = new LinkedHashMap<String, List<LocalizedText>>();
        for (var option : options) {
            // Each stands after the one that holds it.
            var above = type == ValueType.OPTION && option.parent() != null ? labels.get(option.parent()) : null;
            var path = new ArrayList<>(above == null ? List.<LocalizedText>of() : above);
            path.add(option.label());
            labels.put(option.key(), List.copyOf(path));
        }
        return labels;
    }

    public Optional<OptionShape> option(String optionKey) {
        return options.stream().filter(option -> option.key().equals(optionKey)).findFirst();
    }
}
