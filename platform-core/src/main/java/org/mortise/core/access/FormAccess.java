package org.mortise.core.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mortise.core.condition.Condition;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;

/**
 * What one caller may do with a form: actions, and per grant a record scope with rights to fields.
 *
 * <p>Grants add up per (record, field): a field of a record is visible if some grant reaches the record and shows the field.
 * Administrators and the platform itself hold one grant of everything.
 */
public final class FormAccess {

    private final FormShape shape;
    private final List<Grant> grants;
    private final CallerAccess caller;

    FormAccess(FormShape shape, List<Grant> grants, CallerAccess caller) {
        this.shape = shape;
        this.grants = List.copyOf(grants);
        this.caller = caller;
    }

    public FormShape shape() {
        return shape;
    }

    /** The caller to whom this belongs, for conditions that speak of him. */
    public CallerAccess caller() {
        return caller;
    }

    public List<Grant> grants() {
        return grants;
    }

    public boolean may(RecordAction action) {
        return grants.stream().anyMatch(grant -> grant.allows(action));
    }

    /** Access to a form that a link leads to; empty when it may not be read. */
    public Optional<FormAccess> linked(ObjectKey form) {
        return caller.readable(form);
    }

    /** The strongest right to a field that some record may give: for the user interface and for checking what a query names. */
    public FieldRight right(String key) {
        var reading = rightIn(grants, RecordAction.READ, key);
        var writable = rightIn(grants, RecordAction.UPDATE, key) == FieldRight.WRITE
                || rightIn(grants, RecordAction.CREATE, key) == FieldRight.WRITE;
        if (writable) {
            return FieldRight.WRITE;
        }
        return reading == FieldRight.WRITE ? FieldRight.READ : reading;
    }

    /** Whether a field may be named in filters, orders, groups and measures. */
    public boolean mayAsk(String key) {
        return rightIn(grants, RecordAction.READ, key).atLeast(FieldRight.READ);
    }

    /** Whether anything of a field may be shown, if only masked. */
    public boolean mayShow(String key) {
        return rightIn(grants, RecordAction.READ, key).atLeast(FieldRight.MASKED);
    }

    /** Rights by key, top-level fields and columns of sub-tables; hidden ones are left out. */
    public Map<String, FieldRight> rights() {
        return keys().stream()
                .filter(key -> right(key) != FieldRight.HIDDEN)
                .collect(Collectors.toMap(key -> key, this::right));
    }

    /** Which records {@code action} reaches; {@link Condition#ALWAYS} for all. */
    public Condition scope(RecordAction action) {
        return anyOf(scopes(action));
    }

    /** Which of the readable records show at least {@code right} of a field; {@link Condition#ALWAYS} for all of them. */
    public Condition showing(String key, FieldRight right) {
        var showing = grants.stream()
                .filter(grant ->
                        grant.allows(RecordAction.READ) && rightOf(grant, key).atLeast(right))
                .map(Grant::scope)
                .distinct()
                .toList();
        return showing.containsAll(scopes(RecordAction.READ)) && !showing.isEmpty() ? Condition.ALWAYS : anyOf(showing);
    }

    /** The different scopes of all grants, in a fixed order; see {@link #rights(List)}. */
    public List<Condition> scopes() {
        return grants.stream().map(Grant::scope).distinct().toList();
    }

    /** @param matches for each of {@link #scopes()}, whether the record lies in it */
    public RecordRights rights(List<Boolean> matches) {
        var scopes = scopes();
        return new RecordRights(
                this,
                grants.stream()
                        .filter(grant -> matches.get(scopes.indexOf(grant.scope())))
                        .toList());
    }

    /** The types of the fields that may be asked for; all others are unknown. */
    public FormTypes types() {
        return new FormTypes(shape, target -> linked(target).map(FormAccess::types), this::mayAsk);
    }

    /** The types of all fields, for the conditions of grants themselves. */
    public FormTypes allTypes() {
        return FormTypes.unsecured(shape, caller::shape);
    }

    /** Keys that have rights: fields, and columns of sub-tables as {@code items.price}. */
    Collection<String> keys() {
        var keys = new ArrayList<String>();
        for (var field : shape.fields()) {
            keys.add(field.key());
            if (field.type() == ValueType.SUBTABLE) {
                field.fields().stream().map(FieldShape::key).forEach(column -> keys.add(field.key() + "." + column));
            }
        }
        return keys;
    }

    FieldRight rightIn(List<Grant> among, RecordAction action, String key) {
        return among.stream()
                .filter(grant -> grant.allows(action))
                .map(grant -> rightOf(grant, key))
                .reduce(FieldRight.HIDDEN, FieldRight::or);
    }

    /** System columns that mirror a field are as visible as the field. */
    private FieldRight rightOf(Grant grant, String key) {
        var system = SystemField.of(key).orElse(null);
        if (system == null) {
            return grant.fields().of(key);
        }
        var mirrored =
                switch (system) {
                    case OWNER -> shape.ownerField();
                    case DEPARTMENT -> shape.departmentField();
                    default -> null;
                };
        if (mirrored == null) {
            return FieldRight.READ;
        }
        var right = grant.fields().of(mirrored);
        return right == FieldRight.WRITE ? FieldRight.READ : right;
    }

    private List<Condition> scopes(RecordAction action) {
        return grants.stream()
                .filter(grant -> grant.allows(action))
                .map(Grant::scope)
                .distinct()
                .toList();
    }

    private static Condition anyOf(List<Condition> scopes) {
        if (scopes.contains(Condition.ALWAYS)) {
            return Condition.ALWAYS;
        }
        return scopes.size() == 1 ? scopes.get(0) : new Condition.Any(scopes);
    }
}
