package org.mortise.core.metadata;

import java.util.List;
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
        @Nullable String currency) {

    public FieldShape {
        if (type.hasColumn() && column == null) {
            throw new IllegalArgumentException(key + " has no column");
        }
        options = List.copyOf(options);
        fields = List.copyOf(fields);
        // A form that was compiled before parts were known has none.
        parts = Map.copyOf(Objects.requireNonNullElse(parts, Map.of()));
    }

    /** A field of another form. */
    public record Borrowed(ObjectKey form, String field) {}

    /** A field with values of its own. */
    public FieldShape(
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
            boolean computed) {
        this(
                key,
                control,
                type,
                title,
                column,
                table,
                target,
                options,
                optionSet,
                fields,
                scale,
                searchable,
                unique,
                computed,
                false,
                null,
                Map.of(),
                null);
    }

    /** The same field, masked or not where a role does not name it. */
    public FieldShape masked(boolean hiding) {
        return new FieldShape(
                key,
                control,
                type,
                title,
                column,
                table,
                target,
                options,
                optionSet,
                fields,
                scale,
                searchable,
                unique,
                computed,
                hiding,
                borrowed,
                parts,
                currency);
    }

    /** The same field, whose values can be asked for their parts. */
    public FieldShape madeOf(Map<String, ValueType> named) {
        return new FieldShape(
                key,
                control,
                type,
                title,
                column,
                table,
                target,
                options,
                optionSet,
                fields,
                scale,
                searchable,
                unique,
                computed,
                masked,
                borrowed,
                named,
                currency);
    }

    /** The same field, whose amounts are in what the field {@code saying} says; null for one currency. */
    public FieldShape in(@Nullable String saying) {
        return new FieldShape(
                key,
                control,
                type,
                title,
                column,
                table,
                target,
                options,
                optionSet,
                fields,
                scale,
                searchable,
                unique,
                computed,
                masked,
                borrowed,
                parts,
                saying);
    }

    /** The same field, whose values stand in a column of their own and in no other table. */
    public FieldShape keptIn(String name) {
        return new FieldShape(
                key,
                control,
                type,
                title,
                name,
                null,
                target,
                options,
                optionSet,
                fields,
                scale,
                searchable,
                unique,
                computed,
                masked,
                borrowed,
                parts,
                currency);
    }

    /** The same field with what its option set offers now; a field without one stays as it is. */
    FieldShape offering(Function<ObjectKey, Optional<List<OptionShape>>> sets) {
        var columns = fields.stream().map(field -> field.offering(sets)).toList();
        return offering(optionSet == null ? options : sets.apply(optionSet).orElse(options), columns);
    }

    /** The same field with the options that the field it borrows from has now; one that borrows nothing stays as it is. */
    FieldShape borrowing(Function<Borrowed, Optional<FieldShape>> sources) {
        if (fields.stream().anyMatch(FieldShape::borrows)) {
            return offering(
                    options,
                    fields.stream().map(column -> column.borrowing(sources)).toList());
        }
        return borrowed == null || options.isEmpty()
                ? this
                : sources.apply(borrowed)
                        .map(source -> offering(source.options(), fields))
                        .orElse(this);
    }

    /** Whether its values, or those of one of its columns, are those of another form's field. */
    boolean borrows() {
        return borrowed != null || fields.stream().anyMatch(FieldShape::borrows);
    }

    private FieldShape offering(List<OptionShape> offered, List<FieldShape> columns) {
        return new FieldShape(
                key,
                control,
                type,
                title,
                column,
                table,
                target,
                offered,
                optionSet,
                columns,
                scale,
                searchable,
                unique,
                computed,
                masked,
                borrowed,
                parts,
                currency);
    }

    public Optional<FieldShape> field(String childKey) {
        return fields.stream().filter(child -> child.key().equals(childKey)).findFirst();
    }

    public Optional<OptionShape> option(String optionKey) {
        return options.stream().filter(option -> option.key().equals(optionKey)).findFirst();
    }
}
