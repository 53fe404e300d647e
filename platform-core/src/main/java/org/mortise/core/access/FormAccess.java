package org.mortise.core.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;

/**
 * What one caller may do with a form: actions, and per grant a record scope with rights to fields.
 *
 * <p>Grants add up per (record, field): a field of a record is visible if some grant reaches the record and shows the field.
 * Administrators and the platform itself hold one grant of everything.
 */
public final class FormAccess {

    private final FormGrants granted;
    private final CallerAccess caller;
    private final boolean momentary;

    FormAccess(FormGrants granted, CallerAccess caller) {
        this(granted, caller, false);
    }

    /** @param momentary whether a grant was made for one question, and changes its meaning within a day */
    FormAccess(FormGrants granted, CallerAccess caller, boolean momentary) {
        this.granted = granted;
        this.caller = caller;
        this.momentary = momentary;
    }

    /** Whether what it lets through, with the condition {@code filter}, changes within a day. */
    public boolean isOfTheMoment(@Nullable Condition filter) {
        return momentary || caller.isOfTheMoment(filter);
    }

    public FormShape shape() {
        return granted.shape();
    }

    /** The caller to whom this belongs, for conditions that speak of him. */
    public CallerAccess caller() {
        return caller;
    }

    public List<Grant> grants() {
        return granted.grants();
    }

    public boolean may(RecordAction action) {
        return granted.may(action);
    }

    /** Access to a form that a link leads to; empty when it may not be read. */
    public Optional<FormAccess> linked(ObjectKey form) {
        return caller.readable(form);
    }

    /**
     * Access to the records that a field leads to, as far as they are named beside it: those that may be read, and beyond them the
     * titles where the field names all records; empty when none may be read.
     *
     * @param path key of the field, {@code table.column} for a column
     */
    public Optional<FormAccess> named(String path, ObjectKey target) {
        return caller.named(shape(), path, target);
    }

    /** The strongest right to see a field that some record may give. */
    FieldRight reading(String key) {
        return granted.reading(key);
    }

    /** The strongest right to a field that some record may give: for the user interface and for checking what a query names. */
    public FieldRight right(String key) {
        return granted.right(key);
    }

    /** Whether a field may be named in filters, orders, groups and measures. */
    public boolean mayAsk(String key) {
        return granted.reading(key).atLeast(FieldRight.READ);
    }

    /** Whether anything of a field may be shown, if only masked. */
    public boolean mayShow(String key) {
        return granted.reading(key).atLeast(FieldRight.MASKED);
    }

    /** Rights by key, top-level fields and columns of sub-tables; hidden ones are left out. */
    public Map<String, FieldRight> rights() {
        return granted.keys().stream()
                .filter(key -> right(key) != FieldRight.HIDDEN)
                .collect(Collectors.toMap(key -> key, this::right));
    }

    /** Which records {@code action} reaches; {@link Condition#ALWAYS} for all. */
    public Condition scope(RecordAction action) {
        return granted.scope(action);
    }

    /** Which of the readable records show at least {@code right} of a field; {@link Condition#ALWAYS} for all of them. */
    public Condition showing(String key, FieldRight right) {
        return granted.showing(key, right);
    }

    /** The different scopes of all grants, in a fixed order; see {@link #rights(List)}. */
    public List<Condition> scopes() {
        return granted.scopes();
    }

    /** @param matches for each of {@link #scopes()}, whether the record lies in it */
    public RecordRights rights(List<Boolean> matches) {
        return granted.rights(matches);
    }

    /** The rights to a record that lies in the scopes of all grants: what some record may give. */
    public RecordRights anywhere() {
        return granted.anywhere();
    }

    /** The types of the fields that may be asked for; all others are unknown. */
    public FormTypes types() {
        return new FormTypes(shape(), target -> linked(target).map(FormAccess::types), this::mayAsk);
    }

    /** The types of all fields, for the conditions of grants themselves. */
    public FormTypes allTypes() {
        return FormTypes.unsecured(shape(), caller::shape);
    }
}
