package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.Formula;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.BoundControl;
import org.mortise.form.model.FieldDefinition;

/**
 * A field ready for use.
 *
 * @param path its key, {@code table.column} for a column
 * @param compute formula that gives its value; null when people give it, or when the formula has become wrong
 * @param initial value of new records and rows; null when there is none
 * @param columns of a sub-table; empty otherwise
 */
public record PreparedField(
        String path,
        FieldDefinition definition,
        FieldShape shape,
        BoundControl<?> control,
        @Nullable Formula compute,
        @Nullable ValueSource initial,
        List<PreparedField> columns) {

    public PreparedField {
        columns = List.copyOf(columns);
    }

    public String key() {
        return shape.key();
    }

    public boolean isTable() {
        return shape.type() == ValueType.SUBTABLE;
    }

    /** Whether people may give its value at all. */
    public boolean isWritable() {
        return (definition.compute() == null || definition.override())
                && control.control().writable();
    }

    /** Whether people may overrule its formula. */
    boolean isOverridable() {
        return definition.compute() != null && definition.override();
    }

    /** Keys of the fields of the record that the filter of a link speaks of. */
    public Set<String> filterReads() {
        return shape.target() == null
                ? Set.of()
                : LinkFilter.reads(definition.props().path("filter"));
    }

    /** Where its choices come from, when these are values of records of another form. */
    public Optional<OptionSource> optionsFrom() {
        return OptionSource.of(definition.props());
    }

    /** Keys of the fields of linked records that its picker shows beside the title. */
    public List<String> pickerColumns() {
        return StreamSupport.stream(definition.props().path("columns").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Which people or departments may be chosen for it; empty when all may, or when nobody chooses. */
    public Optional<ReferenceScope> scope() {
        return isComputed() ? Optional.empty() : ReferenceScope.of(definition.props());
    }

    /** Whether a link lets go of records that no longer fit, instead of asking for others. */
    boolean takesBackLinks() {
        return definition.props().path("onInvalid").asText("").equals("clear");
    }

    /** Whether the platform can compute it without asking who saves. */
    public boolean isRecomputable() {
        return isComputed() && (compute == null || !compute.isPersonal());
    }

    /** What it reads of another record over a link beside it; empty unless it is a lookup. */
    public Optional<FieldPath> lookedUp() {
        return definition.lookup().map(lookup -> FieldPath.of(lookup.via() + "." + lookup.field()));
    }

    /** Whether it is what is reckoned over other records, which a pass is given. */
    public boolean isRollup() {
        return definition.rollup().isPresent();
    }

    /** Whether the platform gives its value. */
    public boolean isComputed() {
        return compute != null || definition.lookup().isPresent() || isRollup();
    }

    public Optional<PreparedField> column(String columnKey) {
        return columns.stream().filter(column -> column.key().equals(columnKey)).findFirst();
    }
}
